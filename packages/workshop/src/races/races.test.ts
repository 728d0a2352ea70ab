import assert from "node:assert/strict";
import test from "node:test";
import { runRaces } from "./run-races.ts";

/** So many races must really have been two calls in flight at once, or they prove nothing. */
const fewestOverlapped = 50;
/** A busy machine lets few of them overlap: then there are more races, up to ten times as many. */
const mostRounds = 10;

test("two processes race 200 times for the last admin and the last assignable member, and one wins [P18, P19]", async (t) => {
  let races = 0;
  let overlapped = 0;
  for (let round = 0; round < mostRounds && overlapped < fewestOverlapped; round++) {
    const report = await runRaces({ count: 200 });
    assert.deepEqual(report.broken, []);
    races += 200;
    overlapped += report.overlapped;
  }
  t.diagnostic(`${overlapped} of ${races} overlapped`);
  assert(overlapped >= fewestOverlapped, `only ${overlapped} of ${races} races overlapped`);
});

test("the same races break within 100 where no rule keeps an admin [P18]", async () => {
  const { broken } = await runRaces({ count: 100, without: "an admin stays" });
  assert(broken.some((line) => line.endsWith("no admin is left")));
});

test("the same races break within 100 where no rule keeps somebody assignable [P19]", async () => {
  const { broken } = await runRaces({ count: 100, without: "somebody stays assignable" });
  assert(broken.some((line) => line.endsWith("nobody assignable is left")));
});
