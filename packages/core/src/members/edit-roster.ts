import type { Reason } from "../contract/decision.ts";
import type { EventOf } from "../kernel/operations/event.ts";
import { type Change, remove } from "../kernel/store/change.ts";
import type { CallContext } from "../identity/operation.ts";
import { decide } from "../kernel/operations/rule.ts";
import { movedBy, type Totals, totalsOf } from "../schedules/totals.ts";
import { type KnownMember, memberUpdate, type MemberSettable, regranted, withValues } from "./change-member.ts";
import { members } from "../schedules/members.ts";
import { memberChanged, memberRemoved } from "./declared-events.ts";
import { toMemberChanged, toMemberRemoved } from "./events.ts";
import { markAdminLost } from "./settle-grant.ts";
import { removeMemberRules } from "./remove-member.ts";
import { outranks } from "../schedules/roles.ts";
import { setAssignableRules } from "./set-assignable.ts";
import { setInvitedRules } from "./set-invited.ts";
import { setRoleRules } from "./set-role.ts";
import type { MemberContext } from "../schedules/member-context.ts";
import { deltaOf } from "./totals.ts";

/** An edit of one member: new values or removal. */
export interface RosterEdit extends MemberSettable {
  readonly personId: string;
  readonly remove?: boolean | undefined;
}

/** The result of one edit. */
export type EditAnswer =
  | { readonly status: "changed" | "unchanged"; readonly member: KnownMember }
  | { readonly status: "removed"; readonly personId: string }
  | { readonly status: "refused"; readonly personId: string; readonly reason: Reason };

/** The events of edits. */
export const rosterEvents = [memberChanged, memberRemoved] as const;

/** An event of an edit. */
export type RosterEvent = EventOf<(typeof rosterEvents)[number]>;

/** The results of all edits in the given order, and the changes under one summary. */
export interface EditedRoster {
  readonly answers: readonly EditAnswer[];
  readonly changes: readonly Change[];
  readonly events: readonly RosterEvent[];
  readonly totals: Totals;
}

const notFound: Reason = { code: "request.not-found" };

/**
 * Evaluates several edits as one operation, each under the rules of the single operation, on the state after the others (Q7).
 * Edits that add an admin or an assignable person run before those that remove one, so that the
 * given order doesn't matter. Each row is edited completely or not at all.
 */
export function editRoster(
  context: MemberContext,
  rows: ReadonlyMap<string, KnownMember>,
  edits: readonly RosterEdit[],
  call: Pick<CallContext, "now">,
): EditedRoster {
  const changes: Change[] = [];
  const events: RosterEvent[] = [];
  let totals = totalsOf(context.schedule);

  const answerOf = (edit: RosterEdit): EditAnswer => {
    const { personId } = edit;
    const row = rows.get(personId);
    if (row === undefined) return { status: "refused", personId, reason: notFound };
    const now = { ...context, schedule: { ...context.schedule, ...totals } };
    const [reason] = reasonsAgainstEdit(now, row, edit);
    if (reason !== undefined) return { status: "refused", personId, reason };
    if (edit.remove === true) {
      totals = movedBy(totals, deltaOf(row, undefined));
      changes.push(remove(members, [context.schedule.id, personId]), ...markAdminLost(row, undefined, call));
      events.push(toMemberRemoved(row));
      return { status: "removed", personId };
    }
    // Setting the same role needs no permission, but only those who may set it become its granter (Q55).
    const { role } = edit;
    const mayGrant = role !== undefined && decide(setRoleRules, { ...now, role }, row).reasons.length === 0;
    const { after, set, was, isNew } = withValues(row, valuesOf(edit), mayGrant ? context.actor.personId : undefined);
    if (!isNew) {
      changes.push(...regranted(context.schedule.id, row, after));
      return { status: "unchanged", member: row };
    }
    totals = movedBy(totals, deltaOf(row, after));
    changes.push(memberUpdate(context.schedule.id, row, after, set), ...markAdminLost(row, after, call));
    events.push(toMemberChanged(row, after, set, was));
    return { status: "changed", member: after };
  };

  const order = edits.map((edit, place) => ({ edit, place, turn: turnOf(edit, rows.get(edit.personId)) }));
  order.sort((one, other) => one.turn - other.turn || one.place - other.place);
  const answers = new Array<EditAnswer>(edits.length);
  for (const { edit, place } of order) answers[place] = answerOf(edit);
  return { answers, changes, events, totals };
}

/** The values set by an edit. */
const valuesOf = ({ role, assignable, invited }: MemberSettable): MemberSettable => ({
  ...(role !== undefined && { role }),
  ...(assignable !== undefined && { assignable }),
  ...(invited !== undefined && { invited }),
});

/** The reasons against an edit, by the rules of each part. Unchanged values need no permission. */
function reasonsAgainstEdit(context: MemberContext, row: KnownMember, edit: RosterEdit): readonly Reason[] {
  if (edit.remove === true) return decide(removeMemberRules, context, row).reasons;
  const { role, assignable, invited } = edit;
  const against: Reason[] = [];
  if (role !== undefined && role !== row.role) against.push(...decide(setRoleRules, { ...context, role }, row).reasons);
  if (assignable !== undefined && assignable !== row.assignable) {
    against.push(...decide(setAssignableRules, { ...context, assignable }, row).reasons);
  }
  if (invited !== undefined && invited !== row.invited) {
    against.push(...decide(setInvitedRules, context, row).reasons);
  }
  return against;
}

/** The order of an edit: 0 if it only adds, 1 if it adds and removes, 2 if it only removes. */
function turnOf(edit: RosterEdit, row: KnownMember | undefined): 0 | 1 | 2 {
  if (row === undefined) return 2;
  const adds =
    (edit.role !== undefined && outranks(edit.role, row.role)) || (edit.assignable === true && !row.assignable);
  const takes =
    edit.remove === true ||
    (edit.role !== undefined && outranks(row.role, edit.role)) ||
    (edit.assignable === false && row.assignable);
  return takes ? (adds ? 1 : 2) : 0;
}
