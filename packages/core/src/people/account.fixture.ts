import type { Actor, OrganizationRole } from "../identity/actor.ts";
import type { Person } from "./collection.ts";

/** Somebody who calls, by their part in the organization; none means that they are external. */
export const caller = (organizationRole: OrganizationRole | null, over: Partial<Actor> = {}): Actor => ({
  organizationId: "acme",
  personId: "me",
  affiliation: organizationRole === null ? "external" : "internal",
  organizationRole,
  ...over,
});

/** An active person of the caller's organization, who is not the caller. */
export const person: Person = {
  id: "somebody",
  organizationId: "acme",
  affiliation: "internal",
  hostUserId: "host-somebody",
  name: "Somebody",
  nameKey: "somebody",
  email: "somebody@example.org",
  emailKey: "somebody@example.org",
  state: "active",
  known: true,
  organizationRole: "member",
  grantedRole: null,
  stage: "created",
  issue: null,
  temporaryUntil: null,
  pausedFrom: null,
  pausedUntil: null,
  status: "active",
  statusDue: null,
  calendar: "none",
  number: 1,
  copiesTo: null,
  createdAt: 0,
};
