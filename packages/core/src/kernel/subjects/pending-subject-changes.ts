import { collection, integer, json, nullable, type RowIn, text } from "../store/collection.ts";
import { list, type Value } from "../store/query.ts";

/** Personal data of a subject that one transaction could not erase or merge completely. The sweep does the rest. */
export const pendingSubjectChanges = collection("pending_subject_changes", {
  fields: {
    subject: text(),
    collection: text(),
    /** Which of the collection's declarations it is. */
    place: integer(),
    /** The subject that the rows go to; null where they are erased. */
    into: nullable(text()),
    /** The position of the last row that is done; null before the first. */
    after: nullable(json<readonly Value[]>()),
    since: integer(),
  },
  key: ["subject", "collection", "place"],
  indexes: { into: ["into"] },
});

/** The pending change of one declaration and one subject. */
export type PendingSubjectChange = RowIn<typeof pendingSubjectChanges>;

/** The first pending changes. */
export const firstPending = list(pendingSubjectChanges, "key", 0);
/** Pending changes that move rows to a subject. */
export const pendingInto = list(pendingSubjectChanges, "into", 1);
