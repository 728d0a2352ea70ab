// One of the two racing processes: opens the file, says that it is ready, then runs the calls it is sent, each released
// by the barrier.
import { type Actor, RollcallError } from "@rollcall/core";
import { createBarrier } from "./barrier.ts";
import type { RaceCall, RaceTurn } from "./cases.ts";
import { call, identity, openRollcall } from "./compose.ts";

/** What a racer is told when it is started. */
export interface RacerStart {
  readonly path: string;
  readonly name: string;
  readonly barrier: { readonly own: string; readonly other: string };
  readonly without: string | undefined;
}

/** What a racer is sent: whether one of the two has something to do before they race. */
export type RacerTurn = RaceTurn & { readonly isPrepared: boolean };

/** How one call went: `done`, or the code of its refusal, and when it was in flight, in nanoseconds of the machine. */
export interface Run {
  readonly outcome: string;
  readonly began: number;
  readonly ended: number;
}

/** What a racer says. */
export type RacerMessage = { readonly kind: "ready" } | { readonly kind: "ran"; readonly runs: readonly Run[] };

const now = (): number => Number(process.hrtime.bigint());

const send = (message: RacerMessage): void => {
  process.send?.(message);
};

async function main(start: RacerStart): Promise<void> {
  const rollcall = await openRollcall(start.path, start.without);
  const actor = await rollcall.recognise(identity(start.name));
  const others = { boss: await rollcall.recognise(identity("boss")), bob: await rollcall.recognise(identity("bob")) };
  const barrier = createBarrier(start.barrier.own, start.barrier.other);
  let step = 0;

  const outcomeOf = async ({ name, input, as: caller }: RaceCall): Promise<string> => {
    const as: Actor = caller === undefined ? actor : others[caller];
    try {
      const output = await call<{ results?: readonly { status: string; reason?: { code: string } }[] }>(
        rollcall,
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
        // Not before the other has heard the end of the race before: it would be given what that one took away.
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
