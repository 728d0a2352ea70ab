import {
  decide,
  decideRow,
  type Decision,
  decisionsOf,
  type EvaluatedMember,
  type MemberAction,
  type MemberContext,
  type Operation,
  operations,
  type Reason,
  stage,
} from "@rollcall/core";
import { actions } from "./sample-schedule.ts";

/** The registered rules of an operation. */
function rulesOf(name: string): Operation["rules"] {
  const found = (operations as readonly Operation[]).find((operation) => operation.name === name);
  if (found === undefined) throw new RangeError(`unknown operation \`${name}\``);
  return found.rules;
}

const removal = rulesOf("members.remove");

/** One decision on one row with all rules, as an operation makes before it writes. */
export const mayRemove = (context: MemberContext, row: EvaluatedMember): Decision => decide(removal, context, row);

/** The same with the first stage prepared, as CASL's abilities are built once per caller. */
export function stagedRemoval(context: MemberContext): (row: EvaluatedMember) => Decision {
  const staged = stage(removal, context);
  return (row) => decideRow(staged, row);
}

const none: readonly Reason[] = [];

/** The reasons why each row may not be removed. Empty if it may. */
export function removals(context: MemberContext, rows: readonly EvaluatedMember[]): readonly (readonly Reason[])[] {
  const decisions = decisionsOf(context, ["remove"]);
  return rows.map((row) => decisions.legend[decisions.of(row)]?.remove ?? none);
}

/** All decisions on each row of a page, as for the member list. */
export function page(
  context: MemberContext,
  rows: readonly EvaluatedMember[],
): (row: number, action: MemberAction) => readonly Reason[] {
  const decisions = decisionsOf(context, actions);
  const entries = rows.map((row) => decisions.of(row));
  return (row, action) => decisions.legend[entries[row] ?? -1]?.[action] ?? none;
}
