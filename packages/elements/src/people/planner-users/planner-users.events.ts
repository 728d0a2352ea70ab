import type { PersonView } from "@rollcall/core";
import { rollcallEvent } from "../../ui/rollcall-event.ts";

interface PersonDetails {
  readonly personId: string;
  readonly person: PersonView;
}

/** The profile of a person is requested. Preventing the default cancels a link (A41). */
export class PersonOpenedEvent extends rollcallEvent<PersonDetails>("rollcall-person-opened", { cancelable: true }) {}

/** A person was created, or added from the host's directory. */
export class PersonAddedEvent extends rollcallEvent<PersonDetails>("rollcall-person-added") {}

/** A person was invited, or the invitation was resent. Fires after the server has confirmed it. */
export class PersonInvitedEvent extends rollcallEvent<PersonDetails>("rollcall-person-invited") {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-person-opened": PersonOpenedEvent;
    "rollcall-person-added": PersonAddedEvent;
    "rollcall-person-invited": PersonInvitedEvent;
  }
}
