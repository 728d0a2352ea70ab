import { z } from "zod";
import { remove } from "../kernel/store/change.ts";
import type { BaseEvent, EventOf } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";
import { type CallContext, operation, type Plan } from "../identity/operation.ts";
import type { Schedule } from "../schedules/collection.ts";
import { updateScheduleSummary } from "../schedules/schedule-summary.ts";
import { effectsOf, type ScheduleEffects, scheduleEffects } from "../schedules/effects.ts";
import { type KnownMember, memberFacts } from "./change-member.ts";
import { members } from "../schedules/members.ts";
import { toMemberRemoved } from "./events.ts";
import { anAdminStays, somebodyStaysAssignable, syncedMembersStay, theOwnerStaysAnAdmin } from "./rules/invariants.ts";
import { outsidersSeeNothing } from "../schedules/role-rules.ts";
import { adminsManageMembers, everyoneMayLeave, nobodyActsAboveTheirRole } from "./rules/roles.ts";
import { toMemberContext } from "../schedules/member-context.ts";
import { markAdminLost } from "./settle-grant.ts";
import { deltaOf } from "./totals.ts";
import { memberKey } from "./view.ts";
import { memberRemoved } from "./declared-events.ts";
import { scheduleReady, scheduleTransferred, toOwnerChanged } from "../schedules/events.ts";

/** The rules for removing a member. `members.leave`, `members.edit` and the rows of the member list use them, too. */
export const removeMemberRules = [
  outsidersSeeNothing,
  adminsManageMembers,
  everyoneMayLeave,
  nobodyActsAboveTheirRole,
  theOwnerStaysAnAdmin,
  anAdminStays,
  somebodyStaysAssignable,
  syncedMembersStay,
];

/** The events of a removal, and of leaving. */
const removalEvents = [memberRemoved, scheduleReady] as const;
export const leaveEvents = [...removalEvents, scheduleTransferred] as const;

type Removal<Event extends BaseEvent> = Plan<z.output<typeof removed>, ScheduleEffects, Event>;

/** The removed member and their schedule. */
export const removed = z.strictObject({ scheduleId: id, personId: id });

/**
 * Removes one member. The person and their history stay (P25), as do their upcoming shifts (Q21).
 * `set` is the next owner, if the owner leaves.
 */
export function takeOff(
  schedule: Schedule,
  row: KnownMember,
  call: Pick<CallContext, "now">,
): Removal<EventOf<(typeof removalEvents)[number]>>;
export function takeOff(
  schedule: Schedule,
  row: KnownMember,
  call: Pick<CallContext, "now">,
  set: Partial<Pick<Schedule, "ownerId">>,
): Removal<EventOf<(typeof leaveEvents)[number]>>;
export function takeOff(
  schedule: Schedule,
  row: KnownMember,
  call: Pick<CallContext, "now">,
  set: Partial<Pick<Schedule, "ownerId">> = {},
): Removal<EventOf<(typeof leaveEvents)[number]>> {
  const passed = set.ownerId === undefined ? [] : [toOwnerChanged(schedule, set.ownerId)];
  const events = [toMemberRemoved(row), ...passed];
  const { summary, change, entry } = updateScheduleSummary(
    schedule,
    deltaOf(row, undefined),
    events,
    set,
    passed.length > 0,
  );
  return {
    output: { scheduleId: schedule.id, personId: row.personId },
    changes: [change, remove(members, [schedule.id, row.personId]), ...markAdminLost(row, undefined, call)],
    journalEntries: [entry],
    effects: effectsOf(summary),
  };
}

/**
 * Removes a member; on the caller's own row this means leaving (B14, Q9).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `member.role-above-yours`, `member.owner`,
 *   `member.last-admin`, `member.last-assignable`, `member.managed-by-link`
 */
export const removeMember = operation({
  name: "members.remove",
  summary: "Removes a member from a schedule.",
  input: memberKey,
  output: removed,
  events: [...removalEvents],
  effects: scheduleEffects,
  load: [memberFacts],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  row: ({ row }) => row,
  revokesOwnAccess: ({ personId }, actor) => personId === actor.personId,
  rules: removeMemberRules,
  apply: ({ context, row }, _input, call) => takeOff(context.schedule, row, call),
});
