/** The calendar state of a member (Q16). */
export const calendarStates = ["none", "connecting", "ok", "stale", "error", "disconnected", "not-applicable"] as const;

/** The calendar state of a member (Q16). */
export type CalendarState = (typeof calendarStates)[number];

/** Three simplified states for hosts (Q16). */
export type Fold = "ok" | "pending" | "warning";

/** The simplified calendar state. */
export const foldCalendar = (state: CalendarState): Fold =>
  state === "ok" || state === "not-applicable"
    ? "ok"
    : state === "none" || state === "connecting"
      ? "pending"
      : "warning";
