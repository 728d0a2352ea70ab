import type { GetCalendarOutput } from "@rollcall/core";
import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** The caller connected their calendar. The event contains its state, never its address. */
export class CalendarConnectedEvent extends rollcallEvent("rollcall-calendar-connected")<{
  calendar: GetCalendarOutput;
}> {}

/** The caller disconnected their calendar. */
export class CalendarDisconnectedEvent extends rollcallEvent("rollcall-calendar-disconnected") {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-calendar-connected": CalendarConnectedEvent;
    "rollcall-calendar-disconnected": CalendarDisconnectedEvent;
  }
}
