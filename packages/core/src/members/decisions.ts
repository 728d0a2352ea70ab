import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { copyLinkRules, inviteRules, revokeRules } from "../invitations/rules.ts";
import { reason } from "../kernel/error-details.ts";
import { reasonsAgainst, type RowTest, stage, type Staged } from "../kernel/rule.ts";
import { type MemberAction, memberActions } from "./actions.ts";
import { removeMemberRules } from "./remove-member.ts";
import { maskOf } from "./row-mask.ts";
import { setAssignableRules } from "./set-assignable.ts";
import { setInvitedRules } from "./set-invited.ts";
import { setRoleRules } from "./set-role.ts";
import type { JudgedMember, MemberContext } from "./member-context.ts";

/** What the caller may *not* do to a row, and why. An action that is missing here is permitted. */
export const refusals = z.partialRecord(z.enum(memberActions), z.array(reason).readonly());

/** What the caller may not do to a row, by action. */
export type Refusals = Readonly<Partial<Record<MemberAction, readonly Reason[]>>>;

interface Probe {
  readonly action: MemberAction;
  readonly staged: Staged<JudgedMember>;
}

/** What each action asks: of which rules, and for which new value. */
const asked: Readonly<Record<MemberAction, (context: MemberContext) => Staged<JudgedMember>>> = {
  remove: (context) => stage(removeMemberRules, context),
  "set-assignable": (context) => stage(setAssignableRules, { ...context, assignable: false }),
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
  /** What may not be done to a row, and why; grows as rows are asked about. */
  readonly legend: Refusals[];
  /** The legend entry of a row. */
  of(row: JudgedMember): number;
}

/**
 * The decisions on the rows of one page, or of a whole schedule. Rules run once in their first stage; each row then
 * answers the tests that are left, one bit each, and rows that answer alike share an entry of the legend. Reasons are
 * built once per entry, from the first row that needs it: the reasons of a row test must say nothing of the row itself,
 * which others share with it.
 * @param context who asks, and the schedule as it is now
 * @param actions what is asked about each row; everything if left out
 */
export function decisionsOf(context: MemberContext, actions: readonly MemberAction[] = memberActions): MemberDecisions {
  const probes = actions.map((action): Probe => ({ action, staged: asked[action](context) }));
  const tests = testsOf(probes);
  const legend: Refusals[] = [];
  const entries = new Map<number, number>();
  // Neighbours in a list are mostly alike.
  let lastMask: number | undefined;
  let lastEntry = 0;
  return {
    legend,
    of(row) {
      const mask = maskOf(tests, row);
      if (mask === lastMask) return lastEntry;
      let entry = entries.get(mask);
      if (entry === undefined) {
        entry = legend.push(refusalsOf(probes, row)) - 1;
        entries.set(mask, entry);
      }
      lastMask = mask;
      lastEntry = entry;
      return entry;
    },
  };
}

const testsOf = (probes: readonly Probe[]): readonly RowTest<JudgedMember>[] => [
  ...new Set(probes.flatMap(({ staged }) => [...staged.guards, ...(staged.grants ?? [])])),
];

/** The tests that a row of such a page is still to answer. */
export const rowTestsOf = (context: MemberContext): readonly RowTest<JudgedMember>[] =>
  testsOf(memberActions.map((action) => ({ action, staged: asked[action](context) })));

function refusalsOf(probes: readonly Probe[], row: JudgedMember): Refusals {
  const refused: Partial<Record<MemberAction, readonly Reason[]>> = {};
  for (const { action, staged } of probes) {
    const reasons = reasonsAgainst(staged, row);
    if (reasons.length > 0) refused[action] = reasons;
  }
  return refused;
}
