import type { ShiftView } from "@rollcall/core";

/** This element created a shift. Fired after the server confirmed it. */
export class ShiftCreatedEvent extends Event {
  static readonly type = "rollcall-shift-created";
  readonly scheduleId: string;
  readonly shift: ShiftView;

  constructor(scheduleId: string, shift: ShiftView) {
    super(ShiftCreatedEvent.type, { bubbles: true, composed: true });
    this.scheduleId = scheduleId;
    this.shift = shift;
  }
}

/** This element changed, assigned or released a shift. Fired after the server confirmed it. */
export class ShiftChangedEvent extends Event {
  static readonly type = "rollcall-shift-changed";
  readonly scheduleId: string;
  /** The shift after the change. */
  readonly shift: ShiftView;

  constructor(scheduleId: string, shift: ShiftView) {
    super(ShiftChangedEvent.type, { bubbles: true, composed: true });
    this.scheduleId = scheduleId;
    this.shift = shift;
  }
}

/** This element released a person's upcoming shifts. Fired after the server confirmed it. */
export class ShiftsReleasedEvent extends Event {
  static readonly type = "rollcall-shifts-released";
  readonly scheduleId: string;
  readonly personId: string;
  readonly shiftIds: readonly string[];

  constructor(scheduleId: string, personId: string, shiftIds: readonly string[]) {
    super(ShiftsReleasedEvent.type, { bubbles: true, composed: true });
    this.scheduleId = scheduleId;
    this.personId = personId;
    this.shiftIds = shiftIds;
  }
}

declare global {
  interface HTMLElementEventMap {
    "rollcall-shift-created": ShiftCreatedEvent;
    "rollcall-shift-changed": ShiftChangedEvent;
    "rollcall-shifts-released": ShiftsReleasedEvent;
  }
}
