import assert from "node:assert/strict";
import test from "node:test";
import { RollcallError } from "../contract/rollcall-error.ts";
import { toFieldSet } from "./asked-set.ts";
import { createProfileFields } from "./create-profile-fields.ts";
import type { FieldKind } from "../ports/profile-fields.ts";

const settings = createProfileFields({
  fields: (
    ["text", "phone", "multiline", "number", "money", "date", "choice", "boolean", "time-zone", "list"] as const
  ).map((kind: FieldKind) => ({
    name: `own${kind.replace("-", "")}`,
    group: "details",
    label: kind,
    kind,
    ...(kind === "choice" && { choices: ["Day", "Night"] }),
  })),
});

type Case = readonly [field: string, value: unknown, kept: unknown];

/** Accepted values of each field, and how they are stored. */
const good: readonly Case[] = [
  ["firstName", "  José ", "José"],
  ["firstName", "Jose\u0301", "José"],
  ["nickname", "   ", null],
  ["mobile", "+31 (20) 123-45 67", "+31 (20) 123-45 67"],
  ["mobile", "020 1234567 x12", "020 1234567 x12"],
  ["mobile", "", null],
  ["timeZone", "America/New_York", "America/New_York"],
  ["address", "Main street 1\r\n1012 AB Amsterdam", "Main street 1\n1012 AB Amsterdam"],
  ["payKind", "tiered", "tiered"],
  ["payRate", { amount: 0, currency: "CHF" }, { amount: 0, currency: "CHF" }],
  ["payTiers", [{ fromHours: 40, amount: 3000, currency: "EUR" }], [{ fromHours: 40, amount: 3000, currency: "EUR" }]],
  ["payTiers", [], null],
  ["weeklyHours", 37.5, 37.5],
  ["mostDays", 6, 6],
  ["restrictions", [{ kind: "other", note: " No lifting " }], [{ kind: "other", note: "No lifting" }]],
  [
    "restrictions",
    [
      { kind: "not-at", days: [6, 7], from: null, until: null },
      { kind: "only-at", days: [1], from: "22:00", until: "06:00" },
      { kind: "not-as", position: " Bar " },
      { kind: "only-as", position: "Kitchen" },
    ],
    [
      { kind: "not-at", days: [6, 7], from: null, until: null },
      { kind: "only-at", days: [1], from: "22:00", until: "06:00" },
      { kind: "not-as", position: "Bar" },
      { kind: "only-as", position: "Kitchen" },
    ],
  ],
  ["colleagues", [{ kind: "must-work-with", personId: "p1" }], [{ kind: "must-work-with", personId: "p1" }]],
  ["weeklyHours", null, null],
  ["owntext", "one", "one"],
  ["ownphone", "112", "112"],
  ["ownmultiline", "one\ntwo", "one\ntwo"],
  ["ownnumber", -0.5, -0.5],
  ["ownmoney", { amount: 5, currency: "JPY" }, { amount: 5, currency: "JPY" }],
  ["owndate", "2027-01-31", "2027-01-31"],
  ["ownchoice", "Night", "Night"],
  ["ownboolean", false, false],
  ["ownlist", ["a", "b"], ["a", "b"]],
];

for (const [field, value, kept] of good) {
  test(`\`${field}\` takes ${JSON.stringify(value)} [A11, P26]`, () => {
    assert.deepEqual(toFieldSet({ [field]: value }, settings), new Map([[field, kept]]));
  });
}

type BadCase = readonly [field: string, value: unknown, issue: string];

