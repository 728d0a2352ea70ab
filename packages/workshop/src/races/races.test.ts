import assert from "node:assert/strict";
import test from "node:test";
import { runRaces } from "./run-races.ts";

/** Of 200 races, so many must really have been two calls in flight at once, or they prove nothing. */
const fewestOverlapped = 50;

test("two processes race 200 times for the last admin and the last assignable member, and one wins [P18, P19]", async (t) => {
  const { overlapped, broken } = await runRaces({ count: 200 });
  t.diagnostic(`${overlapped} of 200 overlapped`);
  assert.deepEqual(broken, []);
  assert(overlapped >= fewestOverlapped, `only ${overlapped} of 200 races overlapped`);
});

test("the same races break within 100 where no rule keeps an admin [P18]", async () => {
  const { broken } = await runRaces({ count: 100, without: "an admin stays" });
  assert(broken.some((line) => line.endsWith("no admin is left")));
});

test("the same races break within 100 where no rule keeps somebody assignable [P19]", async () => {
  const { broken } = await runRaces({ count: 100, without: "somebody stays assignable" });
  assert(broken.some((line) => line.endsWith("nobody assignable is left")));
});
