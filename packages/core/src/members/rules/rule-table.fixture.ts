import assert from "node:assert/strict";
import test from "node:test";
import type { ErrorCode } from "../../contract/error-codes.ts";
import type { Remedy } from "../../contract/decision.ts";
import type { Actor } from "../../identity/actor.ts";
import type { Rule, Verdict } from "../../kernel/operations/rule.ts";
import type { Schedule } from "../../schedules/collection.ts";
import { newSchedule } from "../../schedules/new-schedule.ts";
import type { EvaluatedMember, MemberContext } from "../../schedules/member-context.ts";

/** Differences from the default: a member acting on another member of a schedule with two of everything. */
export interface Given {
  readonly context?: Partial<MemberContext>;
  readonly schedule?: Partial<Schedule>;
  readonly row?: Partial<EvaluatedMember>;
}

/** Allowed, refused without a reason, or refused with this code and remedy. */
export type Expected = boolean | readonly [ErrorCode] | readonly [ErrorCode, Remedy];

/** One case of a rule: a sentence, the overrides, and the expected result. */
export type Case = readonly [sentence: string, given: Given, expected: Expected];

/** The caller in every case. */
export const me: Actor = {
  organizationId: "acme",
  personId: "me",
  affiliation: "internal",
  organizationRole: "member",
};

/** A schedule with two of everything. */
export const sampleSchedule: Schedule = {
  ...newSchedule(
    { name: "Desk", owner: "organization", description: "", timeZone: "UTC" },
    { id: "desk", actor: me, now: 0 },
    { members: 4, admins: 2, assignables: 2, ready: 0, toInvite: 0 },
  ),
  autoSend: false,
  number: 7,
};

const otherMember: EvaluatedMember = {
  personId: "someone-else",
  role: "member",
  assignable: true,
  provenance: "local",
  invitation: "not-invited",
  affiliation: "internal",
  canAct: true,
};

/** The context of a case. */
export const contextOf = ({ context, schedule }: Given): MemberContext => ({
  actor: me,
  schedule: { ...sampleSchedule, ...schedule },
  now: 0,
  myRole: "member",
  mine: "member",
  ...context,
});

/** The row of a case. */
export const rowOf = ({ row }: Given): EvaluatedMember => ({ ...otherMember, ...row });

/** The final result of a rule for the context or the row. */
export function verdictOf(rule: Rule<MemberContext, EvaluatedMember>, given: Given): Verdict {
  const verdict = rule.evaluate(contextOf(given));
  return typeof verdict === "function" ? verdict(rowOf(given)) : verdict;
}

/** A test for each case. */
export function ruleTable(rule: Rule<MemberContext, EvaluatedMember>, rows: string, cases: readonly Case[]): void {
  for (const [sentence, given, expected] of cases) {
    const end = expected === true ? "yes" : expected === false ? "no" : expected.join(", ");
    test(`${rule.name}: ${sentence}: ${end} [${rows}]`, () => {
      const verdict = verdictOf(rule, given);
      if (typeof expected === "boolean") {
        assert.equal(verdict, expected);
        return;
      }
      const [code, remedy] = expected;
      assert.deepEqual(verdict, remedy === undefined ? { code } : { code, remedy });
    });
  }
}
