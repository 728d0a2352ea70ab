import { type Awaitable, chain } from "../kernel/awaitable.ts";
import { type JournalRow, journalOfTopic } from "../kernel/journal.ts";
import { type PersonalValue, personalValuesOfTopic } from "../kernel/personal-values.ts";
import { unsealed } from "../kernel/unsealed-topics.ts";
import type { Transaction } from "../ports/store.ts";
import { endOfTopic, headOfChain, type Seal } from "./seals.ts";

/** The most topics that one round seals. */
export const mostTopics = 25;
/** The most journal rows that one seal covers. */
export const mostRows = 200;
/** The most personal values that one seal covers. */
export const mostValues = 2000;

/** What of one marked topic can be sealed next: rows without a gap, and their personal values. Perhaps nothing. */
export interface UnsealedRun {
  readonly topic: string;
  /** The number of the last row that is sealed already. */
  readonly sealedTo: number;
  readonly rows: readonly JournalRow[];
  readonly values: readonly PersonalValue[];
  /** Nothing was left behind when this was read. */
  readonly whole: boolean;
}

/** What one round of sealing begins with. */
export interface UnsealedRuns {
  readonly end: Pick<Seal, "number" | "head">;
  readonly runs: readonly UnsealedRun[];
}

/** Reads what the first marked topics have to seal, and where the chain ends. */
export const readUnsealed = (tx: Transaction): Awaitable<UnsealedRuns> =>
  chain(
    tx.read([unsealed({ equal: [], limit: mostTopics }), headOfChain({ equal: [], limit: 1, reverse: true })]),
    ([marks, [end = { number: 0, head: "" }]]) => {
      const topics = marks.map(({ topic }) => topic);
      const ends = topics.map((topic) => endOfTopic({ equal: [topic], limit: 1, reverse: true }));
      return chain(tx.read(ends), (last) => {
        const sealedTo = last.map(([seal]) => seal?.to ?? Number.MIN_SAFE_INTEGER);
        return chain(readRows(tx, topics, sealedTo), (runs) => ({ end, runs }));
      });
    },
  );

function readRows(
  tx: Transaction,
  topics: readonly string[],
  sealedTo: readonly number[],
): Awaitable<readonly UnsealedRun[]> {
  const behind = (i: number): number => sealedTo[i] ?? Number.MIN_SAFE_INTEGER;
  const rows = topics.map((topic, i) => journalOfTopic({ equal: [topic], after: [behind(i)], limit: mostRows + 1 }));
  const values = topics.map((topic, i) =>
    personalValuesOfTopic({ equal: [topic], after: [behind(i), Number.MAX_SAFE_INTEGER], limit: mostValues }),
  );
  return chain(tx.read(rows), (found) =>
    chain(tx.read(values), (held) =>
      topics.map((topic, i) => ({ topic, sealedTo: behind(i), ...toRun(found[i] ?? [], held[i] ?? []) })),
    ),
  );
}

function toRun(
  found: readonly JournalRow[],
  held: readonly PersonalValue[],
): Pick<UnsealedRun, "rows" | "values" | "whole"> {
  const first = found[0]?.number ?? 0;
  const rows = fitting(found.slice(0, mostRows), held).filter(({ number }, i) => number === first + i);
  const numbers = new Set(rows.map(({ number }) => number));
  return { rows, values: held.filter(({ number }) => numbers.has(number)), whole: rows.length === found.length };
}

/** The rows whose values were all read: the last of `mostValues` may belong to a row of which more are to come. */
export function fitting(found: readonly JournalRow[], held: readonly PersonalValue[]): readonly JournalRow[] {
  const cut = held.length < mostValues ? undefined : held.at(-1)?.number;
  return cut === undefined ? found : found.filter(({ number }, i) => i === 0 || number < cut);
}
