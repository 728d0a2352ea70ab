import { type Change, update } from "../kernel/change.ts";
import { get } from "../kernel/query.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Plan } from "../kernel/operation.ts";
import { moveHead } from "../schedules/head.ts";
import type { Schedule } from "../schedules/collection.ts";
import { type Member, members } from "./collection.ts";
import { scheduleFacts } from "./situation.ts";
import { totalsOfMember } from "./totals.ts";
import { type MemberView, toMemberView, viewColumns } from "./view.ts";

/** What an operation on one member reads of it. */
const knownColumns = [...viewColumns, "able"] as const satisfies readonly (keyof Member)[];

/** A member as operations on one know it. */
export type KnownMember = Pick<Member, (typeof knownColumns)[number]>;

/** Always asked for by schedule and person, so that a foreign schedule's row cannot be reached (P21). */
const memberByKey = get(members, members.key, knownColumns);

/** The facts of an operation on one member. */
export const memberFacts = ({ scheduleId, personId }: { scheduleId: string; personId: string }, actor: Actor) => ({
  ...scheduleFacts(scheduleId, actor),
  row: memberByKey(scheduleId, personId),
});

type Settable = Partial<Pick<Member, "role" | "assignable" | "invited">>;

/**
 * Sets values of one member: the head first, then the row, and one event with what was before. Setting what is already
 * so changes nothing and tells nobody.
 */
export function changeMember(schedule: Schedule, row: KnownMember, set: Settable): Plan<{ member: MemberView }> {
  const after: KnownMember = { ...row, ...set };
  const was: Record<string, unknown> = {};
  for (const field of Object.keys(set) as (keyof Settable)[]) if (row[field] !== after[field]) was[field] = row[field];
  const output = { member: toMemberView(after) };
  if (Object.keys(was).length === 0) return { output };
  const from = totalsOfMember(row);
  const to = totalsOfMember(after);
  const { change, tell } = moveHead(
    schedule,
    { admins: to.admins - from.admins, assignables: to.assignables - from.assignables },
    [{ type: "member-changed", personId: row.personId, set, was }],
  );
  const changes: Change[] = [change, update(members, [schedule.id, row.personId], set)];
  return { output, changes, tells: [tell] };
}
