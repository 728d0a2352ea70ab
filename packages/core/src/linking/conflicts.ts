import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { type Person, peopleById } from "../people/collection.ts";
import { type Link, type StoredPerson, upstreamByKey } from "./collection.ts";
import { conflictCodes, type SyncConflict } from "./sync-plan.ts";

/** What a run couldn't match completely. */
export const conflictView = z.strictObject({
  externalId: z.string(),
  personId: id.nullable(),
  /** The name of the person, otherwise the name upstream; null if neither is known. */
  name: z.string().nullable(),
  code: z.enum(conflictCodes),
});

/** Loads the people in a link's conflicts. */
export function conflictFacts(link: Link | undefined) {
  const { scheduleId = "", conflicts = [] } = link ?? {};
  return {
    conflicting: upstreamByKey(conflicts.map(({ externalId }) => [scheduleId, externalId])),
    conflictPeople: peopleById(conflicts.flatMap(({ personId }) => (personId === null ? [] : [[personId]]))),
  };
}

/** What `conflictFacts` loads. */
export interface KnownConflicts {
  readonly conflicting: readonly StoredPerson[];
  readonly conflictPeople: readonly Person[];
}

/** Conflicts with the names of their people. */
export function toConflictViews(
  conflicts: readonly SyncConflict[],
  { conflicting, conflictPeople }: KnownConflicts,
): readonly z.output<typeof conflictView>[] {
  const people = new Map(conflictPeople.map(({ id: personId, name, email }) => [personId, name || email]));
  const upstream = new Map(conflicting.map(({ externalId, name }) => [externalId, name]));
  return conflicts.map(({ externalId, personId, code }) => ({
    ...{ externalId, personId, code },
    name: [people.get(personId ?? ""), upstream.get(externalId)].find(Boolean) ?? null,
  }));
}
