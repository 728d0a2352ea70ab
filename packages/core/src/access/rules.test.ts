import assert from "node:assert/strict";
import test from "node:test";
import type { Reason } from "../contract/decision.ts";
import { decide, type Rule } from "../kernel/operations/rule.ts";
import { caller, person as internalPerson } from "../people/account.fixture.ts";
import type { Person } from "../people/collection.ts";
import { activationRules, pauseRules, type PauseContext } from "./rules.ts";

const person: Person = {
  ...internalPerson,
  affiliation: "external",
  hostUserId: null,
  organizationRole: null,
  known: false,
};
const now = 1000;

/** The reasons for a case. Defaults to a scheduler and an external person who hasn't been activated. */
function reasonsFor(rules: readonly Rule<PauseContext>[], given: Partial<PauseContext>): readonly Reason[] {
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
  ["allows a scheduler", {}, [], "Q49"],
  ["allows an organization admin", { actor: caller("admin") }, [], "Q49"],
  ["hides the person from a member of the organization", { actor: caller("member") }, [hidden], "Q49, P21"],
  ["hides the person from another worker", { actor: caller(null) }, [hidden], "A63, P21"],
  ["rejects the person themselves", { actor: caller(null), person: own }, [forbidden], "Q49"],
  [
    "hides the person from a scheduler of another organization",
    { actor: caller("scheduler", { organizationId: "umbrella" }) },
    [hidden],
    "P21",
  ],
];

const ofActivation: readonly Case[] = [
  ["allows it again while the temporary password is valid", { person: { ...person, stage: "invited" } }, [], "P31"],
  ["rejects a person who has chosen a password", { person: { ...person, stage: "active" } }, [active], "A23, P31"],
  ["rejects a user of the host", { person: internalPerson }, [active], "A20, Q51"],
  ["rejects a deactivated person", { person: { ...person, state: "deactivated" } }, [deactivated], "A36"],
  ["rejects an erased person", { person: { ...person, state: "erased" } }, [erased], "P25"],
];

const ofPause: readonly Case[] = [
  ["allows a user of the host, for the portal only", { person: internalPerson }, [], "Q34"],
  [
    "allows a deactivated person: pause and account are independent",
    { person: { ...person, state: "deactivated" } },
    [],
    "A36",
  ],
  ["rejects an erased person", { person: { ...person, state: "erased" } }, [erased], "P25"],
  ["allows an end in the future", { until: now + 1 }, [], "X20"],
];

for (const [name, rules, cases] of [
  ["activating", activationRules, [...ofBoth, ...ofActivation]],
  ["pausing", pauseRules, [...ofBoth, ...ofPause]],
] as const) {
  for (const [sentence, given, expected, rows] of cases) {
    test(`${name}: ${sentence} [${rows}]`, () => {
      const inOrder = (reasons: readonly Reason[]) => reasons.toSorted((a, b) => a.code.localeCompare(b.code));
      assert.deepEqual(inOrder(reasonsFor(rules, given)), expected);
    });
  }
}

test("rejects a pause that ends in the past and names the field [X20]", () => {
  for (const until of [now, now - 1]) {
    const [reason] = reasonsFor(pauseRules, { until });
    assert.equal(reason?.code, "request.invalid");
    assert.match(JSON.stringify(reason.details), /"field":"until"/);
  }
});
