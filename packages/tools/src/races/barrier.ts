import { openSync, readSync, writeSync } from "node:fs";

/** Reads of the other's file before the event loop gets a turn. */
const spins = 200;

/**
 * A meeting point of two processes on two small files: each writes how far it has come into its own and looks into the
 * other's until that is as far. Both go on within microseconds, since neither sleeps.
 * @returns waits until both have reached `step`, which rises from 1
 */
export function createBarrier(own: string, other: string): (step: number) => Promise<void> {
  const mine = openSync(own, "r+");
  const theirs = openSync(other, "r+");
  const written = new Uint32Array(1);
  const seen = new Uint32Array(1);
  return async (step) => {
    written[0] = step;
    writeSync(mine, written, 0, 4, 0);
    for (;;) {
      for (let i = 0; i < spins; i++) {
        readSync(theirs, seen, 0, 4, 0);
        if ((seen[0] ?? 0) >= step) return;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
}
