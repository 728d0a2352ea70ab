import type { Answers, Reader } from "../store/store.ts";
import { type Awaitable, chain } from "../platform/awaitable.ts";
import type { BaseActor } from "../operations/base-actor.ts";
import type { Read } from "../store/query.ts";
import { type Receipt, receiptOf } from "./receipts.ts";
import { type KnownMarks, markOf } from "../journal/unsealed-topics.ts";

/**
 * Adds what the engine itself needs to the reads of a command: the receipt of its key, and the marks of the topics whose rows
 * are read. Separate reads would cost a statement or a round trip each, while other commands wait.
 */
export class OwnReads {
  /** Whether a topic has a mark, for the topics read so far. */
  readonly marks: KnownMarks = new Map();
  #unread: Read<Receipt | undefined> | undefined;
  #receipt: Receipt | undefined;

  constructor({ personId }: BaseActor, key: string | undefined) {
    this.#unread = key === undefined ? undefined : receiptOf(personId, key);
  }

  /** A reader of the transaction that adds them. */
  within(tx: Reader): Reader {
    return { read: (reads) => this.#read(tx, reads) };
  }

  /** The receipt. Call it after the load rounds; it reads the receipt itself if they read nothing. */
  receiptIn(tx: Reader): Awaitable<Receipt | undefined> {
    return this.#unread === undefined ? this.#receipt : chain(this.#read(tx, []), () => this.#receipt);
  }

  #read<const Reads extends readonly Read<unknown>[]>(tx: Reader, reads: Reads): Awaitable<Answers<Reads>> {
    const receipt = this.#unread;
    const all: Read<unknown>[] = [...reads];
    const topics: string[] = [];
    for (const read of reads) {
      const topic = topicOf(read);
      if (topic === undefined || this.marks.has(topic)) continue;
      topics.push(topic);
      all.push(markOf(topic));
    }
    if (receipt !== undefined) all.push(receipt);
    this.#unread = undefined;
    if (all.length === reads.length) return tx.read(reads);
    return chain(tx.read(all), (answers) => {
      for (const [at, topic] of topics.entries()) this.marks.set(topic, answers[reads.length + at] !== undefined);
      if (receipt !== undefined) this.#receipt = answers.at(-1) as Receipt | undefined;
      // The answers to the operation's own reads come first.
      return answers as Answers<Reads>;
    });
  }
}

/** The topic of the row that is read; `undefined` if it has none. */
function topicOf({ query, args }: Read<unknown>): string | undefined {
  const { topic } = query.collection;
  if (topic === undefined || query.kind !== "get") return undefined;
  const value = (args as readonly unknown[])[query.by.indexOf(topic)];
  return typeof value === "string" ? value : undefined;
}
