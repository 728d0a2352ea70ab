import {
  decide,
  decideRow,
  type Decision,
  decisionsOf,
  type JudgedMember,
  type MemberAction,
  type MemberContext,
  type Operation,
  operations,
  type Reason,
  stage,
} from "@rollcall/core";
import { actions } from "./crowded-desk.ts";

/** The rules of an operation, as the registry has them. */
function rulesOf(name: string): Operation["rules"] {
  const found = (operations as readonly Operation[]).find((operation) => operation.name === name);
  if (found === undefined) throw new RangeError(`there is no operation \`${name}\``);
  return found.rules;
}

const removal = rulesOf("members.remove");

/** One decision on one row, all rules anew: what an operation does before it changes anything. */
export const mayRemove = (context: MemberContext, row: JudgedMember): Decision => decide(removal, context, row);

/** The same with the first stage done: as CASL's abilities are built once for a caller. */
export function stagedRemoval(context: MemberContext): (row: JudgedMember) => Decision {
  const staged = stage(removal, context);
  return (row) => decideRow(staged, row);
}

const none: readonly Reason[] = [];

/** Why each row may not be removed; an empty list where it may be. */
export function removals(context: MemberContext, rows: readonly JudgedMember[]): readonly (readonly Reason[])[] {
  const decisions = decisionsOf(context, ["remove"]);
  return rows.map((row) => decisions.legend[decisions.of(row)]?.remove ?? none);
}

/** Everything about each row of a page, as the member list asks it. */
export function page(
  context: MemberContext,
  rows: readonly JudgedMember[],
): (row: number, action: MemberAction) => readonly Reason[] {
  const decisions = decisionsOf(context, actions);
  const entries = rows.map((row) => decisions.of(row));
  return (row, action) => decisions.legend[entries[row] ?? -1]?.[action] ?? none;
}
