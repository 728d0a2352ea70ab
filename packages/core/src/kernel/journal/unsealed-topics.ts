import { type Insert, insert } from "../store/change.ts";
import { collection, integer, text } from "../store/collection.ts";
import type { JournalEntry } from "../operations/journal-entry.ts";
import { get, getMany, list } from "../store/query.ts";

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

const marksByTopic = getMany(unsealedTopics);

/** The existing marks of these topics. */
export const marksOf = (topics: readonly string[]) => marksByTopic(topics.map((topic) => [topic]));

/** Marks, in the order of their topics. */
export const unsealed = list(unsealedTopics, "key", 0);

/** The mark of one topic. */
export const markOf = get(unsealedTopics, unsealedTopics.key, ["topic"]);

/** Whether a topic has a mark, for the topics read so far. */
export type KnownMarks = Map<string, boolean>;

/** Writes the missing marks of topics; in the common case there are none. */
export const missingMarks = (topics: readonly string[], marks: KnownMarks, now: number): Insert[] =>
  topics.filter((topic) => marks.get(topic) !== true).map((topic) => insert(unsealedTopics, { topic, since: now }));

/** The topics of journal entries, each once. */
export const topicsOf = (journalEntries: readonly JournalEntry[]): readonly string[] => [
  ...new Set(journalEntries.map(({ topic }) => topic)),
];
