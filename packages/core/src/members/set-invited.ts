import { z } from "zod";
import { scheduleEffects } from "../schedules/effects.ts";
import { operation } from "../identity/operation.ts";
import { changeMember, memberFacts } from "./change-member.ts";
import { memberChanged } from "./declared-events.ts";
import { archivedSchedulesCantChange, membersManageTheList, outsidersSeeNothing } from "../schedules/role-rules.ts";
import { invitedCanChangeUntilSent } from "./rules/invariants.ts";
import { nobodyActsAboveTheirRole } from "./rules/roles.ts";
import { toMemberContext } from "../schedules/member-context.ts";
import { memberKey, memberView } from "./view.ts";

/** The rules of the invited checkbox. `members.edit` and the rows of the member list use them, too. */
export const setInvitedRules = [
  outsidersSeeNothing,
  membersManageTheList,
  nobodyActsAboveTheirRole,
  invitedCanChangeUntilSent,
  archivedSchedulesCantChange,
];

/**
 * Sets whether a member should be invited: the intent, not the state (B44, B46, Q11).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `member.role-above-yours`, `schedule.archived`, `member.invited-fixed`
 */
export const setInvited = operation({
  name: "members.setInvited",
  summary: "Sets whether a member should be invited.",
  input: memberKey.extend({ invited: z.boolean() }),
  output: z.strictObject({ member: memberView }),
  events: [memberChanged],
  effects: scheduleEffects,
  load: [memberFacts],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  row: ({ row }) => row,
  rules: setInvitedRules,
  apply: ({ context, row }, { invited }, call) => changeMember(context.schedule, row, { invited }, call),
});
