/** The settings of a person are requested. Preventing the default cancels a link. */
export class PersonSettingsOpenedEvent extends Event {
  static readonly type = "rollcall-person-settings-opened";
  readonly personId: string;

  constructor(personId: string) {
    super(PersonSettingsOpenedEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.personId = personId;
  }
}

/** What was changed. */
export type PersonChange = "profile" | "portal" | "address" | "deactivated" | "reactivated" | "erased";

/** A person was changed. Fires after the server has confirmed it. */
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
