import type { ScheduleView } from "@rollcall/core";

/** The settings of a schedule that one save changes (B62). */
export type ScheduleSettingsSet = Partial<
  Pick<ScheduleView, "name" | "description" | "timeZone" | "autoSend" | "state" | "ownerId">
>;

/** A setting of a schedule was changed by this element, and the server agreed. */
export class ScheduleChangedEvent extends Event {
  static readonly type = "rollcall-schedule-changed";
  readonly scheduleId: string;
  /** What was set. */
  readonly set: ScheduleSettingsSet;

  constructor(scheduleId: string, set: ScheduleSettingsSet) {
    super(ScheduleChangedEvent.type, { bubbles: true, composed: true });
    this.scheduleId = scheduleId;
    this.set = set;
  }
}

/** A schedule was deleted by this element. */
export class ScheduleDeletedEvent extends Event {
  static readonly type = "rollcall-schedule-deleted";
  readonly scheduleId: string;

  constructor(scheduleId: string) {
    super(ScheduleDeletedEvent.type, { bubbles: true, composed: true });
    this.scheduleId = scheduleId;
  }
}

declare global {
  interface HTMLElementEventMap {
    "rollcall-schedule-changed": ScheduleChangedEvent;
    "rollcall-schedule-deleted": ScheduleDeletedEvent;
  }
}
