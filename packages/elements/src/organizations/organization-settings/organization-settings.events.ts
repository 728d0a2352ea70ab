import type { UpdateOrganizationInput } from "@rollcall/core";
import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** This element changed a setting of the organization: `set` has the new values. Fired after the server confirmed it. */
export class OrganizationChangedEvent extends rollcallEvent("rollcall-organization-changed")<{
  organizationId: string;
  set: UpdateOrganizationInput;
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-organization-changed": OrganizationChangedEvent;
  }
}
