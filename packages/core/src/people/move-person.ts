import type { BaseEvent, EventOf } from "../kernel/operations/event.ts";
import { type Change, insert, update } from "../kernel/store/change.ts";
import type { JournalEntry } from "../identity/operation.ts";
import type { PersonalChange } from "../kernel/operations/journal-entry.ts";
import { type Person, people } from "./collection.ts";
import { personCreated } from "./events.ts";
import { statusOf } from "./status.ts";

interface Moved<Event extends BaseEvent> {
  readonly person: Person;
  readonly change: Change;
  readonly entry: JournalEntry<Event>;
}

/**
 * Inserts a new person and publishes this on their own topic, which they and people managers can follow. Followers of the organization
 * aren't notified (P21). The entry is part of the person's history.
 */
export function introducePerson(unmet: Person, now: number): Moved<EventOf<typeof personCreated>> {
  const person = { ...unmet, ...statusOf(unmet, now), number: 1 };
  const events = [personCreated({ personId: person.id })];
  const personal = personalNews(undefined, person);
  return { person, change: insert(people, person), entry: { topic: person.id, number: 1, events, personal } };
}

/** Sets the given values and increments the person's sequence number, if unchanged since it was read, and publishes it. */
export function movePerson<Event extends BaseEvent>(
  before: Person,
  set: Partial<Person>,
  event: Event,
  now: number,
): Moved<Event> {
  const number = before.number + 1;
  const status = statusOf({ ...before, ...set }, now);
  const person = { ...before, ...set, ...status, number };
  const change = update(people, [before.id], { ...set, ...status, number }, { number: before.number });
  return {
    person,
    change,
    entry: { topic: before.id, number, events: [event], personal: personalNews(before, person) },
  };
}

/** Identifying values, which history stores separately. Empty for erased people. */
function personalNews(before: Person | undefined, after: Person): readonly PersonalChange[] {
  if (after.state === "erased") return [];
  return personal.flatMap((field) => {
    const change = { personId: after.id, field, before: before?.[field] ?? null, after: after[field] };
    return change.before === change.after ? [] : [change];
  });
}

const personal = ["name", "email", "hostUserId"] as const satisfies readonly (keyof Person)[];
