import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RaceCall } from "./cases.ts";
import { openRollcall, unguarded } from "./compose.ts";
import { caseOf, judgeRaces, type RaceReport } from "./judge.ts";
import { prepareTracks } from "./prepare.ts";
import type { RacerMessage, RacerStart, Run } from "./racer.ts";

/** How many races, and whether one of their rules is switched off to see the test fail. */
export interface RaceOptions {
  readonly count: number;
  /** The sentence of the rule to leave out. */
  readonly without?: string;
}

/**
 * Lets two processes on one SQLite file run against each other, one race per schedule, each released by a barrier. All
 * schedules are made before, and both processes live for all races, so that nothing but the calls themselves is timed.
 */
export async function runRaces({ count, without }: RaceOptions): Promise<RaceReport> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-races-"));
  const path = join(folder, "store.db");
  const files = [join(folder, "ann.step"), join(folder, "bob.step")] as const;
  for (const file of files) writeFileSync(file, new Uint8Array(4));
  const rollcall = await openRollcall(path, without);
  const racers: ChildProcess[] = [];
  try {
    const tracks = await prepareTracks(rollcall, count);
    const start = async (name: string, own: string, other: string): Promise<ChildProcess> => {
      const racer = startRacer({ path, name, barrier: { own, other }, without });
      racers.push(racer);
      await heard(racer, "ready");
      return racer;
    };
    const ann = await start("ann", files[0], files[1]);
    const bob = await start("bob", files[1], files[0]);
    const named = (call: RaceCall): RaceCall =>
      without === undefined ? call : { ...call, name: unguarded(call.name) };
    const calls = tracks.map((track, index) => caseOf(index).calls(track));
    const runs = await Promise.all([
      run(
        ann,
        calls.map(([call]) => named(call)),
      ),
      run(
        bob,
        calls.map(([, call]) => named(call)),
      ),
    ]);
    return await judgeRaces(rollcall, tracks, runs);
  } finally {
    for (const racer of racers) racer.kill();
    await rollcall.close();
    rmSync(folder, { recursive: true });
  }
}

const startRacer = (start: RacerStart): ChildProcess =>
  fork(new URL("./racer.ts", import.meta.url), [JSON.stringify(start)], {
    execArgv: ["--conditions=@rollcall/source", "--disable-warning=ExperimentalWarning"],
  });

async function run(racer: ChildProcess, calls: readonly RaceCall[]): Promise<readonly Run[]> {
  racer.send([...calls]);
  const message = await heard(racer, "ran");
  return message.runs;
}

function heard<K extends RacerMessage["kind"]>(
  racer: ChildProcess,
  kind: K,
): Promise<Extract<RacerMessage, { readonly kind: K }>> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown): void => {
      if ((message as RacerMessage).kind === kind) resolve(message as Extract<RacerMessage, { readonly kind: K }>);
    };
    racer.on("message", onMessage);
    racer.once("error", reject);
    racer.once("exit", (code) => {
      reject(new Error(`a racing process ended with ${code}`));
    });
  });
}
