import type { HostIdentity } from "@rollcall/core";
import assert from "node:assert/strict";

/** Users of the host: where they are, and what they are in their organization. */
export const hostUsers: Readonly<
  Record<string, readonly [organizationId: string, organizationRole: HostIdentity["organizationRole"]]>
> = {
  "organization-admin": ["here", "admin"],
  scheduler: ["here", "scheduler"],
  founder: ["here", "member"],
  "schedule-admin": ["here", "member"],
  "another-admin": ["here", "member"],
  member: ["here", "member"],
  "another-member": ["here", "member"],
  "paused-member": ["here", "member"],
  deactivated: ["here", "member"],
  viewer: ["here", "member"],
  "another-viewer": ["here", "member"],
  outsider: ["here", "member"],
  bystander: ["here", "member"],
  "removed-member": ["here", "member"],
  "admin-elsewhere": ["here", "member"],
  "somebody-else": ["here", "member"],
  colleague: ["here", "member"],
  "foreign-admin": ["there", "admin"],
  foreigner: ["there", "member"],
};

/** What the host says of one of its users. */
export const identityOf = (name: string): HostIdentity => {
  const [organizationId, organizationRole] = hostUsers[name] ?? assert.fail(`nobody is called \`${name}\``);
  return {
    organizationId,
    hostUserId: name,
    email: `${name}@example.org`,
    emailVerified: true,
    name,
    organizationRole,
  };
};

/** External people and what they are called: names that stand in no answer but where the person is meant. */
export const externalPeople = {
  "external-viewer": { firstName: "Wilhelmina", lastName: "Oosterhout", email: "wilhelmina@workers.example" },
  paused: { firstName: "Quirijn", lastName: "Zevenbergen", email: "quirijn@workers.example" },
  invited: { firstName: "Babette", lastName: "Kloosterman", email: "babette@workers.example" },
  holding: { firstName: "Floris", lastName: "Uitgeest", email: "floris@workers.example" },
  "another-external": { firstName: "Jacoba", lastName: "Purmerend", email: "jacoba@workers.example" },
} as const;

/** Somebody who is no user of the host. */
export type ExternalPerson = keyof typeof externalPeople;

/** Who is on the desk, as what. */
export const crew = [
  ["schedule-admin", "admin"],
  ["another-admin", "admin"],
  ["member", "member"],
  ["another-member", "member"],
  ["paused-member", "member"],
  ["deactivated", "member"],
  ["removed-member", "member"],
  ["viewer", "viewer"],
  ["another-viewer", "viewer"],
  ["external-viewer", "viewer"],
  ["paused", "viewer"],
  ["invited", "viewer"],
  ["holding", "viewer"],
  ["another-external", "viewer"],
] as const;
