import { z } from "zod";
import { scheduleEffects } from "../schedules/effects.ts";
import { operation } from "../identity/operation.ts";
import { changeMember, memberFacts } from "./change-member.ts";
import { archivedSchedulesRest, invitedIsOpenUntilSent } from "./rules/invariants.ts";
import { membersTendTheList, nobodyActsAboveTheirRole, outsidersSeeNothing } from "./rules/roles.ts";
import { toMemberContext } from "./member-context.ts";
import { memberKey, memberView } from "./view.ts";

/** The rules of the invited checkbox; the member list judges its rows by the same. */
export const setInvitedRules = [
  outsidersSeeNothing,
  membersTendTheList,
  nobodyActsAboveTheirRole,
  invitedIsOpenUntilSent,
  archivedSchedulesRest,
];

/**
 * Says whether a member is meant to be invited: the intent, not the state (B44, B46, Q11).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `member.role-above-yours`, `schedule.archived`, `member.invited-fixed`
 */
export const setInvited = operation({
  name: "members.setInvited",
  summary: "Says whether a member is meant to be invited.",
  input: memberKey.extend({ invited: z.boolean() }),
  output: z.strictObject({ member: memberView }),
  effects: scheduleEffects,
  load: [memberFacts],
  context: (known, _input, actor) => toMemberContext(known, actor),
  row: ({ row }) => row,
  rules: setInvitedRules,
  apply: ({ context, row }, input) => changeMember(context.schedule, row, { invited: input.invited }),
});
