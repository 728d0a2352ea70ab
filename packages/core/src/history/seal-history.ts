import { type Awaitable, chain } from "../kernel/platform/awaitable.ts";
import { type Change, insert, remove, update } from "../kernel/store/change.ts";
import { journalOfTopic } from "../kernel/journal/journal.ts";
import { type PersonalValue, personalValues } from "../kernel/subjects/personal-values.ts";
import { retryRaces } from "../kernel/store/retry-races.ts";
import { marksOf, unsealedTopics } from "../kernel/journal/unsealed-topics.ts";
import type { Digest } from "../ports/digest.ts";
import { StaleWrite, type Store, type Transaction, UniqueViolation } from "../kernel/store/store.ts";
import { digestOfRow, digestOfValue, headOf, neverSealed } from "./digests.ts";
import { headOfChain, type Seal, seals } from "./seals.ts";
import { readUnsealed, type UnsealedRun } from "./unsealed-runs.ts";

/** The end of the chain of seals. A host that stores it elsewhere can detect a rebuilt chain. */
export interface SealHead {
  /** The number of the last seal; 0 if there is none. */
  readonly number: number;
  /** 64 hexadecimal digits; empty if there is no seal. */
  readonly head: string;
}

/** The result of sealing. */
export interface Sealing {
  /** The number of sealed journal rows. */
  readonly sealed: number;
  readonly head: SealHead;
}

/**
 * Seals the unsealed journal rows, 200 of a topic at a time. Digests are computed between two transactions, so that
 * writers don't wait. If another process is sealing at the same time, that process does the rest.
 * @param store the store with the journal
 * @param digest the digest function
 * @param now milliseconds since the epoch
 */
export async function sealHistory(store: Store, digest: Digest, now: number): Promise<Sealing> {
  let sealed = 0;
  for (;;) {
    const round = await Promise.resolve(retryRaces(() => sealSome(store, digest, now))).catch(leaveToTheWinner);
    if (round === undefined) return { sealed, head: await endOf(store) };
    sealed += round.sealed;
    if (!round.more) return { sealed, head: round.head };
  }
}

interface Round extends Sealing {
  readonly more: boolean;
}

async function sealSome(store: Store, digest: Digest, now: number): Promise<Round> {
  const { end, runs, more } = await store.transaction("read", readUnsealed);
  const digested = await Promise.all(runs.map((run) => digestRun(digest, run)));
  let head: SealHead = { number: end.number, head: end.head };
  const done: Covered[] = [];
  for (const one of digested) {
    const covered = await cover(digest, one, head, now);
    if (covered.seal !== undefined) head = { number: covered.seal.number, head: covered.seal.head };
    done.push(covered);
  }
  if (runs.length > 0) await store.transaction("write", (tx) => write(tx, done));
  return { sealed: runs.reduce((sum, { rows }) => sum + rows.length, 0), more, head };
}

interface Digested {
  readonly run: UnsealedRun;
  readonly values: readonly Awaited<ReturnType<typeof saltOf>>[];
  readonly digests: readonly string[];
}

async function digestRun(digest: Digest, run: UnsealedRun): Promise<Digested> {
  const values = await Promise.all(run.values.map((value) => saltOf(digest, value)));
  const digests = await Promise.all(
    run.rows.map(async (row) => {
      const ofRow = values.filter(({ value }) => value.number === row.number).map((salted) => salted.digest);
      return digestOfRow(digest, row, ofRow);
    }),
  );
  return { run, values, digests };
}

interface Covered {
  readonly topic: string;
  readonly seal: Seal | undefined;
  /** The number of the last row this seals. */
  readonly to: number;
  readonly changes: readonly Change[];
}

/** Creates the seal of a run and stores the digests of its personal values. */
async function cover(digest: Digest, { run, values, digests }: Digested, end: SealHead, now: number): Promise<Covered> {
  const { topic, rows } = run;
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return { topic, seal: undefined, to: run.sealedTo, changes: [] };
  const { number, head: previous } = end;
  const seal = { number: number + 1, at: now, topic, from: first.number, to: last.number, digests, previous };
  const sealed: Seal = { ...seal, head: await headOf(digest, seal) };
  const kept = values.map(({ value: { number, place, erased }, salt, digest }) =>
    // If the value is erased in the meantime, the row has changed, and sealing starts over instead of restoring it.
    update(personalValues, [topic, number, place], { salt, digest }, { erased, digest: null }),
  );
  return { topic, seal: sealed, to: sealed.to, changes: [...kept, insert(seals, sealed)] };
}

async function saltOf(digest: Digest, value: PersonalValue) {
  if (value.erased) return { value, salt: null, digest: neverSealed };
  const salt = digest.salt();
  return { value, salt, digest: await digestOfValue(digest, value, salt) };
}

/** Writes the seals and unmarks topics without unsealed rows. */
const write = (tx: Transaction, done: readonly Covered[]): Awaitable<void> =>
  chain(tx.read(done.map(({ topic }) => journalOfTopic({ equal: [topic], limit: 1, reverse: true }))), (tails) =>
    chain(tx.read([marksOf(done.map(({ topic }) => topic))]), ([marks]) => {
      const marked = new Set(marks.map(({ topic }) => topic));
      const over = done.filter(({ topic, to }, i) => marked.has(topic) && (tails[i]?.[0]?.number ?? to) <= to);
      const taken = over.map(({ topic }) => remove(unsealedTopics, [topic]));
      return tx.write([...done.flatMap(({ changes }) => changes), ...taken]);
    }),
  );

const endOf = async (store: Store): Promise<SealHead> => {
  const end = await store.transaction("read", (tx) => tx.read([headOfChain({ equal: [], limit: 1, reverse: true })]));
  return end[0][0] ?? { number: 0, head: "" };
};

function leaveToTheWinner(failure: unknown): undefined {
  if (failure instanceof StaleWrite || failure instanceof UniqueViolation) return undefined;
  throw failure;
}
