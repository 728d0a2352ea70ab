import type { PersonView } from "@rollcall/core";

/** Base of the events about a person in the list. */
class PersonEvent extends Event {
  readonly personId: string;
  readonly person: PersonView;

  constructor(type: string, person: PersonView, init?: EventInit) {
    super(type, { bubbles: true, composed: true, ...init });
    this.personId = person.id;
    this.person = person;
  }
}

/** The profile of a person is requested. Preventing the default cancels a link (A41). */
export class PersonOpenedEvent extends PersonEvent {
  static readonly type = "rollcall-person-opened";

  constructor(person: PersonView) {
    super(PersonOpenedEvent.type, person, { cancelable: true });
  }
}

/** A person was created, or added from the host's directory. */
export class PersonAddedEvent extends PersonEvent {
  static readonly type = "rollcall-person-added";

  constructor(person: PersonView) {
    super(PersonAddedEvent.type, person);
  }
}

/** A person was invited, or the invitation was resent. Fires after the server has confirmed it. */
export class PersonInvitedEvent extends PersonEvent {
  static readonly type = "rollcall-person-invited";

  constructor(person: PersonView) {
    super(PersonInvitedEvent.type, person);
  }
}

declare global {
  interface HTMLElementEventMap {
    "rollcall-person-opened": PersonOpenedEvent;
    "rollcall-person-added": PersonAddedEvent;
    "rollcall-person-invited": PersonInvitedEvent;
  }
}
