import type { HostIdentity } from "@rollcall/core";

/** Somebody who is signed in to the host. */
export interface Visitor {
  readonly id: string;
  /** What they are, in the words of the switch. */
  readonly label: string;
  readonly identity: HostIdentity & { readonly name: string };
}

/** Somebody a reader of this example may sign in as. A real host has a sign-in of its own instead. */
export interface Persona extends Visitor {
  /** What to expect when signed in as them. */
  readonly expect: string;
}

/** Everybody works for one harbour: to Rollcall, one organization. */
export const organization = { organizationId: "harbour-operations", organizationName: "Harbour Operations" } as const;

/** What the host says of one of its users (Q51): its mailboxes are its own, so it has proof of them. */
export const hostUser = (
  hostUserId: string,
  name: string,
  email: string,
  organizationRole: HostIdentity["organizationRole"] = "member",
): Visitor["identity"] => ({ ...organization, hostUserId, name, email, emailVerified: true, organizationRole });

/** Admin of all three schedules, and one of those who tend the people of the harbour. */
export const admin: Persona = {
  id: "admin",
  label: "Admin",
  expect: "Runs schedules, activates and pauses people",
  identity: hostUser("hu-1001", "Amara Okafor", "amara.okafor@harbour.example", "scheduler"),
};

/** Admin of the organization, on no schedule. */
export const harbourMaster: Persona = {
  id: "harbour-master",
  label: "Organization admin",
  expect: "An admin everywhere, on no schedule",
  identity: hostUser("hu-1000", "Henrik Vos", "henrik.vos@harbour.example", "admin"),
};

/** Everybody the switch offers. */
export const personas: readonly Persona[] = [
  admin,
  {
    id: "member",
    label: "Member",
    expect: "Adds people, changes no roles",
    identity: hostUser("hu-1002", "Jonas Lindqvist", "jonas.lindqvist@harbour.example"),
  },
  {
    id: "viewer",
    label: "Viewer",
    expect: "Sees the lists, may only leave",
    identity: hostUser("hu-1003", "Mei Tanaka", "mei.tanaka@harbour.example"),
  },
  {
    id: "outsider",
    label: "Outsider",
    expect: "On no schedule, sees none",
    identity: hostUser("hu-1004", "Olivia Brandt", "olivia.brandt@harbour.example"),
  },
  harbourMaster,
];

/** The persona of that name. */
export const personaOf = (id: string | undefined): Persona | undefined => personas.find((persona) => persona.id === id);
