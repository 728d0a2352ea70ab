import { collection, integer, json, type RowIn, text } from "../kernel/store/collection.ts";
import { list } from "../kernel/store/query.ts";

/**
 * The chain of seals over all history. Each seal covers consecutive rows of one topic and the previous seal. Changing,
 * adding, moving or removing a sealed row breaks its seal; rebuilding all later seals changes the head, which a host can
 * store elsewhere.
 */
export const seals = collection("seals", {
  fields: {
    /** The position in the chain: 1, 2, 3, … */
    number: integer(),
    at: integer(),
    topic: text(),
    /** The number of the first covered row in the topic. */
    from: integer(),
    /** The number of the last covered row. */
    to: integer(),
    /** The digest of each row, in order. */
    digests: json<readonly string[]>(),
    /** The head of the previous seal; empty for the first. */
    previous: text(),
    /** The digest of all of the above. */
    head: text(),
  },
  key: ["number"],
  unique: { from: ["topic", "from"] },
  indexes: { topic: ["topic", "from"] },
});

/** A row of `seals`. */
export type Seal = RowIn<typeof seals>;

/** Lists the chain in order. */
export const sealsInOrder = list(seals, "key", 0);
/** Lists the seals of a topic in the order of its rows. */
export const sealsOfTopic = list(seals, "topic", 1);
/** Lists the seals of all topics, grouped by topic. */
export const sealsByTopic = list(seals, "topic", 0);
/** The end of the chain. */
export const headOfChain = list(seals, "key", 0, ["number", "head"]);
/** The last seal of a topic. */
export const endOfTopic = list(seals, "topic", 1, ["to"]);
