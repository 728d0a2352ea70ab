import assert from "node:assert/strict";
import { createSqliteStore } from "@rollcall/storage-sql";
import type { BenchRow } from "../document.ts";
import { createSamplePeople } from "../members/sample-people.ts";
import { fillSchedule } from "../members/rollcall-contender.ts";
import { createTokenMailer } from "./rollcall-contender.ts";

const few = 100;
const many = 10_000;
/** Links expire in this many batches, an hour apart. */
const turns = 20;
const inATurn = few / turns;
const hour = 3_600_000;
const linkLife = 14 * 24 * hour;

/** Measures calls with this many pending invitations: the total milliseconds per case. */
interface Pending {
  send(turn: number): Promise<number>;
  list(): Promise<number>;
  expire(): Promise<number>;
  close(): Promise<void>;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

async function openPending(path: string, pending: number): Promise<Pending> {
  let now = Date.UTC(2026, 0, 5);
  const { mail } = createTokenMailer();
  const store = createSqliteStore({ path, synchronous: "normal" });
  const full = await fillSchedule(store, createSamplePeople(pending + turns * inATurn), {
    mail,
    clock: { now: () => now },
  });
  const { client, scheduleId, rollcall, personIds } = full;
  const invite = async (from: number, to: number): Promise<void> => {
    for (let at = from; at < to; at += 500) {
      const { results } = await client.invitations.send({
        scheduleId,
        personIds: personIds.slice(at, Math.min(at + 500, to)),
      });
      assert(results.every(({ status }) => status === "queued"));
    }
    await rollcall.dispatchMail();
    now += hour;
  };
  for (let turn = 0; turn < turns; turn++) await invite(turn * inATurn, (turn + 1) * inATurn);
  if (pending > few) await invite(few, pending);
  let first = true;
  return {
    send: (turn) =>
      timed(async () => {
        const from = pending + turn * inATurn;
        await client.invitations.send({ scheduleId, personIds: personIds.slice(from, from + inATurn) });
      }),
    list: () => timed(() => client.members.list({ scheduleId, limit: 100 })),
    async expire() {
      now = first ? Date.UTC(2026, 0, 5) + linkLife : now + hour;
      first = false;
      let expired = 0;
      const took = await timed(async () => (expired = await rollcall.expireInvitations()));
      assert.equal(expired, inATurn);
      return took;
    },
    close: () => full.close(),
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** The cost of a call with 10,000 pending invitations relative to 100, measured in turn. */
export async function measurePending(pathOf: (name: string) => string): Promise<readonly BenchRow[]> {
  const least = await openPending(pathOf("pending-few.db"), few);
  const most = await openPending(pathOf("pending-many.db"), many);
  const rows: BenchRow[] = [];
  for (const name of ["list", "send", "expire"] as const) {
    const [small, large]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < turns; turn++) {
      small.push(await least[name](turn));
      large.push(await most[name](turn));
    }
    const ratio = Number((median(large) / median(small)).toPrecision(3));
    rows.push({
      case: `${name} cost at ${many} vs ${few} pending`,
      size: many,
      ours: ratio,
      peer: null,
      unit: "times",
      ratio: null,
    });
  }
  await least.close();
  await most.close();
  return rows;
}
