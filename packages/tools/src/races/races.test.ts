import assert from "node:assert/strict";
import test from "node:test";
import { raceCases } from "./cases.ts";
import { runRaces } from "./run-races.ts";

/** The minimum number of overlapping races per case. Other races prove nothing. */
const fewestOverlapped = 10;
/** The number of races per case and round. `npm run prove -- races` runs thousands. */
const each = 25;
/** On a busy machine few races overlap, so run up to 50 times as many. */
const maxRounds = 50;

test(`serializes at least ${each} races of two processes on each guarded path [P05, Q41, P49]`, async (t) => {
  const overlapped = new Map<string, number>();
  const few = () => raceCases.filter(({ title }) => (overlapped.get(title) ?? 0) < fewestOverlapped);
  for (let round = 0; round < maxRounds && few().length > 0; round++) {
    const report = await runRaces({ each, cases: few() });
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

/** What a process sees if a rule that guards an answer is missing. */
const unguardedAnswers = [
  { case: "two people accept", rule: "filled offers can't be accepted", sign: /two people accept one shift: / },
  {
    case: "a shift is accepted while its offer",
    rule: "withdrawn offers can't be answered",
    sign: /accepted after unguarded\.offers-withdraw$/,
  },
  {
    case: "a shift is accepted while it is changed",
    rule: "people accept what they saw",
    sign: /accepted after shifts\.update$/,
  },
  {
    case: "a shift is accepted while its deadline",
    rule: "closed offers can't be answered",
    sign: /accepted after races\.advance$/,
  },
] as const;

for (const { case: beginning, rule, sign } of unguardedAnswers) {
  test(`detects a breach within 100 races without the rule "${rule}" [Q41, Q42]`, async () => {
    const { broken } = await runRaces({ each: 100, cases: casesOf(beginning), without: rule });
    assert(
      broken.some((line) => sign.test(line)),
      broken[0],
    );
  });
}

test("detects a breach within 50 races if drafts of reports are replaced unseen [P44, X17]", async () => {
  const cases = casesOf("a draft of a report is saved");
  const { broken } = await runRaces({ each: 50, cases, without: "reports are not replaced unseen" });
  assert(broken.some((line) => line.endsWith("done and done")));
});

const casesOf = (beginning: string) => raceCases.filter(({ title }) => title.startsWith(beginning));
