import type { Clock } from "@rollcall/core";

/** A clock that only moves when advanced. */
export interface TestClock extends Clock {
  /** Moves forward by a number of milliseconds. */
  advance(milliseconds: number): void;
  /** Sets the clock to an instant, in milliseconds since the epoch. The monotonic clock doesn't confirm it. */
  set(milliseconds: number): void;
}

/** @param start milliseconds since the epoch; default: 2026-01-05T09:00Z, a Monday */
export function createTestClock(start: number = Date.UTC(2026, 0, 5, 9)): TestClock {
  let now = start;
  let passed = 0;
  return {
    now: () => now,
    monotonic: () => passed,
    advance: (milliseconds) => {
      now += milliseconds;
      passed += milliseconds;
    },
    set: (milliseconds) => {
      now = milliseconds;
    },
  };
}
