import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import type { BenchRow } from "../document.ts";
import { workerPassword, organizationId } from "./workers.ts";
import { atOnce } from "./options.ts";
import { quantile } from "./quantile.ts";
import type { Requester } from "./requests.ts";
import type { BenchServer } from "./start-server.ts";

/** The goal: sign-ins relative to hashing alone. */
const goal = 0.9;
/** The goal: p99 of other requests during that time, in milliseconds. */
const maxMeanwhile = 100;
/** Milliseconds between two other requests. */
const between = 25;
const rounds = 5;

/**
 * Measures 8 parallel sign-ins and 8 parallel hash comparisons in turn, and the time of other routes during both. Other routes
 * are requested in both, because they take the same processor time.
 */
export async function measureSignIn(
  server: BenchServer,
  { ask }: Requester,
  seconds: number,
): Promise<readonly BenchRow[]> {
  const { known } = server.workers;
  const alone = { count: 0, milliseconds: 0, processor: 0 };
  const signed = { count: 0, milliseconds: 0, processor: 0 };
  const others: number[] = [];
  const signIn = async (n: number) => {
    const email = known[n % known.length]?.email;
    const answer = await ask("access.signIn", { body: { organizationId, email, password: workerPassword } });
    assert.equal(answer.status, 200);
    return answer;
  };
  const { cookie } = await signIn(0);

  /** Runs `work`, and requests other routes until it ends. Returns their times. */
  const withOthers = async (spent: typeof alone, work: () => Promise<void>): Promise<readonly number[]> => {
    const times: number[] = [];
    let isOver = false;
    const before = await server.processorTime();
    const meanwhile = async (): Promise<void> => {
      while (!isOver) {
        const answer = await ask("portal.get", { cookie });
        assert.equal(answer.status, 200);
        times.push(answer.milliseconds);
        await wait(between);
      }
    };
    const watching = meanwhile();
    await work();
    isOver = true;
    await watching;
    spent.processor += (await server.processorTime()) - before;
    return times;
  };
  const hashAlone = async (): Promise<void> => {
    const { hashes, milliseconds } = await server.hashAlone(seconds / rounds);
    alone.count += hashes;
    alone.milliseconds += milliseconds;
  };
  const signInAll = async (): Promise<void> => {
    const began = performance.now();
    const guest = async (n: number): Promise<void> => {
      while (performance.now() - began < (seconds * 1000) / rounds) {
        await signIn(n);
        signed.count += 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, (_, n) => guest(n + 1)));
    signed.milliseconds += performance.now() - began;
  };

  for (let round = 0; round < rounds; round++) {
    await withOthers(alone, hashAlone);
    others.push(...(await withOthers(signed, signInAll)));
  }
  const perSecond = ({ count, milliseconds }: typeof alone): number => (count * 1000) / milliseconds;
  const processor = ({ count, processor }: typeof alone): number => processor / count;
  const [ours, peer, p99] = [perSecond(signed), perSecond(alone), quantile(others, 0.99)];
  return [
    {
      case: "sign-in",
      size: atOnce,
      ours: Number(ours.toPrecision(4)),
      peer: Number(peer.toPrecision(4)),
      unit: "per second, against hashing alone",
      ratio: Number((ours / peer).toPrecision(4)),
      goal,
    },
    {
      case: "sign-in, processor time of the server",
      size: atOnce,
      ours: Number(processor(signed).toPrecision(4)),
      peer: Number(processor(alone).toPrecision(4)),
      unit: "ms, against hashing alone",
      ratio: Number((processor(alone) / processor(signed)).toPrecision(4)),
    },
    {
      case: "other routes meanwhile",
      size: others.length,
      ours: Number(p99.toPrecision(4)),
      peer: maxMeanwhile,
      unit: "ms, p99, against the maximum",
      ratio: Number((maxMeanwhile / p99).toPrecision(4)),
      goal: 1,
    },
  ];
}
