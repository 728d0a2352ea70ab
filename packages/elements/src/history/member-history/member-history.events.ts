/** Fired after a change is undone. */
export class ChangeUndoneEvent extends Event {
  static readonly type = "rollcall-change-undone";
  readonly scheduleId: string;
  /** The number of the entry that was undone. */
  readonly undone: number;

  constructor(scheduleId: string, undone: number) {
    super(ChangeUndoneEvent.type, { bubbles: true, composed: true });
    this.scheduleId = scheduleId;
    this.undone = undone;
  }
}

declare global {
  interface HTMLElementEventMap {
    "rollcall-change-undone": ChangeUndoneEvent;
  }
}
