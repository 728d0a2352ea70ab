import { type Insert, insert } from "./change.ts";
import { collection, integer, type RowIn, text } from "./collection.ts";
import type { JournalEntry } from "./journal-entry.ts";
import { getMany, list } from "./query.ts";

/**
 * Topics with unsealed journal entries. A mark is added in the transaction that writes the journal and removed in the one
 * that seals its last entry, so that no entry stays unsealed.
 */
export const unsealedTopics = collection("unsealed_topics", {
  fields: {
    topic: text(),
    /** When the first unsealed row was written, in milliseconds since the epoch. */
    since: integer(),
  },
  key: ["topic"],
});

/** A topic with rows to seal. */
export type UnsealedTopic = RowIn<typeof unsealedTopics>;

const marksByTopic = getMany(unsealedTopics);

/** The existing marks of these topics. */
export const marksOf = (topics: readonly string[]) => marksByTopic(topics.map((topic) => [topic]));

/** Marks, in the order of their topics. */
export const unsealed = list(unsealedTopics, "key", 0);

/** Reads the marks of the topics of journal entries. */
export const marksOfEntries = (journalEntries: readonly JournalEntry[]) => marksOf(topicsOf(journalEntries));

/** Writes the missing marks; in the common case there are none. */
export function missingMarks(
  journalEntries: readonly JournalEntry[],
  there: readonly UnsealedTopic[],
  now: number,
): Insert[] {
  const marked = new Set(there.map(({ topic }) => topic));
  return topicsOf(journalEntries)
    .filter((topic) => !marked.has(topic))
    .map((topic) => insert(unsealedTopics, { topic, since: now }));
}

const topicsOf = (journalEntries: readonly JournalEntry[]): readonly string[] =>
  journalEntries.length < 2
    ? journalEntries.map(({ topic }) => topic)
    : [...new Set(journalEntries.map(({ topic }) => topic))];
