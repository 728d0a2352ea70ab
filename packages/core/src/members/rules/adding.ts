import type { Rule } from "../../kernel/rule.ts";
import type { JudgedMember, MemberSituation } from "../situation.ts";
import { archivedSchedulesRest } from "./invariants.ts";
import { membersTendTheList, outsidersSeeNothing } from "./roles.ts";

/** Who may add people: the gate before each candidate is judged. */
export const addMembersRules: readonly Rule<MemberSituation, JudgedMember>[] = [
  outsidersSeeNothing,
  membersTendTheList,
  archivedSchedulesRest,
];