/** Rejected values, and the reported location. */
const bad: readonly BadCase[] = [
  ["firstName", "a\u202eb", "set.firstName"],
  ["firstName", "n".repeat(121), "set.firstName"],
  ["nickname", 7, "set.nickname"],
  ["mobile", "call me", "set.mobile"],
  ["mobile", "12", "set.mobile"],
  ["mobile", "1".repeat(41), "set.mobile"],
  ["mobile", "123\n456", "set.mobile"],
  ["owntext", "one\ttwo", "set.owntext"],
  ...["IST", "JST", "PST", "+02:00", "Europe/Atlantis"].map((zone): BadCase => ["timeZone", zone, "set.timeZone"]),
  ["address", "a".repeat(1001), "set.address"],
  ["address", "a\u0000b", "set.address"],
  ["payKind", "bonus", "set.payKind"],
  ["payUnit", "toString", "set.payUnit"],
  ["payRate", 25, "set.payRate"],
  ["payRate", { amount: 25.5, currency: "EUR" }, "set.payRate.amount"],
  ["payRate", { amount: -1, currency: "EUR" }, "set.payRate.amount"],
  ["payRate", { amount: 1, currency: "euro" }, "set.payRate.currency"],
  ["payRate", { amount: 1, currency: "EUR", bonus: 1 }, "set.payRate"],
  [
    "payTiers",
    [
      { fromHours: 40, amount: 1, currency: "EUR" },
      { fromHours: 40, amount: 2, currency: "EUR" },
    ],
    "set.payTiers",
  ],
  ["payTiers", ["Forklift"], "set.payTiers.0"],
  ["weeklyHours", 169, "set.weeklyHours"],
  ["weeklyHours", "36", "set.weeklyHours"],
  ["weeklyHours", Number.NaN, "set.weeklyHours"],
  ["mostDays", 0.5, "set.mostDays"],
  ["restrictions", Array.from({ length: 101 }, (_, i) => ({ kind: "other", note: `n${i}` })), "set.restrictions"],
  ["restrictions", [{ kind: "Lifting", note: "" }], "set.restrictions.0.kind"],
  ["restrictions", [{ kind: "other", note: "" }], "set.restrictions.0.note"],
  ["restrictions", [{ kind: "not-at", days: [], from: null, until: null }], "set.restrictions.0.days"],
  ["restrictions", [{ kind: "not-at", days: [0], from: null, until: null }], "set.restrictions.0.days.0"],
  ["restrictions", [{ kind: "not-at", days: [1, 1], from: null, until: null }], "set.restrictions.0.days"],
  ["restrictions", [{ kind: "only-at", days: [1], from: "24:00", until: null }], "set.restrictions.0.from"],
  ["restrictions", [{ kind: "not-as", position: "" }], "set.restrictions.0.position"],
  ["restrictions", [{ kind: "cannot-work-with", personId: "p1" }], "set.restrictions.0.kind"],
  [
    "colleagues",
    [
      { kind: "must-work-with", personId: "p1" },
      { kind: "cannot-work-with", personId: "p1" },
    ],
    "set.colleagues",
  ],
  ["colleagues", [{ kind: "other", personId: "p1" }], "set.colleagues.0.kind"],
  ["owntext", "one\ntwo", "set.owntext"],
  ["ownnumber", Number.POSITIVE_INFINITY, "set.ownnumber"],
  ["owndate", "2027-13-01", "set.owndate"],
  ["ownchoice", "Evening", "set.ownchoice"],
  ["ownboolean", "yes", "set.ownboolean"],
  ["ownlist", ["a", "a"], "set.ownlist"],
  ["ownlist", ["a", 1], "set.ownlist.1"],
  ["__proto__", "x", "set.__proto__"],
  ["constructor", "x", "set.constructor"],
];

for (const [field, value, issue] of bad) {
  test(`\`${field}\` rejects ${JSON.stringify(value).slice(0, 60)} [P26, P43]`, () => {
    const asked = Object.fromEntries([[field, value]]);
    assert.throws(
      () => toFieldSet(asked, settings),
      (error: unknown) => {
        assert(error instanceof RollcallError);
        assert.equal(error.code, "request.invalid");
        const issues = error.details.issues as readonly { field: string; expected: string }[];
        assert.equal(issues[0]?.field, issue);
        assert.ok(issues[0].expected.length > 0);
        return true;
      },
    );
  });
}
