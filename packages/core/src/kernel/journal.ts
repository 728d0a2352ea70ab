import type { ChangeMessage, DomainEvent } from "../contract/stream.ts";
import { type Insert, insert } from "./change.ts";
import { boolean, collection, integer, json, nullable, type RowIn, text } from "./collection.ts";
import type { JournalEntry } from "./journal-entry.ts";
import type { CallContext } from "./operation.ts";
import { get, list } from "./query.ts";

/**
 * What happened, one row per operation and topic, written in the transaction that made it happen. It is the memory of
 * the event stream and the ground that history stands on. Ids only: names and addresses stay with their people.
 */
export const journal = collection("journal", {
  fields: {
    topic: text(),
    /** The topic's running number: 1, 2, 3, … without a gap. */
    number: integer(),
    at: integer(),
    operation: text(),
    actorId: text(),
    /** Null in rows of versions that did not keep it. */
    via: nullable(text()),
    events: json<readonly DomainEvent[]>(),
    decisionsChanged: boolean(),
  },
  key: ["topic", "number"],
});

/** A row of the journal. */
export type JournalRow = RowIn<typeof journal>;

/** One entry of a topic. */
export const journalRowOf = get(journal);
/** The entries of one topic in their order. */
export const journalOfTopic = list(journal, "key", 1);

/** The journal row of a telling. */
export const journalInsert = (operation: string, entry: JournalEntry, call: CallContext): Insert =>
  insert(journal, {
    topic: entry.topic,
    number: entry.number,
    at: call.now,
    operation,
    actorId: entry.by ?? call.actor.personId,
    via: entry.via ?? null,
    events: entry.events,
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
