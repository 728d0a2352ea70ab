import type { CalendarLinkView } from "@rollcall/core";
import { rollcallEvent } from "../../ui/rollcall-event.ts";

/** The caller created a calendar link. The event doesn't contain its address. */
export class CalendarLinkCreatedEvent extends rollcallEvent<{ link: CalendarLinkView }>(
  "rollcall-calendar-link-created",
) {}

/** The caller revoked a calendar link. */
export class CalendarLinkRevokedEvent extends rollcallEvent<{ linkId: string }>("rollcall-calendar-link-revoked") {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-calendar-link-created": CalendarLinkCreatedEvent;
    "rollcall-calendar-link-revoked": CalendarLinkRevokedEvent;
  }
}
