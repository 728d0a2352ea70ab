import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { copyLinkRules, inviteRules, revokeRules, waitOf } from "./rules/inviting.ts";
import { reason } from "../ports/error-details.ts";
import { reasonsAgainst, type RowTest, stage, type Staged } from "../kernel/operations/rule.ts";
import { type MemberAction, memberActions } from "./actions.ts";
import { removeMemberRules } from "./remove-member.ts";
import { maskOf } from "./mask-of.ts";
import { setAssignableRules } from "./set-assignable.ts";
import { setInvitedRules } from "./set-invited.ts";
import { setRoleRules } from "./set-role.ts";
import type { EvaluatedMember, MemberContext } from "../schedules/member-context.ts";

/** The actions the caller may *not* perform on a row, and why. A missing action is allowed. */
export const refusals = z.partialRecord(z.enum(memberActions), z.array(reason).readonly());

/** The refused actions on a row. */
export type Refusals = Readonly<Partial<Record<MemberAction, readonly Reason[]>>>;

interface Probe {
  readonly action: MemberAction;
  readonly staged: Staged<EvaluatedMember>;
}

/** The rules and the new value of each action. */
const asked: Readonly<Record<MemberAction, (context: MemberContext) => Staged<EvaluatedMember>>> = {
  remove: (context) => stage(removeMemberRules, context),
  "set-assignable": (context) => stage(setAssignableRules, context),
  "set-invited": (context) => stage(setInvitedRules, context),
  "make-admin": (context) => stage(setRoleRules, { ...context, role: "admin" }),
  "make-member": (context) => stage(setRoleRules, { ...context, role: "member" }),
  "make-viewer": (context) => stage(setRoleRules, { ...context, role: "viewer" }),
  invite: (context) => stage(inviteRules, context),
  "revoke-invitation": (context) => stage(revokeRules, context),
  "copy-link": (context) => stage(copyLinkRules, context),
};

/** The decisions on many rows of one schedule, for one caller. */
export interface MemberDecisions {
  /** The refused actions on rows, and why. Grows as rows are evaluated. */
  readonly legend: Refusals[];
  /** The legend entry of a row. */
  of(row: EvaluatedMember): number;
}

/**
 * The decisions on the rows of one page or of a whole schedule. The first stage of the rules runs once. Each row then runs the remaining
 * tests, one bit each, and rows with equal results share a legend entry. Reasons are built once per entry, from the first row that needs
 * it. The reasons of a row test must not depend on the row itself, because other rows share them. The only exception is the wait before an
 * invitation is sent again (Q56), which is part of the entry's key.
 * @param context the caller and the current schedule
 * @param actions the actions to evaluate for each row; defaults to all
 */
export function decisionsOf(context: MemberContext, actions: readonly MemberAction[] = memberActions): MemberDecisions {
  const probes = actions.map((action): Probe => ({ action, staged: asked[action](context) }));
  const tests = testsOf(probes);
  const legend: Refusals[] = [];
  const entries = new Map<number | string, number>();
  // Adjacent rows of a list usually have the same decisions.
  let lastKey: number | string | undefined;
  let lastEntry = 0;
  return {
    legend,
    of(row) {
      const mask = maskOf(tests, row);
      const wait = waitOf(row, context.now);
      const key = wait === 0 ? mask : `${mask} ${wait}`;
      if (key === lastKey) return lastEntry;
      let entry = entries.get(key);
      if (entry === undefined) {
        entry = legend.push(refusalsOf(probes, row)) - 1;
        entries.set(key, entry);
      }
      lastKey = key;
      lastEntry = entry;
      return entry;
    },
  };
}

/** All tests, each once. They are few, so searching the array is faster than a set. */
function testsOf(probes: readonly Probe[]): readonly RowTest<EvaluatedMember>[] {
  const tests: RowTest<EvaluatedMember>[] = [];
  for (const { staged } of probes)
    for (const some of [staged.guards, staged.grants ?? []])
      for (const test of some) if (!tests.includes(test)) tests.push(test);
  return tests;
}

/** The remaining tests of a row on such a page. */
export const rowTestsOf = (context: MemberContext): readonly RowTest<EvaluatedMember>[] =>
  testsOf(memberActions.map((action) => ({ action, staged: asked[action](context) })));

function refusalsOf(probes: readonly Probe[], row: EvaluatedMember): Refusals {
  const refused: Partial<Record<MemberAction, readonly Reason[]>> = {};
  for (const { action, staged } of probes) {
    const reasons = reasonsAgainst(staged, row);
    if (reasons.length > 0) refused[action] = reasons;
  }
  return refused;
}
