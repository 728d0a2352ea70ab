import type { AccessView, PersonWithDecisions, PersonView, RollcallClient } from "@rollcall/core";

/** The name of a person, or else the email address. */
export const nameOf = ({ name, email }: Pick<PersonView, "name" | "email">): string => name || email;

/** A person and their portal access, as people who manage them see it. */
export interface ManagedPerson {
  readonly person: PersonWithDecisions;
  readonly access: AccessView;
}

/** Loads a person and their access. */
export async function loadPerson(
  client: RollcallClient,
  personId: string,
  signal: AbortSignal,
): Promise<ManagedPerson> {
  // Access first: its sequence number is the older one, so a change between the two requests isn't missed.
  const { access } = await client.access.get({ personId }, { signal });
  const { person } = await client.people.get({ personId }, { signal });
  return { person, access };
}

/** The topics of a person, with the sequence numbers that were loaded. */
export const personTopics = ({ person, access }: ManagedPerson): Readonly<Record<string, number>> => ({
  [person.id]: access.personNumber,
  // Emails that fail are announced to people managers only.
  [`people:${access.organizationId}`]: access.number,
});

/** The state of a person's portal: on, on until a planned pause, or paused (A28, X20). */
export function pauseOf({ portal, from }: Pick<AccessView, "portal" | "from">): "none" | "planned" | "paused" {
  if (portal === "off") return "paused";
  // A start in the past belongs to a pause that has ended.
  return from !== null && new Date(from) > new Date() ? "planned" : "none";
}
