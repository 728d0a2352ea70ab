import { type Change, insert, update } from "../kernel/store/change.ts";
import type { CallContext, JournalEntry } from "../identity/operation.ts";
import type { EventOf } from "../kernel/operations/event.ts";
import type { PersonalChange } from "../kernel/operations/journal-entry.ts";
import { peopleChanged } from "../people/events.ts";
import type { Person } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { recordPeopleChange } from "../people/people-topic.ts";
import { nameKeyOf } from "../people/new-person.ts";
import { mentionChanges } from "./colleague-mentions.ts";
import { colleaguesField, mentionedIn } from "./colleagues.ts";
import { type StoredField, type Profile, profilePrefix, profiles, toKeptValue } from "./collection.ts";
import { profileChanged } from "./events.ts";
import type { FieldChange } from "./field-changes.ts";
import type { ChangeContext } from "./profile-context.ts";

/** Where a change is made: in the worker portal or in the host. */
export type ProfileVia = "portal" | "host";

/** The events of a changed profile. */
export const profileChangeEvents = [profileChanged, peopleChanged] as const;

/** The result of changing a profile. */
export interface ProfilePlan {
  readonly person: Person;
  readonly profile: Profile | undefined;
  readonly changes: readonly Change[];
  readonly journalEntries: readonly JournalEntry<EventOf<(typeof profileChangeEvents)[number]>>[];
}

/** A profile field as stored in history: as JSON, separate from the entry. */
export const personalChange = (personId: string, { field, stored, value }: FieldChange): PersonalChange => ({
  personId,
  field: `${profilePrefix}${field}`,
  before: toKeptValue(stored?.value),
  after: toKeptValue(value),
});

/**
 * Writes only the fields that change. The last write to reach the server wins, field by field (P44, A66, A67).
 * History keeps the previous value and who replaced it, when and where (Q31). Unchanged values write nothing.
 */
export function changeProfile(context: ChangeContext, via: ProfileVia, call: CallContext): ProfilePlan {
  const { person: before, profile, changes: asked, name, summary } = context;
  if (asked.length === 0) return { person: before, profile, changes: [], journalEntries: [] };
  const named = name === undefined ? {} : { name, nameKey: nameKeyOf(name, before.email) };
  const colleagues = asked.find(({ field }) => field === colleaguesField);
  // People listen to their own topic, where restrictions about others must not be shown (Q60).
  const shown = asked.filter((one) => one !== colleagues).map(({ field }) => field);
  const event = profileChanged({ personId: before.id, fields: shown });
  const { person, change, entry } = movePerson(before, named, event, call.now);
  const stored = asked.map(({ field, value }): [string, StoredField] => [
    field,
    { value, number: person.number, at: call.now, by: call.actor.personId, via },
  ]);
  const fields = { ...profile?.fields, ...Object.fromEntries(stored) };
  const topicUpdate = name === undefined ? undefined : recordPeopleChange(person.organizationId, summary, person.id);
  const written =
    profile === undefined
      ? insert(profiles, { personId: person.id, fields, noticed: 0 })
      : update(profiles, [person.id], { fields });
  const news = asked.map((one) => personalChange(person.id, one));
  return {
    person,
    profile: { personId: person.id, noticed: 0, ...profile, fields },
    changes: [
      change,
      written,
      ...(colleagues === undefined ? [] : mentionChanges(person.id, context.mentions, mentionedIn(colleagues.value))),
      ...(topicUpdate === undefined ? [] : [topicUpdate.change]),
    ],
    journalEntries: [
      { ...entry, via, personal: [...(entry.personal ?? []), ...news] },
      ...(topicUpdate === undefined ? [] : [topicUpdate.entry]),
    ],
  };
}
