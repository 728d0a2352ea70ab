import { z } from "zod";
import { scheduleEffects } from "../schedules/effects.ts";
import { operation } from "../identity/operation.ts";
import { changeMember, memberFacts, changeEvents } from "./change-member.ts";
import { archivedSchedulesCantChange, membersManageTheList, outsidersSeeNothing } from "../schedules/role-rules.ts";
import {
  deactivatedPeopleAreNotAssigned,
  localMembersStayUnassignable,
  somebodyStaysAssignable,
} from "./rules/invariants.ts";
import { nobodyActsAboveTheirRole } from "./rules/roles.ts";
import { toMemberContext } from "../schedules/member-context.ts";
import { memberKey, memberView } from "./view.ts";

/** The rules of the assignable toggle. `members.edit` and the rows of the member list use them, too. */
export const setAssignableRules = [
  outsidersSeeNothing,
  membersManageTheList,
  nobodyActsAboveTheirRole,
  somebodyStaysAssignable,
  localMembersStayUnassignable,
  deactivatedPeopleAreNotAssigned,
  archivedSchedulesCantChange,
];

/**
 * Sets whether a member can be assigned to future shifts, regardless of their role (B48, B49, B52).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `member.role-above-yours`, `person.deactivated`,
 *   `schedule.archived`, `member.last-assignable`, `member.not-in-linked-schedule`
 */
export const setAssignable = operation({
  name: "members.setAssignable",
  summary: "Sets whether a member can be assigned to future shifts.",
  input: memberKey.extend({ assignable: z.boolean() }),
  output: z.strictObject({ member: memberView }),
  events: [...changeEvents],
  effects: scheduleEffects,
  load: [memberFacts],
  context: (known, input, actor, now) => toMemberContext(known, actor, now, { assignable: input.assignable }),
  row: ({ row }) => row,
  rules: setAssignableRules,
  apply: ({ context, row }, { assignable }, call) => changeMember(context.schedule, row, { assignable }, call),
});
