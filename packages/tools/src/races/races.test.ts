import assert from "node:assert/strict";
import test from "node:test";
import { raceCases } from "./cases.ts";
import { runRaces } from "./run-races.ts";

/** The minimum number of overlapping races per case. Other races prove nothing. */
const fewestOverlapped = 10;
/** On a busy machine few races overlap, so run up to 20 times as many. */
const maxRounds = 20;

test("serializes at least 100 races of two processes on each guarded path [P05, Q41, Q42]", async (t) => {
  const overlapped = new Map<string, number>();
  const few = () => raceCases.filter(({ title }) => (overlapped.get(title) ?? 0) < fewestOverlapped);
  for (let round = 0; round < maxRounds && few().length > 0; round++) {
    const report = await runRaces({ each: 100, cases: few() });
    assert.deepEqual(report.broken, []);
    for (const one of report.cases) overlapped.set(one.title, (overlapped.get(one.title) ?? 0) + one.overlapped);
    t.diagnostic(`${report.overlapped} of ${report.races} overlapped`);
  }
  assert.deepEqual(few(), []);
});

test("detects a breach within 100 races without the rule that keeps an admin [P18]", async () => {
  const { broken } = await runRaces({ each: 50, cases: casesOf("both admins"), without: "an admin stays" });
  assert(broken.some((line) => line.endsWith("no admin left")));
});

test("detects a breach within 100 races without the rule that keeps an assignable member [P19]", async () => {
  const cases = casesOf("the last two assignable").filter(({ title }) => !title.includes("bulk"));
  const { broken } = await runRaces({ each: 50, cases, without: "somebody stays assignable" });
  assert(broken.some((line) => line.endsWith("no assignable member left")));
});

const casesOf = (beginning: string) => raceCases.filter(({ title }) => title.startsWith(beginning));
