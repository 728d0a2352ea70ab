import type { TestContext } from "node:test";

/**
 * Lets the clock of the process, in milliseconds, advance only if the test says so. Otherwise a busy machine decides which
 * transactions share a commit, because a group that takes long ends early.
 */
export function stoppedClock({ mock }: TestContext): { now: number } {
  const clock = { now: performance.now() };
  mock.method(performance, "now", () => clock.now);
  return clock;
}
