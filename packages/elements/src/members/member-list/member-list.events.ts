import { rollcallEvent } from "../../ui/host/rollcall-event.ts";
import type { ListedMember, Settable } from "../listed-member.ts";

/** A member was removed or left, in this list. */
export class MemberRemovedEvent extends rollcallEvent("rollcall-member-removed")<{
  readonly scheduleId: string;
  readonly personId: string;
}> {}

/** The server accepted a change to a member, made in this list. */
export class MemberChangedEvent extends rollcallEvent("rollcall-member-changed")<{
  readonly scheduleId: string;
  readonly personId: string;
  /** What was set. */
  readonly set: Partial<Settable>;
}> {}

/** Members were added in this list. */
export class MembersAddedEvent extends rollcallEvent("rollcall-members-added")<{
  readonly scheduleId: string;
  readonly members: readonly Pick<ListedMember, "personId" | "name" | "email" | "role">[];
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-member-removed": MemberRemovedEvent;
    "rollcall-member-changed": MemberChangedEvent;
    "rollcall-members-added": MembersAddedEvent;
  }
}
