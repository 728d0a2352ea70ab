import type { ShiftView } from "@rollcall/core";
import { rollcallEvent } from "../../ui/rollcall-event.ts";

/** This element created a shift. Fired after the server confirmed it. */
export class ShiftCreatedEvent extends rollcallEvent<{ scheduleId: string; shift: ShiftView }>(
  "rollcall-shift-created",
) {}

/** This element changed, assigned or released a shift. Fired after the server confirmed it. */
export class ShiftChangedEvent extends rollcallEvent<{
  scheduleId: string;
  /** The shift after the change. */
  shift: ShiftView;
}>("rollcall-shift-changed") {}

/** This element released a person's upcoming shifts. Fired after the server confirmed it. */
export class ShiftsReleasedEvent extends rollcallEvent<{
  scheduleId: string;
  personId: string;
  shiftIds: readonly string[];
}>("rollcall-shifts-released") {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-shift-created": ShiftCreatedEvent;
    "rollcall-shift-changed": ShiftChangedEvent;
    "rollcall-shifts-released": ShiftsReleasedEvent;
  }
}
