import type { UpdateOrganizationInput } from "@rollcall/core";

/** A setting of the organization was changed by this element, and the server agreed. */
export class OrganizationChangedEvent extends Event {
  static readonly type = "rollcall-organization-changed";
  readonly organizationId: string;
  /** What was set. */
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
