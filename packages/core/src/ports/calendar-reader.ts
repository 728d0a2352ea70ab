/** A period in which a person is busy: milliseconds since the epoch; `until` is exclusive. */
export interface Busy {
  readonly from: number;
  readonly until: number;
  /**
   * The dates of all-day events whose zone isn't known for certain, as `2026-06-04`; `until` is exclusive. `from` and
   * `until` are these dates in the zone assumed when reading (Q57).
   */
  readonly dates?: { readonly from: string; readonly until: string } | undefined;
}

/** A request to read a calendar. */
export interface CalendarQuestion {
  /** Busy times within this window: milliseconds since the epoch. */
  readonly from: number;
  readonly until: number;
  /** The version marker of the previous response; null the first time. */
  readonly etag: string | null;
  /** The IANA zone of the person, for all-day events and times without a zone (Q57). */
  readonly zone?: string | undefined;
}

/** Why a calendar could not be read. Codes only: responses of the other server are never passed on (P66). */
export const calendarProblems = [
  "address-invalid",
  "address-refused",
  "unreachable",
  "timed-out",
  "not-found",
  "not-a-calendar",
  "too-large",
] as const;

/** Why a calendar could not be read. */
export type CalendarProblem = (typeof calendarProblems)[number];

/**
 * The result of a read. Busy times are in order; only those with `dates` may overlap others. Titles, places and people are
 * dropped (Q52).
 */
export type CalendarReading =
  | {
      readonly status: "read";
      readonly busy: readonly Busy[];
      readonly etag: string | null;
      /** The number of events that could only be read in part: the person may be free where they appear busy. */
      readonly partial?: number | undefined;
    }
  | { readonly status: "unchanged" }
  | { readonly status: "failed"; readonly problem: CalendarProblem };

/** Reads calendars by their iCalendar address, as a port. Never throws, and returns within 15 seconds. */
export interface CalendarReader {
  read(address: string, question: CalendarQuestion): Promise<CalendarReading>;
}

/** A person as the host knows them. */
export interface HostPerson {
  readonly organizationId: string;
  readonly hostUserId: string;
}

/** Busy times from the host, as a port: for hosts that store their users' calendars (Q52). */
export interface HostCalendars {
  /** Null if the host has no calendar of this person. Throws if it can't answer now. */
  busyTimes(person: HostPerson, window: Pick<CalendarQuestion, "from" | "until">): Promise<readonly Busy[] | null>;
}
