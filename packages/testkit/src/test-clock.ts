import type { Clock } from "@rollcall/core";

/** A clock that stands still until told otherwise. */
export interface TestClock extends Clock {
  /** Moves forward by so many milliseconds. */
  advance(milliseconds: number): void;
  /** Jumps to an instant, in milliseconds since the epoch. */
  set(milliseconds: number): void;
}

/** @param start milliseconds since the epoch; 2026-01-05T09:00Z, a Monday, if left out */
export function createTestClock(start: number = Date.UTC(2026, 0, 5, 9)): TestClock {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    set: (milliseconds) => {
      now = milliseconds;
    },
  };
}
