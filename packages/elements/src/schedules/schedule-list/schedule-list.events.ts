import type { ScheduleView } from "@rollcall/core";

/** A schedule was chosen from a list. Preventing the default stops the link from being followed. */
export class ScheduleChosenEvent extends Event {
  static readonly type = "rollcall-schedule-chosen";
  readonly scheduleId: string;
  readonly schedule: ScheduleView;

  constructor(schedule: ScheduleView) {
    super(ScheduleChosenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.scheduleId = schedule.id;
    this.schedule = schedule;
  }
}

/** This list created a schedule. */
export class ScheduleCreatedEvent extends Event {
  static readonly type = "rollcall-schedule-created";
  readonly scheduleId: string;
  readonly schedule: ScheduleView;

  constructor(schedule: ScheduleView) {
    super(ScheduleCreatedEvent.type, { bubbles: true, composed: true });
    this.scheduleId = schedule.id;
    this.schedule = schedule;
  }
}

declare global {
  interface HTMLElementEventMap {
    "rollcall-schedule-chosen": ScheduleChosenEvent;
    "rollcall-schedule-created": ScheduleCreatedEvent;
  }
}
