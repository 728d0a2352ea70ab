import type { OwnCalendar } from "./own-calendar.ts";

/** The caller connected their calendar. The event contains its state, never its address. */
export class CalendarConnectedEvent extends Event {
  static readonly type = "rollcall-calendar-connected";
  readonly calendar: OwnCalendar;

  constructor(calendar: OwnCalendar) {
    super(CalendarConnectedEvent.type, { bubbles: true, composed: true });
    this.calendar = calendar;
  }
}

/** The caller disconnected their calendar. */
export class CalendarDisconnectedEvent extends Event {
  static readonly type = "rollcall-calendar-disconnected";

  constructor() {
    super(CalendarDisconnectedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "rollcall-calendar-connected": CalendarConnectedEvent;
    "rollcall-calendar-disconnected": CalendarDisconnectedEvent;
  }
}
