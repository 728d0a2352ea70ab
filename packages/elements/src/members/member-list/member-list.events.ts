import type { ListedMember, Settable } from "../wire.ts";

/** A member was removed or left, in this list. */
export class MemberRemovedEvent extends Event {
  static readonly type = "rollcall-member-removed";
  readonly scheduleId: string;
  readonly personId: string;

  constructor(scheduleId: string, personId: string) {
    super(MemberRemovedEvent.type, { bubbles: true, composed: true });
    this.scheduleId = scheduleId;
    this.personId = personId;
  }
}

/** The server accepted a change of a member, made in this list. */
export class MemberChangedEvent extends Event {
  static readonly type = "rollcall-member-changed";
  readonly scheduleId: string;
  readonly personId: string;
  /** What was set. */
  readonly set: Partial<Settable>;

  constructor(scheduleId: string, personId: string, set: Partial<Settable>) {
    super(MemberChangedEvent.type, { bubbles: true, composed: true });
    this.scheduleId = scheduleId;
    this.personId = personId;
    this.set = set;
  }
}

/** Members were added in this list. */
export class MembersAddedEvent extends Event {
  static readonly type = "rollcall-members-added";
  readonly scheduleId: string;
  readonly members: readonly Pick<ListedMember, "personId" | "name" | "email" | "role">[];

  constructor(scheduleId: string, members: MembersAddedEvent["members"]) {
    super(MembersAddedEvent.type, { bubbles: true, composed: true });
    this.scheduleId = scheduleId;
    this.members = members;
  }
}

declare global {
  interface HTMLElementEventMap {
    "rollcall-member-removed": MemberRemovedEvent;
    "rollcall-member-changed": MemberChangedEvent;
    "rollcall-members-added": MembersAddedEvent;
  }
}
