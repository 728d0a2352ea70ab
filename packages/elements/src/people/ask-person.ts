import type { RollcallClient } from "@rollcall/core";
import type { AccessView, JudgedPerson } from "./wire.ts";

/** A person and their way into the portal, as those who tend people see them. */
export interface TendedPerson {
  readonly person: JudgedPerson;
  readonly access: AccessView;
}

/** Asks for a person and their access. */
export async function askPerson(client: RollcallClient, personId: string, signal: AbortSignal): Promise<TendedPerson> {
  // Access first: a change between the two answers is then told, since its number is the older one.
  const { access } = await client.access.get({ personId }, { signal });
  const { person } = await client.people.get({ personId }, { signal });
  return { person, access };
}

/** The topics that tell of a person, and the numbers that an answer shows. */
export const topicsOfPerson = ({ person, access }: TendedPerson): Readonly<Record<string, number>> => ({
  [person.id]: access.personNumber,
});
