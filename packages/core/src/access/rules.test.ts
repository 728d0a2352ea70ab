import assert from "node:assert/strict";
import test from "node:test";
import type { Reason } from "../contract/decision.ts";
import { decide, type Rule } from "../kernel/rule.ts";
import { caller, person as somebody } from "../people/account.fixture.ts";
import type { Person } from "../people/collection.ts";
import { activationRules, pauseRules, type PauseContext } from "./rules.ts";

const person: Person = { ...somebody, affiliation: "external", hostUserId: null, organizationRole: null, known: false };
const now = 1000;

/** What the rules say where nothing else is given: a scheduler, and an external person who has not been activated. */
function said(rules: readonly Rule<PauseContext>[], given: Partial<PauseContext>): readonly Reason[] {
  const context = { actor: caller("scheduler"), person, now, until: null, ...given };
  return decide(rules, context, undefined).reasons;
}

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const hidden: Reason = { code: "request.not-found" };
const active: Reason = { code: "person.already-active" };
const deactivated: Reason = { code: "person.deactivated" };
const erased: Reason = { code: "person.erased" };
const own = { ...person, id: "me" };

type Case = readonly [sentence: string, given: Partial<PauseContext>, expected: readonly Reason[], rows: string];

const ofBoth: readonly Case[] = [
  ["a scheduler may", {}, [], "Q49"],
  ["an organization admin may", { actor: caller("admin") }, [], "Q49"],
  ["to a member of the organization they do not exist", { actor: caller("member") }, [hidden], "Q49, P21"],
  ["to another worker they do not exist", { actor: caller(null) }, [hidden], "A63, P21"],
  ["oneself one may not", { actor: caller(null), person: own }, [forbidden], "Q49"],
  [
    "to a scheduler of another organization they do not exist",
    { actor: caller("scheduler", { organizationId: "umbrella" }) },
    [hidden],
    "P21",
  ],
];

const ofActivation: readonly Case[] = [
  ["again while the temporary password is good", { person: { ...person, stage: "invited" } }, [], "P31"],
  ["not who has chosen a password", { person: { ...person, stage: "active" } }, [active], "A23, P31"],
  ["not a user of the host", { person: somebody }, [active], "A20, Q51"],
  ["not who is deactivated", { person: { ...person, state: "deactivated" } }, [deactivated], "A36"],
  ["not who is erased", { person: { ...person, state: "erased" } }, [erased], "P25"],
];

const ofPause: readonly Case[] = [
  ["a user of the host, too: of the portal alone", { person: somebody }, [], "Q34"],
  ["who is deactivated, too: the two are apart", { person: { ...person, state: "deactivated" } }, [], "A36"],
  ["not who is erased", { person: { ...person, state: "erased" } }, [erased], "P25"],
  ["until an instant ahead", { until: now + 1 }, [], "X20"],
];

for (const [name, rules, cases] of [
  ["activating", activationRules, [...ofBoth, ...ofActivation]],
  ["pausing", pauseRules, [...ofBoth, ...ofPause]],
] as const) {
  for (const [sentence, given, expected, rows] of cases) {
    test(`${name}: ${sentence} [${rows}]`, () => {
      const inOrder = (reasons: readonly Reason[]) => reasons.toSorted((a, b) => a.code.localeCompare(b.code));
      assert.deepEqual(inOrder(said(rules, given)), expected);
    });
  }
}

test("a pause that is over before it begins is refused, with the field [X20]", () => {
  for (const until of [now, now - 1]) {
    const [reason] = said(pauseRules, { until });
    assert.equal(reason?.code, "request.invalid");
    assert.match(JSON.stringify(reason.details), /"field":"until"/);
  }
});
