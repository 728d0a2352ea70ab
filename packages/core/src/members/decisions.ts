import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { reason } from "../kernel/fields.ts";
import { reasonsAgainst, type RowTest, type Rule, stage, type Staged } from "../kernel/rule.ts";
import { type MemberAction, memberActions } from "./actions.ts";
import { removeMemberRules } from "./remove-member.ts";
import { roles } from "./roles.ts";
import { maskOf } from "./row-mask.ts";
import { setAssignableRules } from "./set-assignable.ts";
import { setInvitedRules } from "./set-invited.ts";
import { setRoleRules } from "./set-role.ts";
import type { JudgedMember, MemberSituation } from "./situation.ts";

/** What the caller may *not* do to a row, and why. An action that is missing here is permitted. */
export const refusals = z.partialRecord(z.enum(memberActions), z.array(reason).readonly());

/** What the caller may not do to a row, by action. */
export type Refusals = Readonly<Partial<Record<MemberAction, readonly Reason[]>>>;

interface Probe {
  readonly action: MemberAction;
  readonly staged: Staged<JudgedMember>;
}

/**
 * The decisions on the rows of one page. Rules run once in their first stage; each row then answers the tests that are
 * left, one bit each, and rows that answer alike share an entry of the legend. Reasons are built once per entry, from the
 * first row that needs it: the reasons of a row test must say nothing of the row itself, which others share with it.
 */
export function decisionsOf(situation: MemberSituation): {
  readonly legend: Refusals[];
  /** The legend entry of a row. */
  of(row: JudgedMember): number;
} {
  const probes = stageAll(situation);
  const tests = testsOf(probes);
  const legend: Refusals[] = [];
  const entries = new Map<number, number>();
  return {
    legend,
    of(row) {
      const mask = maskOf(tests, row);
      let entry = entries.get(mask);
      if (entry === undefined) {
        entry = legend.push(refusalsOf(probes, row)) - 1;
        entries.set(mask, entry);
      }
      return entry;
    },
  };
}

function stageAll(situation: MemberSituation): readonly Probe[] {
  const probe = (action: MemberAction, rules: readonly Rule<MemberSituation, JudgedMember>[], asked = {}): Probe => ({
    action,
    staged: stage(rules, { ...situation, ...asked }),
  });
  return [
    probe("remove", removeMemberRules),
    probe("set-assignable", setAssignableRules, { assignable: false }),
    probe("set-invited", setInvitedRules),
    ...roles.map((role) => probe(`make-${role}`, setRoleRules, { role })),
  ];
}

const testsOf = (probes: readonly Probe[]): readonly RowTest<JudgedMember>[] => [
  ...new Set(probes.flatMap(({ staged }) => [...staged.guards, ...(staged.grants ?? [])])),
];

/** The tests that a row of such a page is still to answer. */
export const rowTestsOf = (situation: MemberSituation): readonly RowTest<JudgedMember>[] =>
  testsOf(stageAll(situation));

function refusalsOf(probes: readonly Probe[], row: JudgedMember): Refusals {
  const refused: Partial<Record<MemberAction, readonly Reason[]>> = {};
  for (const { action, staged } of probes) {
    const reasons = reasonsAgainst(staged, row);
    if (reasons.length > 0) refused[action] = reasons;
  }
  return refused;
}
