import { type Change, update } from "../kernel/store/change.ts";
import type { BaseEvent, EventOf } from "../kernel/operations/event.ts";
import { get, getMany } from "../kernel/store/query.ts";
import type { Actor } from "../identity/actor.ts";
import type { CallContext, Plan } from "../identity/operation.ts";
import { scheduleReady } from "../schedules/events.ts";
import { updateScheduleSummary, updateScheduleTotals } from "../schedules/schedule-summary.ts";
import type { Schedule } from "../schedules/collection.ts";
import { effectsOf, type ScheduleEffects } from "../schedules/effects.ts";
import { type Member, members } from "../schedules/members.ts";
import { memberChanged } from "./declared-events.ts";
import { scheduleFacts } from "../schedules/member-context.ts";
import { type SetValues, toMemberChanged } from "./events.ts";
import { derivedColumnsOf } from "./derived-columns.ts";
import { markAdminLost } from "./settle-grant.ts";
import { deltaOf } from "./totals.ts";
import { type MemberView, toMemberView, viewColumns } from "./view.ts";

/** The columns of a member that operations read. */
export const knownColumns = [
  ...viewColumns,
  "grantedBy",
  "canAct",
  "assignableBefore",
  "assignableBeforeLink",
  "sentAgainAt",
  "readiness",
  "toInvite",
] as const satisfies readonly (keyof Member)[];

/** A member as read by operations. */
export type KnownMember = Pick<Member, (typeof knownColumns)[number]>;

/** Always read by schedule and person, so that rows of other schedules can't be reached (P21). */
export const memberByKey = get(members, members.key, knownColumns);

/** Several members as read by operations. */
export const knownByKey = getMany(members, members.key, knownColumns);

/** The load round of an operation on one member. */
export const memberFacts = ({ scheduleId, personId }: { scheduleId: string; personId: string }, actor: Actor) => ({
  ...scheduleFacts(scheduleId, actor),
  row: memberByKey(scheduleId, personId),
});

/** The events of changed values, including `assignable`. */
export const changeEvents = [memberChanged, scheduleReady] as const;

/** The columns of a member that operations set. */
export type MemberSettable = {
  readonly [K in "role" | "assignable" | "invited"]?: Member[K] | undefined;
};

/**
 * A member with new values, and the previous ones of those that changed. The granter of a pending admin role is the person
 * who set it last, even if the role stays the same (Q55).
 */
export function withValues(row: KnownMember, asked: MemberSettable, by?: string) {
  const fields = (Object.keys(asked) as (keyof MemberSettable)[]).filter(
    (field) => asked[field] !== undefined && asked[field] !== row[field],
  );
  const pick = (from: KnownMember | MemberSettable): SetValues =>
    Object.fromEntries(fields.map((field) => [field, from[field]]));
  const set = pick(asked);
  const changed = { ...row, ...set };
  const isPending = changed.role === "admin" && !changed.canAct;
  const grantedBy = isPending && asked.role !== undefined && by !== undefined ? by : row.grantedBy;
  const after: KnownMember = {
    ...changed,
    ...derivedColumnsOf(changed),
    grantedBy: changed.role === "admin" ? grantedBy : null,
    keptAsLastAdmin: changed.role === "admin" && changed.keptAsLastAdmin,
    // A choice that a person makes is not undone by unlinking the schedule.
    assignableBeforeLink: fields.includes("assignable") ? null : row.assignableBeforeLink,
  };
  return { after, set, was: pick(row), isNew: fields.length > 0 };
}

/** The columns that follow from other values. */
const followingColumns = [
  "grantedBy",
  "keptAsLastAdmin",
  "assignableBeforeLink",
  "sentAgainAt",
  "readiness",
  "toInvite",
] as const;

/** The update of a row to new values. */
export const memberUpdate = (scheduleId: string, row: KnownMember, after: KnownMember, set: object): Change => {
  const changed = followingColumns.filter((column) => after[column] !== row[column]);
  const columns = Object.fromEntries(changed.map((column) => [column, after[column]]));
  return update(members, [scheduleId, row.personId], { ...set, ...columns });
};

/** The change when another admin sets a pending admin role again: only the granter changes. */
export const regranted = (scheduleId: string, row: KnownMember, after: KnownMember): readonly Change[] =>
  after.grantedBy === row.grantedBy ? [] : [memberUpdate(scheduleId, row, after, {})];

type ChangePlan<Event extends BaseEvent> = Plan<{ member: MemberView }, ScheduleEffects, Event>;

/**
 * Sets values of one member: the summary first, then the row, and one event with the previous values. Unchanged values
 * write nothing and publish nothing. Only a person who stops being assignable can make the schedule ready.
 */
export function changeMember(
  schedule: Schedule,
  row: KnownMember,
  asked: Omit<MemberSettable, "assignable">,
  call: Pick<CallContext, "actor" | "now">,
): ChangePlan<EventOf<typeof memberChanged>>;
export function changeMember(
  schedule: Schedule,
  row: KnownMember,
  asked: MemberSettable,
  call: Pick<CallContext, "actor" | "now">,
): ChangePlan<EventOf<(typeof changeEvents)[number]>>;
export function changeMember(
  schedule: Schedule,
  row: KnownMember,
  asked: MemberSettable,
  call: Pick<CallContext, "actor" | "now">,
): ChangePlan<EventOf<(typeof changeEvents)[number]>> {
  const { after, set, was, isNew } = withValues(row, asked, call.actor.personId);
  const output = { member: toMemberView(after) };
  if (!isNew) return { output, changes: regranted(schedule.id, row, after), effects: effectsOf(schedule) };
  const updateSummary = asked.assignable === undefined ? updateScheduleTotals : updateScheduleSummary;
  const { summary, change, entry } = updateSummary(schedule, deltaOf(row, after), [
    toMemberChanged(row, after, set, was),
  ]);
  return {
    output,
    changes: [change, memberUpdate(schedule.id, row, after, set), ...markAdminLost(row, after, call)],
    journalEntries: [entry],
    effects: effectsOf(summary),
  };
}
