import type { HostIdentity } from "@rollcall/core";

/** A person signed in to the host. */
export interface Visitor {
  readonly id: string;
  /** Their role, as shown in the persona switch. */
  readonly label: string;
  readonly identity: HostIdentity & { readonly name: string };
}

/** A demo user that visitors can sign in as. A real host has its own sign-in instead. */
export interface Persona extends Visitor {
  /** A short description of what they can do. */
  readonly expect: string;
}

/** The organization of all users. */
export const organization = { organizationId: "harbour-operations", organizationName: "Harbour Operations" } as const;

/** The identity the host reports to Rollcall (Q51). The host owns the mailboxes, so they are verified. */
export const hostUser = (
  hostUserId: string,
  name: string,
  email: string,
  organizationRole: HostIdentity["organizationRole"] = "member",
): Visitor["identity"] => ({ ...organization, hostUserId, name, email, emailVerified: true, organizationRole });

/** Admin of all three schedules, and scheduler of the organization. */
export const admin: Persona = {
  id: "admin",
  label: "Admin",
  expect: "Runs schedules, manages people",
  identity: hostUser("hu-1001", "Amara Okafor", "amara.okafor@harbour.example", "scheduler"),
};

/** Admin of the organization, not on any schedule. */
export const harbourMaster: Persona = {
  id: "harbour-master",
  label: "Organization admin",
  expect: "Admin everywhere, not on a schedule",
  identity: hostUser("hu-1000", "Henrik Vos", "henrik.vos@harbour.example", "admin"),
};

/** The personas in the switch. */
export const personas: readonly Persona[] = [
  admin,
  {
    id: "member",
    label: "Member",
    expect: "Adds people, can't change roles",
    identity: hostUser("hu-1002", "Jonas Lindqvist", "jonas.lindqvist@harbour.example"),
  },
  {
    id: "viewer",
    label: "Viewer",
    expect: "Sees the lists, can only leave",
    identity: hostUser("hu-1003", "Mei Tanaka", "mei.tanaka@harbour.example"),
  },
  {
    id: "outsider",
    label: "Outsider",
    expect: "Not on any schedule, sees none",
    identity: hostUser("hu-1004", "Olivia Brandt", "olivia.brandt@harbour.example"),
  },
  harbourMaster,
];

/** The persona of that name. */
export const personaOf = (id: string | undefined): Persona | undefined => personas.find((persona) => persona.id === id);
