import type { HostIdentity } from "@rollcall/core";
import assert from "node:assert/strict";

/** The users of the host, with their organization and their role in it. */
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
  "second-admin-elsewhere": ["here", "member"],
  colleague: ["here", "member"],
  "foreign-admin": ["there", "admin"],
  foreigner: ["there", "member"],
};

/** The identity the host reports for one of its users. */
export const identityOf = (name: string): HostIdentity => {
  const [organizationId, organizationRole] = hostUsers[name] ?? assert.fail(`unknown user \`${name}\``);
  return {
    organizationId,
    hostUserId: name,
    email: `${name}@example.org`,
    emailVerified: true,
    name,
    organizationRole,
  };
};

/** External people. Their names are unusual, so a response that contains one refers to that person. */
export const externalPeople = {
  "external-viewer": { firstName: "Wilhelmina", lastName: "Oosterhout", email: "wilhelmina@workers.example" },
  paused: { firstName: "Quirijn", lastName: "Zevenbergen", email: "quirijn@workers.example" },
  invited: { firstName: "Babette", lastName: "Kloosterman", email: "babette@workers.example" },
  holding: { firstName: "Floris", lastName: "Uitgeest", email: "floris@workers.example" },
  locked: { firstName: "Adriaan", lastName: "Vlaardingen", email: "adriaan@workers.example" },
  "another-external": { firstName: "Jacoba", lastName: "Purmerend", email: "jacoba@workers.example" },
} as const;

/** The key of an external person. */
export type ExternalPerson = keyof typeof externalPeople;

/** The members of the schedule, with their roles. */
export const scheduleMembers = [
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
