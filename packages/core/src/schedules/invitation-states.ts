import type { Fold } from "../people/calendar-states.ts";

/** The invitation state of a member (Q16). */
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

/** The invitation state of a member (Q16). */
export type InvitationState = (typeof invitationStates)[number];

/** The simplified invitation state. */
export const foldInvitation = (state: InvitationState): Fold =>
  state === "accepted" || state === "not-needed"
    ? "ok"
    : state === "not-invited" || state === "queued" || state === "sent"
      ? "pending"
      : "warning";
