import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** A schedule was linked to another product's schedule. */
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

/** An admin decided whether a possible match is one person. */
export class MatchDecidedEvent extends rollcallEvent("rollcall-match-decided")<{
  scheduleId: string;
  /** The id of the person in the other product. */
  externalId: string;
  decision: "merged" | "dismissed";
}> {}

/** The connection or a setting of a link was changed. */
export class LinkChangedEvent extends rollcallEvent("rollcall-link-changed")<{ scheduleId: string }> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-schedule-linked": ScheduleLinkedEvent;
    "rollcall-schedule-unlinked": ScheduleUnlinkedEvent;
    "rollcall-held-removals-decided": HeldRemovalsDecidedEvent;
    "rollcall-match-decided": MatchDecidedEvent;
    "rollcall-link-changed": LinkChangedEvent;
  }
}
