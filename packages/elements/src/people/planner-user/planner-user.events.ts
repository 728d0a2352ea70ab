import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** What was changed. */
export type PersonChange = "profile" | "portal" | "address" | "deactivated" | "reactivated" | "erased";

/** A person was changed. Fires after the server has confirmed it. */
export class PersonChangedEvent extends rollcallEvent("rollcall-person-changed")<{
  personId: string;
  change: PersonChange;
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-person-changed": PersonChangedEvent;
  }
}
