import type { Rule } from "../kernel/rule.ts";
import { membersConfigure, membersTendTheList, outsidersSeeNothing } from "../members/rules/roles.ts";
import type { JudgedMember, MemberSituation } from "../members/situation.ts";

/** Who may switch auto-send (B7, Q9). */
export const setAutoSendRules: readonly Rule<MemberSituation, JudgedMember>[] = [
  outsidersSeeNothing,
  membersTendTheList,
];

/** Who may rename (B62, B66). */
export const renameRules: readonly Rule<MemberSituation, JudgedMember>[] = [outsidersSeeNothing, membersConfigure];
