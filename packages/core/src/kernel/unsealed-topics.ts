import { type Insert, insert } from "./change.ts";
import { collection, integer, type RowIn, text } from "./collection.ts";
import type { JournalEntry } from "./journal-entry.ts";
import { getMany, list } from "./query.ts";

/**
 * The topics whose journal has grown since it was last sealed. A mark is set in the transaction that writes the journal
 * and taken away in the one that seals its last row, so that no row is ever left unsealed and unnoticed.
 */
export const unsealedTopics = collection("unsealed_topics", {
  fields: {
    topic: text(),
    /** When the first row came that is not sealed, in milliseconds since the epoch. */
    since: integer(),
  },
  key: ["topic"],
});

/** A topic with rows to seal. */
export type UnsealedTopic = RowIn<typeof unsealedTopics>;

const marksByTopic = getMany(unsealedTopics);

/** The marks of these topics, as far as there are any. */
export const marksOf = (topics: readonly string[]) => marksByTopic(topics.map((topic) => [topic]));

/** Some of the marks, in the order of their topics. */
export const unsealed = list(unsealedTopics, "key", 0);

/** Asks which of the topics that are told are marked. */
export const marksOfEntries = (journalEntries: readonly JournalEntry[]) => marksOf(topicsOf(journalEntries));

/** The marks that are missing: in the common case none, and then nothing is written for them. */
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
