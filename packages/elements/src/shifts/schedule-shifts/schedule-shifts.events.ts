import type { ShiftView } from "@rollcall/core";

/** A shift was planned by this element, and the server agreed. */
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

/** A shift was changed, assigned or given back by this element, and the server agreed. */
export class ShiftChangedEvent extends Event {
  static readonly type = "rollcall-shift-changed";
  readonly scheduleId: string;
  /** As it is now. */
  readonly shift: ShiftView;

  constructor(scheduleId: string, shift: ShiftView) {
    super(ShiftChangedEvent.type, { bubbles: true, composed: true });
    this.scheduleId = scheduleId;
    this.shift = shift;
  }
}

/** The shifts ahead of somebody were given back by this element, and the server agreed. */
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
