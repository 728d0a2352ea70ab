import { shiftsFlagged } from "../shifts/declared-events.ts";
import type { Reason } from "../contract/decision.ts";
import type { EventOf } from "../kernel/operations/event.ts";
import { type Change, insert } from "../kernel/store/change.ts";
import type { CallContext } from "../identity/operation.ts";
import { decide, permissionFirst } from "../kernel/operations/rule.ts";
import type { Invitation } from "../invitations/collection.ts";
import { candidateRules } from "../members/candidates.ts";
import { type KnownMember, withValues } from "../members/change-member.ts";
import { type Member, members } from "../schedules/members.ts";
import { editRoster, rosterEvents } from "../members/edit-roster.ts";
import { membersAdded } from "../members/declared-events.ts";
import { toMembersAdded } from "../members/events.ts";
import { newMember } from "../members/new-member.ts";
import { addMembersRules } from "../schedules/rules.ts";
import type { InvitationState } from "../schedules/invitation-states.ts";
import { deltaOfAll } from "../members/totals.ts";
import type { Person } from "../people/collection.ts";
import { asKept } from "../schedules/change-schedule.ts";
import { scheduleChanged } from "../schedules/events.ts";
import type { ScheduleRow } from "../schedules/collection.ts";
import { movedBy, type Totals, totalsOf } from "../schedules/totals.ts";
import type { ScheduleContext } from "../schedules/schedule-context.ts";
import { flaggedAfter } from "../shifts/flagged-shifts.ts";
import type { UpcomingShifts } from "../shifts/upcoming-shifts.ts";
import type { Inverse } from "./inverse.ts";
import { reasonsAgainstRestoring } from "./reasons-against-restoring.ts";

/** The events of a reverse change. */
export const undoEvents = [membersAdded, ...rosterEvents, shiftsFlagged, scheduleChanged] as const;

/** The loaded values of the people an inverse affects. */
export interface Touched {
  readonly rows: ReadonlyMap<string, KnownMember>;
  readonly people: ReadonlyMap<string, Person>;
  /** The invitations of people to add back. */
  readonly links: ReadonlyMap<string, Pick<Invitation, "sentAgainAt">>;
  readonly upcoming: ReadonlyMap<string, UpcomingShifts>;
}

/** The result of applying an inverse: reasons against it, or the changes to write. */
export interface TakenBack {
  readonly against: readonly Reason[];
  readonly changes: readonly Change[];
  readonly events: readonly EventOf<(typeof undoEvents)[number]>[];
  readonly totals: Totals;
  readonly set: Partial<ScheduleRow>;
}

const changedSince: Reason = { code: "history.changed-since" };
const gone: Reason = { code: "person.deactivated" };

/** Adding people back follows the rules of adding members, for the whole and for each candidate. */
const returnRules = [...addMembersRules, ...candidateRules.filter((rule) => !addMembersRules.includes(rule))];

/**
 * Applies an inverse completely or not at all, under the rules of the operations that would make the same changes directly. It first adds
 * people back, then changes values, then removes people, each evaluated on the resulting state (Q7, X8).
 */
export function applyInverse(
  context: ScheduleContext,
  inverse: Inverse,
  touched: Touched,
  call: Pick<CallContext, "actor" | "now">,
): TakenBack {
  const { schedule } = context;
  const back = inverse.returning.map((one) => returned(context, one, touched, call));
  const comers = back.filter((one): one is Member => !("code" in one));
  const withThem = movedBy(totalsOf(schedule), deltaOfAll(comers));
  const edits = [
    ...inverse.values.map(({ personId, was }) => ({ personId, ...was })),
    ...inverse.going.map((personId) => ({ personId, remove: true })),
  ];
  const left = asLeft(inverse, touched);
  const edited = editRoster(
    { ...context, schedule: { ...schedule, ...inverse.schedule?.was, ...withThem } },
    left,
    edits,
    call,
  );
  const against = permissionFirst([
    ...staleReasons(context, inverse, touched),
    ...back.flatMap((one) => ("code" in one ? [one] : [])),
    ...edited.answers.flatMap((answer) => (answer.status === "refused" ? [answer.reason] : [])),
    ...reasonsAgainstRestoring(
      context,
      inverse.schedule?.was ?? {},
      (personId) => comers.find((member) => member.personId === personId) ?? touched.rows.get(personId),
    ),
  ]);
  const { schedule: values } = inverse;
  return {
    against,
    changes: [...comers.map((member) => insert(members, member)), ...edited.changes],
    events: [
      ...(comers.length > 0 ? [toMembersAdded(comers)] : []),
      ...edited.events,
      ...flaggedAfter(edits, edited.answers, left, touched.upcoming),
      ...(values === undefined ? [] : [scheduleChanged({ scheduleId: schedule.id, set: values.was, was: values.set })]),
    ],
    totals: edited.totals,
    set: values === undefined ? {} : asKept(values.was),
  };
}

/**
 * The rows as the entry left them. Rows that have changed since are refused later, because missing permission is reported first, and values
 * that are already restored need none.
 */
const asLeft = ({ values }: Inverse, { rows }: Touched): Touched["rows"] =>
  new Map([
    ...rows,
    ...values.flatMap(({ personId, set }) => {
      const row = rows.get(personId);
      return row === undefined ? [] : [[personId, withValues(row, set).after] as const];
    }),
  ]);

/** Returns a member to add back, or why that isn't possible. */
function returned(
  context: ScheduleContext,
  { personId, was }: Inverse["returning"][number],
  { people, rows, links }: Touched,
  call: Pick<CallContext, "actor" | "now">,
): Member | Reason {
  const person = people.get(personId);
  if (person === undefined) return gone;
  const { role, assignable, invited, invitation } = was;
  const asked = { role, assignable, invited };
  const fresh = newMember(context.schedule, person, asked, call, isFinal(invitation) ? invitation : undefined);
  const member = { ...fresh, sentAgainAt: links.get(personId)?.sentAgainAt ?? null };
  const obstacles = [...(person.state === "active" ? [] : [gone]), ...(rows.has(personId) ? [changedSince] : [])];
  const [reason] = permissionFirst([
    ...decide(returnRules, { ...context, role, assignable }, member).reasons,
    ...obstacles,
  ]);
  return reason ?? member;
}

/** An answered or revoked invitation stays so; a pending link was invalidated by the removal. */
const isFinal = (invitation: InvitationState): boolean =>
  invitation === "accepted" || invitation === "declined" || invitation === "revoked" || invitation === "not-needed";

/** Returns the values that have been changed since, which an undo would overwrite. */
function staleReasons(
  { schedule }: ScheduleContext,
  { values, going, came, schedule: of }: Inverse,
  { rows }: Touched,
): readonly Reason[] {
  const differs = (now: object | undefined, left: object): boolean =>
    Object.entries(left).some(
      ([field, value]) => (now as Readonly<Record<string, unknown>> | undefined)?.[field] !== value,
    );
  const stale =
    [...values, ...came].some(({ personId, set }) => differs(rows.get(personId), set)) ||
    going.some((personId) => !rows.has(personId)) ||
    (of !== undefined && differs(schedule, of.set));
  return stale ? [changedSince] : [];
}
