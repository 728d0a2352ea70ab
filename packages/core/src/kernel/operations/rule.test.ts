import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import type { Reason } from "../../contract/decision.ts";
import { decide, decideRow, grant, guard, reasonsAgainst, type Rule, stage, type Verdict } from "./rule.ts";

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-admin" };
const hidden: Reason = { code: "request.not-found" };
const conflict: Reason = { code: "member.last-admin", remedy: "make-another-admin" };
const explained: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };

const thrown = (): never => {
  throw new TypeError("a rule with a bug");
};

/** The outcomes of a rule, for the context or for a row. */
const say = (verdict: Verdict | "throws"): Verdict => (verdict === "throws" ? thrown() : verdict);
const permits = (verdict: Verdict | "throws" = true): Rule<unknown> => grant("permits", () => say(verdict));
const forbids = (verdict: Verdict | "throws" = true): Rule<unknown> => guard("forbids", () => say(verdict));
const permitsRow = (verdict: Verdict | "throws"): Rule<unknown> => grant("permits a row", () => () => say(verdict));
const forbidsRow = (verdict: Verdict | "throws"): Rule<unknown> => guard("forbids a row", () => () => say(verdict));

const table: readonly (readonly [title: string, rules: readonly Rule<unknown>[], reasons: readonly Reason[]])[] = [
  ["no rules", [], [forbidden]],
  ["a grant", [permits()], []],
  ["a guard alone", [forbids()], [forbidden]],
  ["a grant that does not apply", [permits(false)], [forbidden]],
  ["a grant that does not apply, with a reason", [permits(explained)], [explained]],
  ["one grant of two", [permits(explained), permits()], []],
  ["a guard against a grant", [permits(), forbids(conflict)], [conflict]],
  ["a guard that refuses without a reason", [permits(), forbids(false)], [forbidden]],
  ["two guards: permission first", [permits(), forbids(conflict), forbids(explained)], [explained, conflict]],
  [
    "a conflict for all rows, and no permission for one",
    [permits(), forbids(conflict), forbidsRow(explained)],
    [explained, conflict],
  ],
  ["a grant of the row", [permitsRow(true)], []],
  ["a grant of the row that does not apply", [permitsRow(false)], [forbidden]],
  ["a grant of the row that gives a reason", [permitsRow(explained)], [explained]],
  ["a row that satisfies a grant the context does not", [permits(explained), permitsRow(true)], []],
  ["a row that does not satisfy the grant", [permits(explained), permitsRow(false)], [explained]],
  ["a guard of the row", [permits(), forbidsRow(conflict)], [conflict]],
  ["a guard of the row that permits", [permits(), forbidsRow(true)], []],
  ["a grant that throws", [permits("throws")], [forbidden]],
  ["a grant that throws, and one that permits", [permits("throws"), permits()], []],
  ["a guard that throws", [permits(), forbids("throws")], [forbidden]],
  ["a grant of the row that throws", [permitsRow("throws")], [forbidden]],
  ["a guard of the row that throws", [permits(), forbidsRow("throws")], [forbidden]],
  ["no grant, and a conflict: permission first", [forbids(conflict), permits(explained)], [explained, conflict]],
  ["no grant of the row, and a conflict", [forbidsRow(conflict), permitsRow(false)], [forbidden, conflict]],
  ["a hidden subject with other reasons", [forbids(conflict), forbids(hidden), permits(false)], [hidden]],
  ["a hidden row", [forbidsRow(conflict), forbidsRow(hidden), permits()], [hidden]],
];

for (const [title, rules, reasons] of table) {
  test(`decides ${title}: ${reasons.map(({ code }) => code).join(", ") || "allowed"} [X1]`, () => {
    const expected = { allowed: reasons.length === 0, reasons };
    assert.deepEqual(decide(rules, {}, {}), expected);
    assert.deepEqual(decideRow(stage(rules, {}), {}), expected);
  });
}

const anyVerdict = fc.constantFrom<Verdict | "throws">(true, false, conflict, explained, "throws");
const anyRule = fc
  .tuple(fc.constantFrom(permits, forbids, permitsRow, forbidsRow), anyVerdict)
  .map(([make, verdict]) => ({ rule: make(verdict), grants: make === permits || make === permitsRow, verdict }));

test("always requires a permitting grant and no refusing guard [X1]", () => {
  fc.assert(
    fc.property(fc.array(anyRule, { maxLength: 8 }), (drawn) => {
      const granted = drawn.some(({ grants, verdict }) => grants && verdict === true);
      const guarded = drawn.every(({ grants, verdict }) => grants || verdict === true);
      const rules = drawn.map(({ rule }) => rule);
      const decision = decide(rules, {}, {});
      assert.equal(decision.allowed, granted && guarded);
      assert.equal(decision.reasons.length === 0, decision.allowed);
      assert.deepEqual(decideRow(stage(rules, {}), {}), decision);
    }),
  );
});

test("decides independently of the order of the rules [X1]", () => {
  const shuffled = fc
    .array(anyRule, { maxLength: 6 })
    .chain((drawn) => fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length })));
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      const decisions = [one, other].map((drawn) =>
        decide(
          drawn.map(({ rule }) => rule),
          {},
          {},
        ),
      );
      assert.equal(decisions[0]?.allowed, decisions[1]?.allowed);
    }),
  );
});

test("evaluates the first stage once for any number of rows", () => {
  let evaluated = 0;
  const rule = guard<number, number>("at most", (most) => {
    evaluated += 1;
    return (row) => row <= most || conflict;
  });
  const staged = stage([rule, grant<number, number>("permits", () => true)], 5);
  const refused = [4, 5, 6, 7].map((row) => reasonsAgainst(staged, row).length);
  assert.deepEqual(refused, [0, 0, 1, 1]);
  assert.equal(evaluated, 1);
});

test("evaluates each rule once, and no grant after the first one that permits", () => {
  const evaluated: string[] = [];
  const records = (name: string, verdict: ReturnType<Rule<unknown>["evaluate"]>) => () => {
    evaluated.push(name);
    return verdict;
  };
  const rules = [
    guard("at once", records("guard", true)),
    grant("not this one", records("first grant", explained)),
    grant(
      "of the row, but not this one",
      records("second grant", () => false),
    ),
    grant(
      "of the row",
      records("third grant", () => true),
    ),
    grant("too late", records("fourth grant", true)),
    guard(
      "of the row",
      records("guard of the row", () => true),
    ),
  ];
  assert.deepEqual(decide(rules, {}, {}), { allowed: true, reasons: [] });
  assert.deepEqual(evaluated, ["guard", "first grant", "second grant", "third grant", "guard of the row"]);
});
