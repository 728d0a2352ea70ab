import type { CalendarLinkView } from "@rollcall/core";
import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** The caller created a calendar link. The event doesn't contain its address. */
export class CalendarLinkCreatedEvent extends rollcallEvent("rollcall-calendar-link-created")<{
  link: CalendarLinkView;
}> {}

/** The caller revoked a calendar link. */
export class CalendarLinkRevokedEvent extends rollcallEvent("rollcall-calendar-link-revoked")<{ linkId: string }> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-calendar-link-created": CalendarLinkCreatedEvent;
    "rollcall-calendar-link-revoked": CalendarLinkRevokedEvent;
  }
}
