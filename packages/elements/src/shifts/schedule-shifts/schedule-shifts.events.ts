import type { ShiftView } from "@rollcall/core";
import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** This element created a shift. Fired after the server confirmed it. */
export class ShiftCreatedEvent extends rollcallEvent("rollcall-shift-created")<{
  scheduleId: string;
  shift: ShiftView;
}> {}

/** This element changed, assigned or released a shift. Fired after the server confirmed it. */
export class ShiftChangedEvent extends rollcallEvent("rollcall-shift-changed")<{
  scheduleId: string;
  /** The shift after the change. */
  shift: ShiftView;
}> {}

/** This element created, changed, published or canceled several shifts at once. Fired after the server confirmed it. */
export class ShiftsPlannedEvent extends rollcallEvent("rollcall-shifts-planned")<{
  scheduleId: string;
  shiftIds: readonly string[];
}> {}

/** This element released a person's upcoming shifts. Fired after the server confirmed it. */
export class ShiftsReleasedEvent extends rollcallEvent("rollcall-shifts-released")<{
  scheduleId: string;
  personId: string;
  shiftIds: readonly string[];
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-shift-created": ShiftCreatedEvent;
    "rollcall-shift-changed": ShiftChangedEvent;
    "rollcall-shifts-planned": ShiftsPlannedEvent;
    "rollcall-shifts-released": ShiftsReleasedEvent;
  }
}
