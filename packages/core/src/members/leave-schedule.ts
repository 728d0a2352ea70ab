import { z } from "zod";
import { scheduleEffects } from "../schedules/effects.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { guard, type Rule } from "../kernel/operations/rule.ts";
import type { Reason } from "../contract/decision.ts";
import { type KnownMember, memberByKey, memberFacts } from "./change-member.ts";
import { removed, removeMemberRules, takeOff, leaveEvents } from "./remove-member.ts";
import { type EvaluatedMember, type MemberContext, toMemberContext } from "../schedules/member-context.ts";

interface LeavingContext extends MemberContext {
  readonly successor: KnownMember | undefined;
}

const unfit: Reason = { code: "schedule.successor-unfit", remedy: "choose-a-successor" };

/** An owner who leaves transfers the schedule to another active admin (Q7, Q48). */
const successorsAreOtherAdmins = guard<LeavingContext>(
  "successors are other admins",
  ({ actor, schedule, successorId, successor }) => {
    if (successorId === undefined) return true;
    const fits = successor?.role === "admin" && successor.canAct && successorId !== actor.personId;
    return (fits && schedule.ownerId === actor.personId) || unfit;
  },
);

/** The rules for leaving: everyone may, as long as an admin and an assignable person stay. */
export const leaveRules: readonly Rule<LeavingContext, EvaluatedMember>[] = [
  ...removeMemberRules,
  successorsAreOtherAdmins,
];

/**
 * Leaves a schedule. Its owner must name the next owner (Q9, Q48).
 * @throws {RollcallError} `request.not-found`, `member.owner`, `schedule.successor-unfit`, `member.last-admin`,
 *   `member.last-assignable`, `member.managed-by-link`
 */
export const leaveSchedule = operation({
  name: "members.leave",
  summary: "Leaves a schedule.",
  input: z.strictObject({
    scheduleId: id,
    /** An admin of the schedule. Only for the owner of a person-owned schedule. */
    successorId: id.optional(),
  }),
  output: removed,
  events: [...leaveEvents],
  effects: scheduleEffects,
  load: [
    ({ scheduleId, successorId }, actor) => ({
      ...memberFacts({ scheduleId, personId: actor.personId }, actor),
      successor: memberByKey(scheduleId, successorId ?? ""),
    }),
  ],
  context: (known, { successorId }, actor, now): LeavingContext | undefined => {
    const context = toMemberContext(known, actor, now);
    return context && { ...context, successorId, successor: known.successor };
  },
  row: ({ row }) => row,
  revokesOwnAccess: () => true,
  rules: leaveRules,
  apply: ({ context, row }, { successorId }, call) =>
    takeOff(context.schedule, row, call, successorId === undefined ? {} : { ownerId: successorId }),
});
