/** A stretch of time in which somebody is busy: milliseconds since the epoch, `until` not included. */
export interface Busy {
  readonly from: number;
  readonly until: number;
}

/** What is asked of a calendar. */
export interface CalendarQuestion {
  /** Busy times within this window: milliseconds since the epoch. */
  readonly from: number;
  readonly until: number;
  /** What the last answer was marked with; null the first time. */
  readonly etag: string | null;
}

/** Why a calendar could not be read. Codes only: what the other server said is never passed on (P66). */
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

/** What a calendar answered. Busy times are in order and do not overlap; titles, places and people are left behind (Q52). */
export type CalendarReading =
  | { readonly status: "read"; readonly busy: readonly Busy[]; readonly etag: string | null }
  | { readonly status: "unchanged" }
  | { readonly status: "failed"; readonly problem: CalendarProblem };

/** Reads calendars by their iCalendar address, as a port. Never throws, and answers within 15 seconds. */
export interface CalendarReader {
  read(address: string, question: CalendarQuestion): Promise<CalendarReading>;
}

/** A person as the host knows them. */
export interface HostPerson {
  readonly organizationId: string;
  readonly hostUserId: string;
}

/** Busy times that the host itself knows, as a port: for hosts that hold their users' calendars (Q52). */
export interface HostCalendars {
  /** Null where the host has no calendar of this person. Throws where it cannot say now. */
  busyTimes(person: HostPerson, window: Pick<CalendarQuestion, "from" | "until">): Promise<readonly Busy[] | null>;
}
