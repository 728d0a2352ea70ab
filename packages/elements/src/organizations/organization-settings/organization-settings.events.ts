import type { UpdateOrganizationInput } from "@rollcall/core";

/** This element changed a setting of the organization. Fired after the server confirmed it. */
export class OrganizationChangedEvent extends Event {
  static readonly type = "rollcall-organization-changed";
  readonly organizationId: string;
  /** The new values. */
  readonly set: UpdateOrganizationInput;

  constructor(organizationId: string, set: OrganizationChangedEvent["set"]) {
    super(OrganizationChangedEvent.type, { bubbles: true, composed: true });
    this.organizationId = organizationId;
    this.set = set;
  }
}

declare global {
  interface HTMLElementEventMap {
    "rollcall-organization-changed": OrganizationChangedEvent;
  }
}
