import type { Actor, OrganizationRole } from "../identity/actor.ts";
import type { Person } from "./collection.ts";

/** A caller with an organization role; `null` means an external person. */
export const caller = (organizationRole: OrganizationRole | null, over: Partial<Actor> = {}): Actor => ({
  organizationId: "acme",
  personId: "me",
  affiliation: organizationRole === null ? "external" : "internal",
  organizationRole,
  ...over,
});

/** An active person of the caller's organization other than the caller. */
export const person: Person = {
  id: "person",
  organizationId: "acme",
  affiliation: "internal",
  hostUserId: "host-person",
  name: "Person",
  nameKey: "person",
  email: "person@example.org",
  emailKey: "person@example.org",
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
  adminLostAt: null,
  createdAt: 0,
};
