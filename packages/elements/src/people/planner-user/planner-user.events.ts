import { rollcallEvent } from "../../ui/rollcall-event.ts";

/** The settings of a person are requested. Preventing the default cancels a link. */
export class PersonSettingsOpenedEvent extends rollcallEvent<{ personId: string }>("rollcall-person-settings-opened", {
  cancelable: true,
}) {}

/** What was changed. */
export type PersonChange = "profile" | "portal" | "address" | "deactivated" | "reactivated" | "erased";

/** A person was changed. Fires after the server has confirmed it. */
export class PersonChangedEvent extends rollcallEvent<{ personId: string; change: PersonChange }>(
  "rollcall-person-changed",
) {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-person-settings-opened": PersonSettingsOpenedEvent;
    "rollcall-person-changed": PersonChangedEvent;
  }
}
