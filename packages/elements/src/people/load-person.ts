import type { RollcallClient } from "@rollcall/core";
import type { AccessView, JudgedPerson } from "./wire.ts";

/** A person and their way into the portal, as those who tend people see them. */
export interface TendedPerson {
  readonly organizationId: string;
  readonly person: JudgedPerson;
  readonly access: AccessView;
}

/** Asks for a person and their access. */
export async function askPerson(client: RollcallClient, personId: string, signal: AbortSignal): Promise<TendedPerson> {
  // Access first: a change between the two answers is then told, since its number is the older one.
  const [{ access }, { organization }] = await Promise.all([
    client.access.get({ personId }, { signal }),
    client.organizations.get({}, { signal }),
  ]);
  const { person } = await client.people.get({ personId }, { signal });
  return { organizationId: organization.id, person, access };
}

/** The topic that tells of people, and the number that an answer shows. */
export const topicsOfPeople = ({ organizationId, access }: TendedPerson): Readonly<Record<string, number>> => ({
  [`people:${organizationId}`]: access.number,
});
