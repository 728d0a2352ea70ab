import assert from "node:assert/strict";
import test from "node:test";
import type { Reason } from "../contract/decision.ts";
import { decide, type Rule } from "../kernel/operations/rule.ts";
import { caller, person as internal } from "../people/account.fixture.ts";
import type { Person } from "../people/collection.ts";
import { changeOwnRules, changeRules, exportRules, readOwnRules, readRules } from "./rules.ts";
import type { ChangeContext } from "./profile-context.ts";

const external: Person = { ...internal, affiliation: "external", hostUserId: null, organizationRole: null };
const mine = { person: { ...external, id: "me" } };
const nickname = { field: "nickname", stored: undefined, value: "N" };
const firstName = { field: "firstName", stored: undefined, value: "N" };

/** The reasons for a case. Defaults to a scheduler who changes the nickname of an external person. */
function reasonsFor(rules: readonly Rule<ChangeContext>[], given: Partial<ChangeContext>): readonly Reason[] {
  const context: ChangeContext = {
    actor: caller("scheduler"),
    person: external,
    profile: undefined,
    changes: [nickname],
    name: undefined,
    summary: undefined,
    mentions: [],
    strangers: [],
    unfit: [],
    unseen: [],
    ...given,
  };
  return decide(rules, context, undefined).reasons;
}

const hidden: Reason = { code: "request.not-found" };
const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const ofTheHost: Reason = { ...forbidden, details: { fields: ["firstName"] } };
const nameless: Reason = {
  code: "request.invalid",
  details: {
    issues: [{ field: "set.lastName", expected: "a first and a last name of 1 to 120 characters together" }],
  },
};
const issue = { field: "set.nickname", expected: "a name of 1 to 120 characters" };
const unfit: Reason = { code: "request.invalid", details: { issues: [issue] } };

type Case = readonly [sentence: string, given: Partial<ChangeContext>, expected: readonly Reason[], rows: string];

const reading: readonly Case[] = [
  ["a scheduler", {}, [], "Q49"],
  ["an organization admin", { actor: caller("admin") }, [], "Q49"],
  ["a scheduler, their own", { person: { ...internal, id: "me" } }, [], "Q49"],
  ["a member, another person's", { actor: caller("member") }, [hidden], "P21"],
  ["a member, their own", { ...mine, actor: caller("member") }, [forbidden], "Q32, P43"],
  ["a worker, their own", { ...mine, actor: caller(null) }, [forbidden], "Q32, P43"],
  ["a worker, another person's", { actor: caller(null) }, [hidden], "P42"],
  ["a scheduler of another organization", { actor: caller("admin", { organizationId: "umbrella" }) }, [hidden], "P21"],
];

const readingOwn: readonly Case[] = [
  ["a worker", { ...mine, actor: caller(null) }, [], "A63"],
  ["a member", { person: { ...internal, id: "me" }, actor: caller("member") }, [], "A9"],
  ["another person's, a worker", { actor: caller(null) }, [hidden], "P42"],
];

const changing: readonly Case[] = [
  ["a valid name", { name: "N", changes: [firstName] }, [], "A66"],
  ["an empty name", { name: "", changes: [firstName] }, [nameless], "P12"],
  ["a name of 121 characters", { name: "n".repeat(121), changes: [firstName] }, [nameless], "P12"],
  ["a name of 120 characters", { name: "n".repeat(120), changes: [firstName] }, [], "P12"],
  ["a field that someone changed unseen", { unseen: ["nickname"] }, [{ code: "request.stale-version" }], "X11"],
  ["a value that is no longer valid", { unfit: [issue] }, [unfit], "X12"],
];

const erased = { ...external, state: "erased" as const };
const deactivated = { ...external, state: "deactivated" as const };

const tables: Readonly<Record<string, readonly [readonly Rule<ChangeContext>[], readonly Case[]]>> = {
  read: [readRules, reading],
  change: [
    changeRules,
    [
      ...reading,
      ...changing,
      ["the first name of a host's user", { person: internal, changes: [firstName] }, [ofTheHost], "Q51"],
      ["the nickname of a host's user", { person: internal }, [], "Q32"],
      ["an erased person", { person: erased }, [{ code: "person.erased" }], "P25"],
      ["a deactivated person", { person: deactivated }, [], "Q49"],
    ],
  ],
  "read one's own": [readOwnRules, readingOwn],
  "change one's own": [
    changeOwnRules,
    [
      ...readingOwn,
      ...changing.map(([sentence, given, expected, rows]): Case => [
        sentence,
        { ...mine, actor: caller(null), ...given },
        expected,
        rows,
      ]),
      [
        "one's first name, as a host's user",
        { person: { ...internal, id: "me" }, actor: caller("member"), changes: [firstName] },
        [ofTheHost],
        "Q51",
      ],
    ],
  ],
  export: [
    exportRules,
    [
      ["an organization admin", { actor: caller("admin") }, [], "Q49"],
      ["a scheduler", {}, [forbidden], "Q49"],
      ["a member, their own", { ...mine, actor: caller("member") }, [forbidden], "Q49"],
      ["a member, another person", { actor: caller("member") }, [hidden], "P21"],
      ["an erased person", { actor: caller("admin"), person: erased }, [], "P25"],
    ],
  ],
};

for (const [action, [rules, cases]] of Object.entries(tables)) {
  for (const [sentence, given, expected, rows] of cases) {
    const end = expected.length === 0 ? "yes" : expected.map(({ code }) => code).join(", ");
    test(`${action}: ${sentence}: ${end} [${rows}]`, () => {
      assert.deepEqual(reasonsFor(rules, given), expected);
    });
  }
}
