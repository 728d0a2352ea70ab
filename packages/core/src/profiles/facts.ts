import { personalValues } from "../kernel/personal-values.ts";
import { list } from "../kernel/query.ts";
import { membershipsOf, type Member } from "../schedules/members.ts";
import { type Person, peopleById, personById } from "../people/collection.ts";
import { type PeopleSummary, peopleSummaryOf } from "../people/people-topic.ts";
import { maxMemberships, membershipsOn } from "../people/memberships.ts";
import { type ScheduleRow, schedulesById } from "../schedules/collection.ts";
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

/** The rows affected by a new name: copies in memberships, and the people topic. */
export function copiesFacts({ person, profile }: Known, set: FieldSet) {
  const isAsked = person?.affiliation === "external" && nameAfter(profile, changesOf(profile, set)) !== undefined;
  return {
    rows: membershipsOf({ equal: [person?.id ?? ""], limit: isAsked ? maxMemberships + 1 : 0 }),
    summary: peopleSummaryOf(isAsked ? person.organizationId : ""),
  };
}

/** The schedules of those memberships. */
export const summariesFacts = ({ rows }: { readonly rows: readonly Member[] }) => ({
  summaries: schedulesById(rows.slice(0, maxMemberships).map(({ scheduleId }) => [scheduleId])),
});

interface Followed {
  readonly rows: readonly Member[];
  readonly summaries: readonly ScheduleRow[];
  readonly summary: PeopleSummary | undefined;
}

/** The context of a change; `undefined` if the person doesn't exist. */
export function toChange({ person, profile, rows, summaries, summary }: Known & Followed, set: FieldSet) {
  if (person === undefined) return undefined;
  const changes = changesOf(profile, set);
  const tooMany = rows.length > maxMemberships;
  return {
    person,
    profile,
    changes,
    name: nameAfter(profile, changes),
    memberships: tooMany ? [] : membershipsOn(rows, summaries),
    tooMany,
    summary,
    unfit: [],
  };
}

/** The personal values of one journal entry, by person id and number. */
export const valuesOfEntry = list(personalValues, "key", 2);
