// One of the two racing processes: opens the database, reports that it is ready, then runs the calls it receives, each
// released by the barrier.
import { type Actor, RollcallError } from "@rollcall/core";
import { createBarrier } from "./barrier.ts";
import type { RaceCall, RaceTurn } from "./race-case.ts";
import { call, identity, offerMinutes, openRollcall, type RaceDatabase } from "./compose.ts";

/** The arguments of a racer. */
export interface RacerStart {
  readonly database: RaceDatabase;
  readonly name: string;
  readonly barrier: { readonly own: string; readonly other: string };
  readonly without: string | undefined;
}

/** A message to a racer. `prepares`: whether one of the two has a call before the race. */
export type RacerTurn = RaceTurn & { readonly isPrepared: boolean };

/** The outcome of one call, `done` or the error code, with its start and end in nanoseconds. */
export interface Run {
  readonly outcome: string;
  readonly began: number;
  readonly ended: number;
}

/** A message from a racer. */
export type RacerMessage = { readonly kind: "ready" } | { readonly kind: "ran"; readonly runs: readonly Run[] };

const now = (): number => Number(process.hrtime.bigint());

const send = (message: RacerMessage): void => {
  process.send?.(message);
};

async function main(start: RacerStart): Promise<void> {
  const rollcall = await openRollcall(start.database, start.without);
  // A clock of its own: time never goes back in one instance.
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

  process.on("message", (turns: readonly RacerTurn[]) => {
    void (async () => {
      const runs: Run[] = [];
      for (const { first, call: raced, then, isPrepared } of turns) {
        // Wait until the other has finished the previous race, which this call would affect.
        if (isPrepared) await barrier(++step);
        if (first !== undefined) await outcomeOf(first);
        await barrier(++step);
        const began = now();
        const outcome = await outcomeOf(raced);
        const ended = now();
        const after = then === undefined ? "" : `,${await outcomeOf(then)}`;
        runs.push({ outcome: outcome + after, began, ended });
      }
      send({ kind: "ran", runs });
    })();
  });
  process.on("disconnect", () => process.exit());
  send({ kind: "ready" });
}

await main(JSON.parse(process.argv[2] ?? "") as RacerStart);
