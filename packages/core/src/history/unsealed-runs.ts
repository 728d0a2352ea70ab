import { type JournalRow, journalOfTopic } from "../kernel/journal/journal.ts";
import { type PersonalValue, personalValuesOfTopic } from "../kernel/subjects/personal-values.ts";
import { unsealed } from "../kernel/journal/unsealed-topics.ts";
import type { Transaction } from "../kernel/store/store.ts";
import { endOfTopic, headOfChain, type Seal } from "./seals.ts";

/** The maximum number of topics per round. */
const maxTopics = 100;
/** The maximum number of journal rows per seal. */
export const maxRows = 200;
/** A round continues with the next topic until it has this many rows. */
const rowsAtOnce = 1000;
/** The maximum number of personal values per seal. */
export const maxValues = 2000;

/** The next rows of a marked topic to seal, without a gap, and their personal values. May be empty. */
export interface UnsealedRun {
  readonly topic: string;
  /** The number of the last sealed row. */
  readonly sealedTo: number;
  readonly rows: readonly JournalRow[];
  readonly values: readonly PersonalValue[];
  /** Whether no more rows followed when this was read. */
  readonly whole: boolean;
}

/** The data for one round of sealing. */
export interface UnsealedRuns {
  /** The end of the chain. */
  readonly end: Pick<Seal, "number" | "head">;
  readonly runs: readonly UnsealedRun[];
  /** Whether there is more to seal. */
  readonly more: boolean;
}

/** Reads the unsealed rows of the first marked topics, and the end of the chain. */
export async function readUnsealed(tx: Transaction): Promise<UnsealedRuns> {
  const [marks, [end = { number: 0, head: "" }]] = await tx.read([
    unsealed({ equal: [], limit: maxTopics }),
    headOfChain({ equal: [], limit: 1, reverse: true }),
  ]);
  const runs: UnsealedRun[] = [];
  let rows = 0;
  for (const { topic } of marks) {
    if (rows >= rowsAtOnce) break;
    const run = await readRun(tx, topic);
    runs.push(run);
    rows += run.rows.length;
  }
  const more = marks.length === maxTopics || runs.length < marks.length || runs.some(({ whole }) => !whole);
  return { end, runs, more };
}

async function readRun(tx: Transaction, topic: string): Promise<UnsealedRun> {
  const [[last]] = await tx.read([endOfTopic({ equal: [topic], limit: 1, reverse: true })]);
  const sealedTo = last?.to ?? Number.MIN_SAFE_INTEGER;
  const [found, stored] = await tx.read([
    journalOfTopic({ equal: [topic], after: [sealedTo], limit: maxRows + 1 }),
    personalValuesOfTopic({ equal: [topic], after: [sealedTo, Number.MAX_SAFE_INTEGER], limit: maxValues }),
  ]);
  return { topic, sealedTo, ...toRun(found, stored) };
}

function toRun(
  found: readonly JournalRow[],
  stored: readonly PersonalValue[],
): Pick<UnsealedRun, "rows" | "values" | "whole"> {
  const first = found[0]?.number ?? 0;
  const rows = fitting(found.slice(0, maxRows), stored).filter(({ number }, i) => number === first + i);
  const numbers = new Set(rows.map(({ number }) => number));
  return { rows, values: stored.filter(({ number }) => numbers.has(number)), whole: rows.length === found.length };
}

/** The rows whose values were read completely: the last of `maxValues` may belong to a row with more values. */
export function fitting(found: readonly JournalRow[], stored: readonly PersonalValue[]): readonly JournalRow[] {
  const cut = stored.length < maxValues ? undefined : stored.at(-1)?.number;
  return cut === undefined ? found : found.filter(({ number }, i) => i === 0 || number < cut);
}
