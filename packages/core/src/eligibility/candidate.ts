import type { Span } from "../calendars/busy.ts";

/** A restriction of a worker (A11). Profiles hold text so far, which reads as `other`. */
export type WorkRestriction =
  | { readonly kind: "cannot-work-with"; readonly personId: string }
  /** The shift needs the other person too. */
  | { readonly kind: "must-work-with"; readonly personId: string }
  /** Not on these days of the week (1 is Monday), between these local times. Without times, all day. */
  | {
      readonly kind: "not-at";
      readonly days: readonly number[];
      readonly from: string | null;
      readonly until: string | null;
    }
  | { readonly kind: "not-as"; readonly position: string }
  /** One colleague without this restriction can supervise at most so many people with it on one shift. */
  | { readonly kind: "supervised"; readonly perSupervisor: number }
  /** For people to read; never enforced. */
  | { readonly kind: "other"; readonly note: string };

/** Another shift of a candidate: milliseconds since the epoch. */
export interface OtherShift {
  readonly scheduleId: string;
  readonly start: number;
  readonly end: number;
}

/** Limits from the hours group of the profile; null if not set. */
export interface WorkLimits {
  readonly weeklyHours: number | null;
  readonly restHours: number | null;
  /** Days in a row. */
  readonly mostDays: number | null;
}

/** Everything that decides whether a person may take a shift. */
export interface Candidate {
  readonly personId: string;
  readonly isMember: boolean;
  readonly isAssignable: boolean;
  /** The IANA zone of the person's days: theirs, otherwise the schedule's (Q30, Q57). */
  readonly timeZone: string;
  /** Their other open shifts around this one, on all schedules, by start. Never the shift itself. */
  readonly shifts: readonly OtherShift[];
  /** Busy times of their calendar around the shift. */
  readonly busy: readonly Span[];
  /** Days they blocked, as instants. */
  readonly blocked: readonly Span[];
  /** Approved time off, as instants. */
  readonly timeOff: readonly Span[];
  readonly limits: WorkLimits;
  readonly restrictions: readonly WorkRestriction[];
  /** Names of skills, folded. */
  readonly skills: readonly string[];
  /** Names of certifications, folded, and their last day; null if they don't expire. */
  readonly certifications: readonly { readonly name: string; readonly expiresOn: string | null }[];
}

/** The shift to fill, and who is on it already. */
export interface EligibilityContext {
  readonly scheduleId: string;
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
  readonly position: string;
  readonly needs: readonly { readonly kind: "skill" | "certification"; readonly name: string }[];
  /** The other people on the shift. */
  readonly team: readonly Pick<Candidate, "personId" | "restrictions">[];
}
