/** Where the invitation of a member stands (Q16). */
export const invitationStates = [
  "not-invited",
  "queued",
  "sent",
  "bounced",
  "accepted",
  "declined",
  "expired",
  "revoked",
  "not-needed",
] as const;

/** Where the invitation of a member stands (Q16). */
export type InvitationState = (typeof invitationStates)[number];

/** Where the calendar of a member stands (Q16). */
export const calendarStates = ["none", "connecting", "ok", "stale", "error", "disconnected", "not-applicable"] as const;

/** Where the calendar of a member stands (Q16). */
export type CalendarState = (typeof calendarStates)[number];

/** The three answers for hosts that want no more (Q16). */
export type Fold = "ok" | "pending" | "warning";

/** The invitation state, folded. */
export const foldInvitation = (state: InvitationState): Fold =>
  state === "accepted" || state === "not-needed"
    ? "ok"
    : state === "not-invited" || state === "queued" || state === "sent"
      ? "pending"
      : "warning";

/** The calendar state, folded. */
export const foldCalendar = (state: CalendarState): Fold =>
  state === "ok" || state === "not-applicable"
    ? "ok"
    : state === "none" || state === "connecting"
      ? "pending"
      : "warning";
