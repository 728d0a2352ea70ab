import { collection, integer, json, type RowIn, text } from "../kernel/collection.ts";
import { list } from "../kernel/query.ts";

/**
 * The chain over all history: each seal covers a run of rows of one topic without a gap, and the seal before it. Changing, adding,
 * moving or taking away a sealed row breaks its seal; making all later seals anew changes the head, which a host can
 * keep elsewhere.
 */
export const seals = collection("seals", {
  fields: {
    /** The place in the chain: 1, 2, 3, … */
    number: integer(),
    at: integer(),
    topic: text(),
    /** The first row covered, by its number in the topic. */
    from: integer(),
    /** The last row covered. */
    to: integer(),
    /** The digest of each row, in order. */
    digests: json<readonly string[]>(),
    /** The head of the seal before; empty for the first. */
    previous: text(),
    /** The digest of all of the above. */
    head: text(),
  },
  key: ["number"],
  unique: { from: ["topic", "from"] },
  indexes: { topic: ["topic", "from"] },
});

/** A row of seals. */
export type Seal = RowIn<typeof seals>;

/** The chain in its order. */
export const sealsInOrder = list(seals, "key", 0);
/** The seals of a topic in the order of its rows. */
export const sealsOfTopic = list(seals, "topic", 1);
/** The seals of all topics, topic by topic. */
export const sealsByTopic = list(seals, "topic", 0);
/** Where the chain ends. */
export const headOfChain = list(seals, "key", 0, ["number", "head"]);
/** Where the seals of a topic end. */
export const endOfTopic = list(seals, "topic", 1, ["to"]);
