import type { ChangeMessage, RollcallEvent } from "../../contract/stream.ts";
import { type Insert, insert } from "../store/change.ts";
import { boolean, collection, integer, json, nullable, type RowIn, text } from "../store/collection.ts";
import type { JournalEntry } from "../operations/journal-entry.ts";
import type { CallContext } from "../operations/operation.ts";
import { get, getMany, list } from "../store/query.ts";

/**
 * The journal: one row per operation and topic, written in the transaction of the change. Event streams and history read
 * it. It contains ids only; names and addresses are stored with the people.
 */
export const journal = collection("journal", {
  fields: {
    topic: text(),
    /** The sequence number within the topic: 1, 2, 3, … without gaps. */
    number: integer(),
    at: integer(),
    operation: text(),
    actorId: text(),
    /** Null in rows of versions that didn't store it. */
    via: nullable(text()),
    events: json<readonly RollcallEvent[]>(),
    decisionsChanged: boolean(),
  },
  key: ["topic", "number"],
});

/** A row of the journal. */
export type JournalRow = RowIn<typeof journal>;

/** One entry of a topic. */
export const journalRowOf = get(journal);
/** The topics and numbers of those entries that exist. */
export const journalNumbers = getMany(journal, journal.key, ["topic", "number"]);
/** The entries of one topic in order. */
export const journalOfTopic = list(journal, "key", 1);

/** The row of a journal entry. `via` says how the change was made, unless the entry does. */
export const journalInsert = (operation: string, via: string, entry: JournalEntry, call: CallContext): Insert =>
  insert(journal, {
    topic: entry.topic,
    number: entry.number,
    at: call.now,
    operation,
    actorId: entry.by ?? call.actor.personId,
    via: entry.via ?? via,
    events: entry.events as readonly RollcallEvent[],
    decisionsChanged: entry.decisionsChanged ?? false,
  });

/** The message that a stream sends for a row. */
export const toMessage = (row: JournalRow): ChangeMessage => ({
  kind: "change",
  topic: row.topic,
  number: row.number,
  operation: row.operation,
  actorId: row.actorId,
  at: new Date(row.at).toISOString(),
  events: row.events,
  decisionsChanged: row.decisionsChanged,
});
