/** Every assignable member of a schedule has an account and a calendar: it is safe to assign (X7). */
export class ScheduleReadyEvent extends Event {
  static readonly type = "rollcall-schedule-ready";
  readonly scheduleId: string;

  constructor(scheduleId: string) {
    super(ScheduleReadyEvent.type, { bubbles: true, composed: true });
    this.scheduleId = scheduleId;
  }
}

declare global {
  interface HTMLElementEventMap {
    "rollcall-schedule-ready": ScheduleReadyEvent;
  }
}
