import assert from "node:assert/strict";
import test from "node:test";
import { raceCases } from "./cases.ts";
import type { RaceCase } from "./race-case.ts";
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

/** The number of races per case and batch. Most batches show a breach. */
const batch = 20;

/**
 * Runs races without a rule until one of them shows a breach. On a quiet machine, one of the first hundred does; on a busy one, few races
 * overlap.
 * @param sign what the description of the breach matches
 */
async function findBreach(cases: readonly RaceCase[], without: string, sign: RegExp): Promise<void> {
  let found: readonly string[] = [];
  for (let races = 0; races < maxRounds * each; races += batch) {
    found = (await runRaces({ each: batch, cases, without })).broken;
    if (found.some((line) => sign.test(line))) return;
  }
  assert.fail(`no breach without the rule "${without}", but ${found[0] ?? "none"}`);
}

test("detects a breach without the rule that keeps an admin [P18]", () =>
  findBreach(casesOf("both admins"), "an admin stays", /no admin left$/));

test("detects a breach without the rule that keeps an assignable member [P19]", () =>
  findBreach(
    casesOf("the last two assignable").filter(({ title }) => !title.includes("bulk")),
    "somebody stays assignable",
    /no assignable member left$/,
  ));

/** The description of a breach if a rule that guards an answer is missing. */
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
  test(`detects a breach without the rule "${rule}" [Q41, Q42]`, () => findBreach(casesOf(beginning), rule, sign));
}

test("detects a breach if report drafts are replaced unseen [P44, X17]", () =>
  findBreach(casesOf("a draft of a report is saved"), "reports are not replaced unseen", /done and done$/));

const casesOf = (beginning: string) => raceCases.filter(({ title }) => title.startsWith(beginning));
