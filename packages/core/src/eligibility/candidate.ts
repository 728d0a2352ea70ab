import type { Span } from "../calendars/busy.ts";
import type { Period } from "../certifications/periods.ts";
import type { Colleague, Restriction } from "../profiles/values.ts";
import type { ShiftNeed } from "../shifts/collection.ts";

/** A restriction of a worker (A11). */
export type WorkRestriction = Restriction | Colleague;

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
  /** The certifications that shifts need, by their folded names, and when they are valid. */
  readonly certifications: readonly {
    readonly name: string;
    readonly periods: readonly Period[];
    /** How many days after a period the certification still counts. */
    readonly graceDays: number;
  }[];
}

/** A person who is already on the shift. */
export type TeamMember = Pick<Candidate, "personId" | "restrictions" | "skills" | "certifications">;

/** The shift to fill, and who is already on it. */
export interface EligibilityContext {
  readonly scheduleId: string;
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
  readonly position: string;
  readonly needs: readonly ShiftNeed[];
  /** The number of people it needs. */
  readonly slots: number;
  /** The other people on the shift. */
  readonly team: readonly TeamMember[];
}
