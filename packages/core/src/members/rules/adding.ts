import type { Rule } from "../../kernel/rule.ts";
import type { JudgedMember, MemberContext } from "../member-context.ts";
import { archivedSchedulesRest } from "./invariants.ts";
import { membersTendTheList, outsidersSeeNothing } from "./roles.ts";

/** Who may add people: the gate before each candidate is judged. */
export const addMembersRules: readonly Rule<MemberContext, JudgedMember>[] = [
  outsidersSeeNothing,
  membersTendTheList,
  archivedSchedulesRest,
];
