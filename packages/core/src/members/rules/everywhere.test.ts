import assert from "node:assert/strict";
import test from "node:test";
import type { Reason } from "../../contract/decision.ts";
import { decide, type Rule } from "../../kernel/operations/rule.ts";
import { sampleSchedule } from "./rule-table.fixture.ts";
import type { Schedule } from "../../schedules/collection.ts";
import { deactivateRules, eraseRules, reactivateRules } from "../../people/account-rules.ts";
import type { AccountContext } from "../../people/account-context.ts";
import type { Membership } from "../memberships.ts";
import { leaveEverywhereRules, type MembershipsContext, oneTransactionIsEnough } from "./everywhere.ts";
import { caller, person } from "../../people/account.fixture.ts";

/** The context of an operation on an account and of its reaction. */
type Context = AccountContext & MembershipsContext;

/** An active, assignable admin on a schedule with two admins and two assignable people. */
const on = (schedule: Partial<Schedule> = {}, member: Partial<Membership["member"]> = {}): Membership => ({
  schedule: { ...sampleSchedule, ...schedule },
  member: {
    scheduleId: schedule.id ?? "desk",
    personId: person.id,
    role: "admin",
    grantedBy: null,
    assignable: true,
    assignableBefore: null,
    provenance: "local",
    assignableBeforeLink: null,
    keptAsLastAdmin: false,
    adopted: false,
    sentAgainAt: null,
    invited: true,
    invitation: "not-invited",
    calendar: "none",
    readiness: "waiting",
    toInvite: true,
    addedAt: 0,
    addedBy: "me",
    name: person.name,
    nameKey: person.nameKey,
    email: person.email,
    affiliation: "internal",
    canAct: true,
    ...member,
  },
});

/** The reasons for a case. Defaults to an organization admin, an active person and one schedule that can do without them. */
function reasonsFor(rules: readonly Rule<Context>[], given: Partial<Context>): readonly Reason[] {
  const context = { actor: caller("admin"), person, memberships: [on()], tooMany: false, ...given };
  return decide(rules, context, undefined).reasons;
}

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const against = (...scheduleIds: string[]) => ({ scheduleIds, schedules: scheduleIds.length });
const lastAdmin = (...on: string[]): Reason => ({
  code: "member.last-admin",
  remedy: "make-another-admin",
  details: against(...on),
});
const lastAssignable = (...on: string[]): Reason => ({
  code: "member.last-assignable",
  remedy: "make-another-assignable",
  details: against(...on),
});
const tooMany: Reason = { code: "person.too-many-schedules", details: { most: 2000 } };

type Case = readonly [sentence: string, given: Partial<Context>, expected: readonly Reason[], rows: string];

/** Deactivating and erasing follow the same rules. */
const ending: readonly Case[] = [
  ["a person no schedule depends on", {}, [], "Q49"],
  ["a person on no schedule", { memberships: [] }, [], "Q49"],
  ["by a scheduler", { actor: caller("scheduler"), memberships: [] }, [forbidden], "Q49"],
  ["by a member", { actor: caller("member"), memberships: [] }, [{ code: "request.not-found" }], "P21"],
  ["by an external person", { actor: caller(null), memberships: [] }, [{ code: "request.not-found" }], "P21"],
  [
    "by an admin of another organization",
    { actor: caller("admin", { organizationId: "umbrella" }), memberships: [] },
    [{ code: "request.not-found" }],
    "P21",
  ],
  ["the only active admin", { memberships: [on({ admins: 1 })] }, [lastAdmin("desk")], "P17, Q7"],
  ["of an archived schedule", { memberships: [on({ admins: 1, state: "archived" })] }, [lastAdmin("desk")], "P17, Q7"],
  ["an admin who isn't active", { memberships: [on({ admins: 1 }, { canAct: false })] }, [], "Q7"],
  ["a member of a schedule with one active admin", { memberships: [on({ admins: 1 }, { role: "member" })] }, [], "P17"],
  ["the only assignable person", { memberships: [on({ assignables: 1 })] }, [lastAssignable("desk")], "P19, Q7"],
  ["a person who isn't assignable", { memberships: [on({ assignables: 1 }, { assignable: false })] }, [], "P19"],
  [
    "the last admin and assignable person on some of their schedules",
    { memberships: [on({ id: "a", admins: 1 }), on({ id: "b" }), on({ id: "c", admins: 1, assignables: 1 })] },
    [lastAdmin("a", "c"), lastAssignable("c")],
    "P17, P19, Q7",
  ],
  ["a person on too many schedules", { tooMany: true, memberships: [] }, [tooMany], "Q7"],
];

const itself = { person: { ...person, id: "me" }, memberships: [] };
const erased = { person: { ...person, state: "erased" as const }, memberships: [] };
const deactivated = { person: { ...person, state: "deactivated" as const } };
const erasedReason: Reason = { code: "person.erased" };

const tables: Readonly<Record<string, readonly [readonly Rule<Context>[], readonly Case[]]>> = {
  deactivate: [
    [...deactivateRules, ...leaveEverywhereRules],
    [
      ...ending,
      ["oneself, as an organization admin", itself, [], "Q49"],
      ["oneself, as a member", { ...itself, actor: caller("member") }, [forbidden], "Q49"],
      ["an erased person", erased, [erasedReason], "Q49"],
      ["a deactivated person", deactivated, [], "Q49"],
    ],
  ],
  erase: [
    [...eraseRules, ...leaveEverywhereRules],
    [
      ...ending,
      ["oneself, as an organization admin", itself, [forbidden], "Q49"],
      ["an erased person", erased, [], "Q49"],
      ["a deactivated person", deactivated, [], "Q49"],
    ],
  ],
  reactivate: [
    [...reactivateRules, oneTransactionIsEnough],
    [
      ["a deactivated person", deactivated, [], "Q49"],
      ["by a scheduler", { ...deactivated, actor: caller("scheduler") }, [forbidden], "Q49"],
      ["by a member", { ...deactivated, actor: caller("member") }, [{ code: "request.not-found" }], "P21"],
      ["an erased person", erased, [erasedReason], "Q49"],
      ["a person on too many schedules", { ...deactivated, tooMany: true }, [tooMany], "Q7"],
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

test("a refusal lists at most 20 schedules and the total [X1, P17]", () => {
  const memberships = Array.from({ length: 30 }, (_, i) => on({ id: `desk-${i}`, admins: 1 }));
  const [reason] = reasonsFor([...deactivateRules, ...leaveEverywhereRules], { memberships });
  assert(reason?.code === "member.last-admin");
  assert.equal(reason.details?.schedules, 30);
  assert.equal(reason.details.scheduleIds?.length, 20);
});
