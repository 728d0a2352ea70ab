import type { Rule } from "../../kernel/rule.ts";
import type { JudgedMember, MemberContext } from "../member-context.ts";
import { archivedSchedulesCantChange } from "./invariants.ts";
import { membersManageTheList, outsidersSeeNothing } from "./roles.ts";

/** The rules for adding people, evaluated before those of each candidate. */
export const addMembersRules: readonly Rule<MemberContext, JudgedMember>[] = [
  outsidersSeeNothing,
  membersManageTheList,
  archivedSchedulesCantChange,
];
