import type { RollcallEvent } from "../contract/stream.ts";
import { type Change, insert } from "../kernel/store/change.ts";
import { collection, integer, type RowIn, text } from "../kernel/store/collection.ts";
import type { JournalEntry } from "../kernel/operations/journal-entry.ts";
import { list } from "../kernel/store/query.ts";
import { peopleOf } from "./lines.ts";

/**
 * The journal's index by person: one row per entry and person it is about, written in the same transaction. A person's history reads it, so
 * its cost doesn't grow with other people's history.
 */
export const journalSubjects = collection("journal_subjects", {
  fields: {
    personId: text(),
    /** When the entry was written: milliseconds since the epoch. */
    at: integer(),
    topic: text(),
    number: integer(),
  },
  key: ["personId", "at", "topic", "number"],
  // The entries keep naming the person who was merged, so the other one's history can't show them.
  personal: [{ subject: "personId", erase: "remove", merge: "remove", export: "none" }],
});

/** A journal entry about a person. */
export type JournalSubject = RowIn<typeof journalSubjects>;

/** The entries about one person in chronological order. */
export const entriesAbout = list(journalSubjects, "key", 1);

/** Events that repeat what the person's own topic or another event of the change reports. */
const repeating: readonly RollcallEvent["type"][] = ["people-changed", "member-known"];

/** The index rows of an entry. */
export function subjectInserts({ topic, number, events }: JournalEntry, at: number): readonly Change[] {
  const indexed = (events as readonly RollcallEvent[]).filter(({ type }) => !repeating.includes(type));
  const ids = new Set(indexed.flatMap((event) => peopleOf(event).map(({ id }) => id)));
  return [...ids].map((personId) => insert(journalSubjects, { personId, at, topic, number }));
}
