// One of the two racing processes: opens the databases it receives, one after the other, and runs the calls it receives, each released
// by the barrier.
import { type Actor, RollcallError } from "@rollcall/core";
import { createBarrier } from "./barrier.ts";
import type { RaceCall, RaceTurn } from "./race-case.ts";
import { call, identity, offerMinutes, openRollcall, type RaceDatabase } from "./compose.ts";

/** The database for a racer's next calls. */
export interface RacerStart {
  readonly kind: "open";
  readonly database: RaceDatabase;
  readonly name: string;
  readonly barrier: { readonly own: string; readonly other: string };
  readonly without: string | undefined;
}

/** The part of a racer in a race. `isPrepared`: whether one of the two has a call before the race. */
export type RacerTurn = RaceTurn & { readonly isPrepared: boolean };

/** A message to a racer, which responds to each with the runs of its turns. */
export type RacerTask =
  | RacerStart
  | { readonly kind: "run"; readonly turns: readonly RacerTurn[] }
  | { readonly kind: "close" };

/** The outcome of one call, `done` or the error code, with its start and end in nanoseconds. */
export interface Run {
  readonly outcome: string;
  readonly began: number;
  readonly ended: number;
}

const now = (): number => Number(process.hrtime.bigint());

/** A racer on a database. */
interface Place {
  run(turns: readonly RacerTurn[]): Promise<readonly Run[]>;
  close(): Promise<void>;
}

async function open(start: RacerStart): Promise<Place> {
  const rollcall = await openRollcall(start.database, start.without);
  // Its own clock: time never goes backward in one instance.
  const late = await openRollcall(start.database, start.without, () => Date.now() + 2 * offerMinutes * 60_000);
  const actor = await rollcall.recognise(identity(start.name));
  const [boss, chief, bob] = [
    await rollcall.recognise(identity("boss")),
    await rollcall.recognise(identity("chief")),
    await rollcall.recognise(identity("bob")),
  ];
  const others = { boss, chief, bob };
  const barrier = createBarrier(start.barrier.own, start.barrier.other);
  let step = 0;

  const outcomeOf = async ({ name, input, as: caller, isLate }: RaceCall): Promise<string> => {
    const as: Actor = typeof caller === "string" ? others[caller] : (caller ?? actor);
    try {
      const output = await call<{ results?: readonly { status: string; reason?: { code: string } }[] }>(
        isLate ? late : rollcall,
        as,
        name,
        input,
      );
      return output.results?.[0]?.reason?.code ?? "done";
    } catch (error) {
      return error instanceof RollcallError ? error.code : String(error);
    }
  };

  return {
    async run(turns) {
      const runs: Run[] = [];
      for (const { first, call: raced, then, isPrepared } of turns) {
        // Wait until the other has finished the previous race, which this call would affect.
        if (isPrepared) await barrier.reach(++step);
        if (first !== undefined) await outcomeOf(first);
        await barrier.reach(++step);
        const began = now();
        const outcome = await outcomeOf(raced);
        const ended = now();
        const after = then === undefined ? "" : `,${await outcomeOf(then)}`;
        runs.push({ outcome: outcome + after, began, ended });
      }
      return runs;
    },
    async close() {
      barrier.close();
      await Promise.all([rollcall.close(), late.close()]);
    },
  };
}

let place: Place | undefined;

async function take(task: RacerTask): Promise<readonly Run[]> {
  if (task.kind === "run") return (await place?.run(task.turns)) ?? [];
  await place?.close();
  place = task.kind === "open" ? await open(task) : undefined;
  return [];
}

process.on("message", (task: RacerTask) => void take(task).then((runs) => process.send?.(runs)));
process.on("disconnect", () => process.exit());
