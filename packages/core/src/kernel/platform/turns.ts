/** The part of the platform that is used. Declared here because core doesn't use the DOM types. */
interface Platform {
  readonly setImmediate?: (call: () => void) => unknown;
  readonly setTimeout: (call: () => void, milliseconds?: number) => unknown;
}

/** A computation that can pause at each `yield`, and its result. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** The number of rows that are processed between two pauses. */
const rowsPerStep = 500;

/** Calls `work` with each row, with pauses in between. */
export function* eachInSteps<T>(rows: readonly T[], work: (row: T) => void): Steps<void> {
  for (let at = 0; at < rows.length; at += rowsPerStep) {
    if (at > 0) yield;
    for (const row of rows.slice(at, at + rowsPerStep)) work(row);
  }
}

/** Runs a computation without pauses. */
export function withoutPauses<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Runs a computation and lets other work continue at each of its pauses. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
}

/** Resolves in the next turn of the event loop, after waiting timers, input and requests. */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const { setImmediate, setTimeout } = globalThis as unknown as Platform;
    (setImmediate ?? setTimeout)(resolve);
  });

/** Resolves after a time in milliseconds. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const { setTimeout } = globalThis as unknown as Platform;
    setTimeout(resolve, milliseconds);
  });
