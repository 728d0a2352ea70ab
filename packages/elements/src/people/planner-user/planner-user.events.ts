import { rollcallEvent } from "../../ui/rollcall-event.ts";

/** What was changed. */
export type PersonChange = "profile" | "portal" | "address" | "deactivated" | "reactivated" | "erased";

/** A person was changed. Fires after the server has confirmed it. */
export class PersonChangedEvent extends rollcallEvent<{ personId: string; change: PersonChange }>(
  "rollcall-person-changed",
) {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-person-changed": PersonChangedEvent;
  }
}
