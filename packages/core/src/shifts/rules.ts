import type { Rule } from "../kernel/rule.ts";
import { archivedSchedulesRest } from "../members/rules/invariants.ts";
import { membersConfigure, outsidersSeeNothing } from "../members/rules/roles.ts";
import type { JudgedMember, MemberSituation } from "../members/situation.ts";

/** Who may plan shifts and say who works them: members and admins (B63); viewers may not (B67). */
export const changeShiftsRules: readonly Rule<MemberSituation, JudgedMember>[] = [
  outsidersSeeNothing,
  membersConfigure,
  archivedSchedulesRest,
];
