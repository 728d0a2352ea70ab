import type { ScheduleView } from "@rollcall/core";

/** The settings that a save changed (B62). */
export type ScheduleSettingsSet = Partial<
  Pick<ScheduleView, "name" | "description" | "timeZone" | "autoSend" | "state" | "ownerId">
>;

/** This element changed a setting of a schedule. Fired after the server confirmed it. */
export class ScheduleChangedEvent extends Event {
  static readonly type = "rollcall-schedule-changed";
  readonly scheduleId: string;
  /** The new values. */
  readonly set: ScheduleSettingsSet;

  constructor(scheduleId: string, set: ScheduleSettingsSet) {
    super(ScheduleChangedEvent.type, { bubbles: true, composed: true });
    this.scheduleId = scheduleId;
    this.set = set;
  }
}

/** This element deleted a schedule. */
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
