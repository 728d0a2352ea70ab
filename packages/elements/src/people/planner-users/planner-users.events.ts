import type { PersonView } from "@rollcall/core";
import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

interface PersonDetails {
  readonly personId: string;
  readonly person: PersonView;
}

/** The profile of a person is requested. Preventing the default cancels a link (A41). */
export class PersonOpenedEvent extends rollcallEvent("rollcall-person-opened", { cancelable: true })<PersonDetails> {}

/** A person was created, or added from the host's directory. */
export class PersonAddedEvent extends rollcallEvent("rollcall-person-added")<PersonDetails> {}

/** A person was invited, or the invitation was resent. Fires after the server has confirmed it. */
export class PersonInvitedEvent extends rollcallEvent("rollcall-person-invited")<PersonDetails> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-person-opened": PersonOpenedEvent;
    "rollcall-person-added": PersonAddedEvent;
    "rollcall-person-invited": PersonInvitedEvent;
  }
}
