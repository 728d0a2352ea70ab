/** Somebody wants to go to the account settings of a person. Preventing the default keeps a link from being followed. */
export class PersonSettingsOpenedEvent extends Event {
  static readonly type = "rollcall-person-settings-opened";
  readonly personId: string;

  constructor(personId: string) {
    super(PersonSettingsOpenedEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.personId = personId;
  }
}

/** What of a person was changed by an element, and the server agreed. */
export type PersonChange = "profile" | "portal" | "address" | "deactivated" | "reactivated" | "erased";

/** A person was changed by this element, and the server agreed. */
export class PersonChangedEvent extends Event {
  static readonly type = "rollcall-person-changed";
  readonly personId: string;
  readonly change: PersonChange;

  constructor(personId: string, change: PersonChange) {
    super(PersonChangedEvent.type, { bubbles: true, composed: true });
    this.personId = personId;
    this.change = change;
  }
}

declare global {
  interface HTMLElementEventMap {
    "rollcall-person-settings-opened": PersonSettingsOpenedEvent;
    "rollcall-person-changed": PersonChangedEvent;
  }
}
