import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createRandom } from "../faults/random.ts";
import { startDurableServer } from "../postgres/test-server.ts";
import type { ProofOptions, ProofResult } from "../prove/proof.ts";
import { MixedLoad } from "./mixed-load.ts";
import type { LoadState } from "./serve.ts";

const servers = 3;
/** The time to find the peak, and between two measurements, in seconds. */
const peakTime = 15;
const interval = 10;
/** The share of the time used to warm up. */
const warmUp = 1 / 3;

const mebibyte = 1_048_576;
/** How much the heap may grow in 10 minutes, in bytes. */
const maxGrowth = mebibyte;
const growthTime = 600;
/** How much resident memory may grow after the warm-up. */
const maxResident = 1.2;
/**
 * How many more files and sockets may be open in all processes. Their number depends on how many calls were answered last, and
 * reopened streams move from one process to another.
 */
const maxHandles = 3;

/** The figures of one process. Memory is in MiB. */
interface ProcessFigures {
  readonly heap: number;
  readonly heapGrowthIn10Minutes: number;
  readonly residentAfterWarmUp: number;
  readonly resident: number;
  readonly residentRatio: number;
  readonly moreHandles: number;
  readonly moreListeners: number;
  /** The number of answers with an error of the server, such as a busy database. Clients repeat these calls. */
  readonly errors: number;
}

/**
 * Runs reads, writes, event streams and jobs at half of the peak over three server processes and PostgreSQL, and measures memory,
 * handles and listeners of each process every 10 seconds, when no call waits. The first third of the time warms up.
 */
export async function proveLoad({ amount: minutes, seed, without }: ProofOptions): Promise<ProofResult> {
  const database = await startDurableServer();
  const children: ChildProcess[] = [];
  try {
    const urls: string[] = [];
    for (let index = 0; index < servers; index++) {
      const child = fork(new URL("./serve.ts", import.meta.url), [database.url, without === "release" ? "leak" : ""], {
        execArgv: ["--expose-gc", "--conditions=@rollcall/source", "--disable-warning=ExperimentalWarning"],
      });
      children.push(child);
      const [port] = (await once(child, "message")) as [number];
      urls.push(`http://127.0.0.1:${port}/rollcall`);
    }
    const load = new MixedLoad(urls, createRandom(seed));
    await load.begin();
    // The first calls compile the code.
    await load.measurePeak(peakTime);
    const peak = await load.measurePeak(peakTime);
    const rounds = Math.max(6, Math.round((minutes * 60) / interval));
    const states: (readonly LoadState[])[] = [];
    const before = load.calls;
    for (let round = 0; round < rounds; round++) {
      await load.run(peak / 2, interval);
      states.push(await Promise.all(children.map(stateOf)));
    }
    load.end();
    const warm = Math.round(rounds * warmUp);
    const processes = children.map((_, index) =>
      figuresOf(
        states.map((one) => one[index]).filter((state) => state !== undefined),
        warm,
      ),
    );
    const moreHandles = growthOf(states.slice(warm).map((all) => all.reduce((sum, { handles }) => sum + handles, 0)));
    const broken = processes.flatMap((one, index) => problemsOf(one).map((text) => `process ${index + 1}: ${text}`));
    const figures = {
      minutes,
      peak: Math.round(peak),
      rate: Math.round((load.calls - before) / (rounds * interval)),
      calls: load.calls,
      messages: load.messages,
      failed: load.failed.length,
      moreHandles,
      processes,
    };
    if (moreHandles > maxHandles) broken.push(`${moreHandles} more files and sockets are open`);
    return { figures, broken: [...broken, ...new Set(load.failed)] };
  } finally {
    for (const child of children) {
      if (child.exitCode !== null) continue;
      child.kill();
      await once(child, "exit");
    }
    await database.stop();
  }
}

async function stateOf(child: ChildProcess): Promise<LoadState> {
  child.send("state");
  const [state] = (await once(child, "message")) as [LoadState];
  return state;
}

function figuresOf(states: readonly LoadState[], warm: number): ProcessFigures {
  const [before, after] = [states.slice(0, warm), states.slice(warm)];
  const heaps = after.map(({ heap }) => heap);
  const residentAfterWarmUp = Math.max(...before.slice(-3).map(({ resident }) => resident));
  const resident = Math.max(...after.map(({ resident: one }) => one));
  return {
    heap: toMiB(heaps.at(-1) ?? 0),
    heapGrowthIn10Minutes: toMiB((slopeOf(heaps) / interval) * growthTime),
    residentAfterWarmUp: toMiB(residentAfterWarmUp),
    resident: toMiB(resident),
    residentRatio: Math.round((resident / residentAfterWarmUp) * 100) / 100,
    moreHandles: growthOf(after.map(({ handles }) => handles)),
    moreListeners: growthOf(after.map(({ listeners }) => listeners)),
    errors: states.at(-1)?.errors ?? 0,
  };
}

const problemsOf = (figures: ProcessFigures): readonly string[] => [
  ...(figures.heapGrowthIn10Minutes > toMiB(maxGrowth)
    ? [`the heap grows by ${figures.heapGrowthIn10Minutes} MiB in 10 minutes`]
    : []),
  ...(figures.residentRatio > maxResident
    ? [`resident memory is ${figures.residentRatio} times that of the warm-up`]
    : []),
  ...(figures.moreListeners > 0 ? [`${figures.moreListeners} more listeners`] : []),
];

/** How much larger the minimum of the second half is than that of the first. */
function growthOf(counts: readonly number[]): number {
  const middle = counts.length / 2;
  return Math.min(...counts.slice(middle)) - Math.min(...counts.slice(0, middle));
}

/** The slope of the line that fits best, per measurement. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [up, down] = [0, 0];
  for (const [at, value] of values.entries()) {
    up += (at - middle) * (value - mean);
    down += (at - middle) ** 2;
  }
  return down === 0 ? 0 : up / down;
}

const toMiB = (bytes: number): number => Math.round((bytes / mebibyte) * 100) / 100;
