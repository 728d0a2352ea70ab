import type { PersonView } from "../wire.ts";

/** Somebody opened the profile of a person. Preventing the default keeps a link from being followed (A41). */
export class PersonOpenedEvent extends Event {
  static readonly type = "rollcall-person-opened";
  readonly personId: string;
  readonly person: PersonView;

  constructor(person: PersonView) {
    super(PersonOpenedEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.personId = person.id;
    this.person = person;
  }
}

/** A person was created here, or added from the host's directory. */
export class PersonAddedEvent extends Event {
  static readonly type = "rollcall-person-added";
  readonly personId: string;
  readonly person: PersonView;

  constructor(person: PersonView) {
    super(PersonAddedEvent.type, { bubbles: true, composed: true });
    this.personId = person.id;
    this.person = person;
  }
}

/** A person was activated here, or sent another temporary password; the server agreed. */
export class PersonInvitedEvent extends Event {
  static readonly type = "rollcall-person-invited";
  readonly personId: string;
  readonly person: PersonView;

  constructor(person: PersonView) {
    super(PersonInvitedEvent.type, { bubbles: true, composed: true });
    this.personId = person.id;
    this.person = person;
  }
}

declare global {
  interface HTMLElementEventMap {
    "rollcall-person-opened": PersonOpenedEvent;
    "rollcall-person-added": PersonAddedEvent;
    "rollcall-person-invited": PersonInvitedEvent;
  }
}
