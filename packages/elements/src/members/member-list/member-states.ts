import type { IconName } from "../../ui/icons.ts";
import type { CalendarState, InvitationState } from "../wire.ts";

/** How a state looks: its drawing, and its colour (Q16). */
export type StateLook = readonly [drawing: IconName, tone: "ok" | "quiet" | "warn" | "danger"];

/** The looks of the invitation states (B37). */
export const invitationLooks: Readonly<Record<InvitationState, StateLook>> = {
  "not-invited": ["mail", "quiet"],
  queued: ["clock", "quiet"],
  sent: ["sent", "quiet"],
  bounced: ["warning", "danger"],
  accepted: ["done", "ok"],
  declined: ["stop", "danger"],
  expired: ["clock", "warn"],
  revoked: ["stop", "warn"],
  "not-needed": ["done", "ok"],
};

/** The looks of the calendar states (B38). */
export const calendarLooks: Readonly<Record<CalendarState, StateLook>> = {
  none: ["calendar", "quiet"],
  connecting: ["clock", "quiet"],
  ok: ["connected", "ok"],
  stale: ["clock", "warn"],
  error: ["warning", "danger"],
  disconnected: ["unavailable", "warn"],
  "not-applicable": ["calendar", "quiet"],
};

/** The invitation states, in the order of a filter. */
export const invitationStates = Object.keys(invitationLooks) as readonly InvitationState[];
