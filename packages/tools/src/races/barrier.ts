import { closeSync, openSync, readSync, writeSync } from "node:fs";

/** A point where two processes wait for each other. */
export interface Barrier {
  /** Waits until both have reached `step`, which increases from 1. */
  reach(step: number): Promise<void>;
  close(): void;
}

/** The number of reads before yielding to the event loop. */
const spins = 200;

/**
 * A barrier for two processes on two small files: each writes its step to its own file and polls the other's. Neither
 * sleeps, so both continue within microseconds.
 */
export function createBarrier(own: string, other: string): Barrier {
  const mine = openSync(own, "r+");
  const theirs = openSync(other, "r+");
  const written = new Uint32Array(1);
  const seen = new Uint32Array(1);
  return {
    async reach(step) {
      written[0] = step;
      writeSync(mine, written, 0, 4, 0);
      for (;;) {
        for (let i = 0; i < spins; i++) {
          readSync(theirs, seen, 0, 4, 0);
          if ((seen[0] ?? 0) >= step) return;
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    close() {
      closeSync(mine);
      closeSync(theirs);
    },
  };
}
