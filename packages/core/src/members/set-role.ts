import { z } from "zod";
import { scheduleEffects } from "../schedules/effects.ts";
import { operation } from "../identity/operation.ts";
import { changeMember, memberFacts } from "./change-member.ts";
import { memberChanged } from "./declared-events.ts";
import { archivedSchedulesCantChange, outsidersSeeNothing } from "../schedules/role-rules.ts";
import { anAdminStays, theOwnerStaysAnAdmin } from "./rules/invariants.ts";
import {
  adminsManageMembers,
  externalPeopleStayViewers,
  nobodyActsAboveTheirRole,
  nobodyOutranksTheirGranter,
} from "./rules/roles.ts";
import { toMemberContext } from "../schedules/member-context.ts";
import { memberKey, memberView, role } from "./view.ts";

/** The rules for changing a role. `members.edit` and the rows of the member list use them, too. */
export const setRoleRules = [
  outsidersSeeNothing,
  adminsManageMembers,
  nobodyActsAboveTheirRole,
  nobodyOutranksTheirGranter,
  externalPeopleStayViewers,
  theOwnerStaysAnAdmin,
  anAdminStays,
  archivedSchedulesCantChange,
];

/**
 * Changes a member's role (B42, B54).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `member.role-unknown`, `member.role-above-yours`, `schedule.archived`,
 *   `member.external-role`, `member.owner`, `member.last-admin`
 */
export const setRole = operation({
  name: "members.setRole",
  summary: "Changes a member's role.",
  input: memberKey.extend({ role }),
  output: z.strictObject({ member: memberView }),
  events: [memberChanged],
  effects: scheduleEffects,
  load: [memberFacts],
  context: (known, input, actor, now) => toMemberContext(known, actor, now, { role: input.role }),
  row: ({ row }) => row,
  rules: setRoleRules,
  apply: ({ context, row }, input, call) => changeMember(context.schedule, row, { role: input.role }, call),
});
