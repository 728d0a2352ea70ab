import type { JournalEntry } from "../identity/operation.ts";
import type { Change } from "../kernel/store/change.ts";
import type { BaseEvent } from "../kernel/operations/event.ts";
import type { Person } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { type PeopleSummary, recordPeopleChange } from "../people/people-topic.ts";

interface Published<Event extends BaseEvent> {
  readonly changes: readonly Change[];
  readonly journalEntries: readonly JournalEntry<Event>[];
}

/** Publishes a change to a certification on the topic of its person and for people managers. */
export function publishCertification<Event extends BaseEvent>(
  person: Person,
  event: Event,
  people: PeopleSummary | undefined,
  now: number,
): Published<Event> {
  const moved = movePerson(person, {}, event, now);
  const { change, entry } = recordPeopleChange(person.organizationId, people);
  return { changes: [change, moved.change], journalEntries: [{ ...entry, events: [event] }, moved.entry] };
}
