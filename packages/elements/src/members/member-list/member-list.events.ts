import { rollcallEvent } from "../../ui/rollcall-event.ts";
import type { ListedMember, Settable } from "../wire.ts";

/** A member was removed or left, in this list. */
export class MemberRemovedEvent extends rollcallEvent<{
  readonly scheduleId: string;
  readonly personId: string;
}>("rollcall-member-removed") {}

/** The server accepted a change of a member, made in this list. */
export class MemberChangedEvent extends rollcallEvent<{
  readonly scheduleId: string;
  readonly personId: string;
  /** What was set. */
  readonly set: Partial<Settable>;
}>("rollcall-member-changed") {}

/** Members were added in this list. */
export class MembersAddedEvent extends rollcallEvent<{
  readonly scheduleId: string;
  readonly members: readonly Pick<ListedMember, "personId" | "name" | "email" | "role">[];
}>("rollcall-members-added") {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-member-removed": MemberRemovedEvent;
    "rollcall-member-changed": MemberChangedEvent;
    "rollcall-members-added": MembersAddedEvent;
  }
}
