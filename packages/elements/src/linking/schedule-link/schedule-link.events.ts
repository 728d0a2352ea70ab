import { rollcallEvent } from "../../ui/rollcall-event.ts";

/** A schedule was linked to a schedule of another product. */
export class ScheduleLinkedEvent extends rollcallEvent("rollcall-schedule-linked")<{
  scheduleId: string;
  provider: string;
}> {}

/** A schedule was unlinked. */
export class ScheduleUnlinkedEvent extends rollcallEvent("rollcall-schedule-unlinked")<{ scheduleId: string }> {}

/** Removals that waited for confirmation were confirmed or discarded. */
export class HeldRemovalsDecidedEvent extends rollcallEvent("rollcall-held-removals-decided")<{
  scheduleId: string;
  decision: "confirmed" | "discarded";
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-schedule-linked": ScheduleLinkedEvent;
    "rollcall-schedule-unlinked": ScheduleUnlinkedEvent;
    "rollcall-held-removals-decided": HeldRemovalsDecidedEvent;
  }
}
