import { personalValues } from "../kernel/subjects/personal-values.ts";
import { list } from "../kernel/store/query.ts";
import { type Person, peopleById, personById } from "../people/collection.ts";
import { type PeopleSummary, peopleSummaryOf } from "../people/people-topic.ts";
import type { FieldSet } from "./asked-set.ts";
import { type ColleagueMention, mentionsOf } from "./colleague-mentions.ts";
import { colleaguesField, colleaguesIn, mentionedIn } from "./colleagues.ts";
import { type Profile, profileOf, storedFieldIn } from "./collection.ts";
import { changesOf, nameAfter } from "./field-changes.ts";

/** The load round of operations that show or change a profile. */
export const profileFacts = (personId: string) => ({ person: personById(personId), profile: profileOf(personId) });

/** The authors of the current values, the people they name, and the caller. */
export const namesFacts = (profile: Profile | undefined, callerId: string) => {
  const authors = Object.values(profile?.fields ?? {}).map(({ by }) => by);
  const named = mentionedIn(storedFieldIn(profile, colleaguesField)?.value);
  return { people: peopleById([...new Set([callerId, ...authors, ...named])].map((id) => [id])) };
};

/** Current names by id. */
export const namesOf = (people: readonly Person[]): ReadonlyMap<string, string> =>
  new Map(people.map(({ id, name, email }) => [id, name === "" ? email : name]));

interface Known {
  readonly person: Person | undefined;
  readonly profile: Profile | undefined;
}

/** The new name of an external person; `undefined` if it doesn't change. */
export const newNameOf = ({ person, profile }: Known, set: FieldSet): string | undefined =>
  person?.affiliation === "external" ? nameAfter(profile, changesOf(profile, set)) : undefined;

/** What a change concerns: the summary of the people topic, which a new name changes, and the people that new values name. */
export const changeFacts = (known: Known, set: FieldSet) => ({
  summary: peopleSummaryOf(newNameOf(known, set) === undefined ? "" : (known.person?.organizationId ?? "")),
  mentions: mentionsOf(set.has(colleaguesField) ? (known.person?.id ?? "") : ""),
  mentioned: peopleById(mentionedIn(set.get(colleaguesField)).map((id) => [id])),
});

interface KnownOfChange {
  readonly summary: PeopleSummary | undefined;
  readonly mentions: readonly ColleagueMention[];
  readonly mentioned: readonly Person[];
}

/** The context of a change; `undefined` if the person doesn't exist. */
export function toChange({ person, profile, summary, mentions, mentioned }: Known & KnownOfChange, set: FieldSet) {
  if (person === undefined) return undefined;
  const changes = changesOf(profile, set);
  const others = new Set(mentioned.filter((other) => isColleague(other, person)).map(({ id }) => id));
  const strangers = colleaguesIn(set.get(colleaguesField)).flatMap(({ personId }, place) =>
    others.has(personId) ? [] : [place],
  );
  return {
    person,
    profile,
    changes,
    name: nameAfter(profile, changes),
    summary,
    mentions,
    strangers,
    unfit: [],
    unseen: [],
  };
}

const isColleague = (other: Person, { id, organizationId }: Person): boolean =>
  other.id !== id && other.organizationId === organizationId && other.state !== "erased";

/** The personal values of one journal entry, by person id and number. */
export const valuesOfEntry = list(personalValues, "key", 2);
