import { personalValues } from "../kernel/personal-values.ts";
import { list } from "../kernel/query.ts";
import { type Person, peopleById, personById } from "../people/collection.ts";
import { type PeopleSummary, peopleSummaryOf } from "../people/people-topic.ts";
import type { FieldSet } from "./asked-set.ts";
import { type Profile, profileOf } from "./collection.ts";
import { changesOf, nameAfter } from "./field-changes.ts";

/** The load round of operations that show or change a profile. */
export const profileFacts = (personId: string) => ({ person: personById(personId), profile: profileOf(personId) });

/** The authors of the current values, and the caller. */
export const namesFacts = (profile: Profile | undefined, callerId: string) => ({
  people: peopleById(
    [...new Set([callerId, ...Object.values(profile?.fields ?? {}).map(({ by }) => by)])].map((id) => [id]),
  ),
});

/** Current names by id. */
export const namesOf = (people: readonly Person[]): ReadonlyMap<string, string> =>
  new Map(people.map(({ id, name, email }) => [id, name === "" ? email : name]));

interface Known {
  readonly person: Person | undefined;
  readonly profile: Profile | undefined;
}

/** The new name of an external person; `undefined` if it stays the same. */
export const newNameOf = ({ person, profile }: Known, set: FieldSet): string | undefined =>
  person?.affiliation === "external" ? nameAfter(profile, changesOf(profile, set)) : undefined;

/** The summary of the people topic, which a new name changes. */
export const summaryFacts = (known: Known, set: FieldSet) => ({
  summary: peopleSummaryOf(newNameOf(known, set) === undefined ? "" : (known.person?.organizationId ?? "")),
});

interface WithSummary {
  readonly summary: PeopleSummary | undefined;
}

/** The context of a change; `undefined` if the person doesn't exist. */
export function toChange({ person, profile, summary }: Known & WithSummary, set: FieldSet) {
  if (person === undefined) return undefined;
  const changes = changesOf(profile, set);
  return {
    person,
    profile,
    changes,
    name: nameAfter(profile, changes),
    summary,
    unfit: [],
  };
}

/** The personal values of one journal entry, by person id and number. */
export const valuesOfEntry = list(personalValues, "key", 2);
