import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { forkProgram } from "../fork-program.ts";
import { raceCases } from "./cases.ts";
import { testDatabase } from "../postgres/test-server.ts";
import { unguarded } from "../unguarded-domain.ts";
import { openRollcall, type RaceDatabase } from "./compose.ts";
import { checkRaces, type RaceReport } from "./check-races.ts";
import { prepareTracks } from "./prepare.ts";
import { saveEarlyForm } from "./prepare-records.ts";
import type { RaceCall, RaceCase } from "./race-case.ts";
import type { RacerTask, Run } from "./racer.ts";

/** Options of a race run. */
export interface RaceOptions {
  /** The number of races per case. */
  readonly each: number;
  /** Default: all cases. */
  readonly cases?: readonly RaceCase[];
  /** The name of a rule to leave out. */
  readonly without?: string;
  /** Default: SQLite. */
  readonly store?: "sqlite" | "postgres";
  /** The number of pairs of processes that share the races. Default: 1. */
  readonly pairs?: number;
}

let schemas = 0;

/**
 * Runs races of two processes on one database, one race per schedule, each released by a barrier. All schedules are
 * created beforehand and the processes live for all races, so that only the calls themselves are timed.
 */
export async function runRaces({
  each,
  cases = raceCases,
  without,
  store = "sqlite",
  pairs = 1,
}: RaceOptions): Promise<RaceReport> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-races-"));
  const database: RaceDatabase =
    store === "sqlite"
      ? { path: join(folder, "store.db") }
      : { connectionString: await testDatabase(), schema: `races_${process.pid}_${schemas++}` };
  await saveEarlyForm(database);
  const rollcall = await openRollcall(database, without);
  const racers: ChildProcess[] = [];
  let isFinished = false;
  try {
    const planned = Array.from({ length: each }, () => cases).flat();
    const tracks = await prepareTracks(rollcall, planned, store);
    const races = planned.flatMap((raceCase, index) =>
      tracks.slice(index, index + 1).map((track) => ({ raceCase, track })),
    );
    const start = async (name: string, own: string, other: string): Promise<ChildProcess> => {
      const racer = await takeRacer();
      racers.push(racer);
      await ask(racer, { kind: "open", database, name, barrier: { own, other }, without });
      return racer;
    };
    const startPair = async (pair: number): Promise<readonly [ChildProcess, ChildProcess]> => {
      const files = [join(folder, `ann-${pair}.step`), join(folder, `bob-${pair}.step`)] as const;
      for (const file of files) writeFileSync(file, new Uint8Array(4));
      return [await start("ann", files[0], files[1]), await start("bob", files[1], files[0])];
    };
    const named = (call: RaceCall): RaceCall =>
      without === undefined || !/^(members|offers|portal)\./.test(call.name)
        ? call
        : { ...call, name: unguarded(call.name) };
    const turns = races.map(({ raceCase, track }) => {
      const both = raceCase.turns(track);
      const isPrepared = both.some(({ first }) => first !== undefined);
      return both.map((turn) => ({ ...turn, call: named(turn.call), isPrepared }));
    });
    const runs: [Run[], Run[]] = [[], []];
    const race = async (pair: number): Promise<void> => {
      const both = await startPair(pair);
      const places = turns.flatMap((_, place) => (place % pairs === pair ? [place] : []));
      await Promise.all(
        both.map(async (racer, side) => {
          const own = places.flatMap((place) => turns[place]?.[side] ?? []);
          for (const [i, ran] of (await ask(racer, { kind: "run", turns: own })).entries())
            runs[side as 0 | 1][places[i] ?? 0] = ran;
        }),
      );
    };
    await Promise.all(Array.from({ length: pairs }, (_, pair) => race(pair)));
    for (const racer of racers) await ask(racer, { kind: "close" });
    isFinished = true;
    return await checkRaces(rollcall, races, runs);
  } finally {
    for (const racer of racers) {
      if (isFinished) giveBack(racer);
      else racer.kill();
    }
    await rollcall.close();
    rmSync(folder, { recursive: true });
  }
}

/** Idle processes between two batches of races. Starting one takes longer than most batches. They end with this process. */
const idle: ChildProcess[] = [];

async function takeRacer(): Promise<ChildProcess> {
  const racer = idle.pop() ?? (await forkProgram(new URL("./racer.ts", import.meta.url), []));
  racer.ref();
  racer.channel?.ref();
  return racer;
}

function giveBack(racer: ChildProcess): void {
  racer.unref();
  racer.channel?.unref();
  idle.push(racer);
}

/** Sends a task to a racer and returns its answer. */
async function ask(racer: ChildProcess, task: RacerTask): Promise<readonly Run[]> {
  const answered = new AbortController();
  const { signal } = answered;
  const ended = once(racer, "exit", { signal }).then(([code]) => {
    throw new Error(`a racing process exited with ${code}`);
  });
  try {
    racer.send(task);
    const [runs] = (await Promise.race([once(racer, "message", { signal }), ended])) as [readonly Run[]];
    return runs;
  } finally {
    answered.abort();
  }
}
