import {
  decide,
  decideRow,
  type Decision,
  decisionsOf,
  type JudgedMember,
  type MemberAction,
  type MemberSituation,
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
export const mayRemove = (situation: MemberSituation, row: JudgedMember): Decision => decide(removal, situation, row);

/** The same with the first stage done: as CASL's abilities are built once for a caller. */
export function stagedRemoval(situation: MemberSituation): (row: JudgedMember) => Decision {
  const staged = stage(removal, situation);
  return (row) => decideRow(staged, row);
}

const none: readonly Reason[] = [];

/** Why each row may not be removed; an empty list where it may be. */
export function removals(situation: MemberSituation, rows: readonly JudgedMember[]): readonly (readonly Reason[])[] {
  const decisions = decisionsOf(situation, ["remove"]);
  return rows.map((row) => decisions.legend[decisions.of(row)]?.remove ?? none);
}

/** Everything about each row of a page, as the member list asks it. */
export function page(
  situation: MemberSituation,
  rows: readonly JudgedMember[],
): (row: number, action: MemberAction) => readonly Reason[] {
  const decisions = decisionsOf(situation, actions);
  const entries = rows.map((row) => decisions.of(row));
  return (row, action) => decisions.legend[entries[row] ?? -1]?.[action] ?? none;
}
