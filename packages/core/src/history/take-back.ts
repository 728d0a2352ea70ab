import type { Reason } from "../contract/decision.ts";
import type { DomainEvent } from "../contract/stream.ts";
import { type Change, insert } from "../kernel/change.ts";
import type { CallContext } from "../identity/operation.ts";
import { decide, permissionFirst } from "../kernel/rule.ts";
import { candidateRules } from "../members/candidates.ts";
import { type KnownMember, withValues } from "../members/change-member.ts";
import { type Member, members } from "../members/collection.ts";
import { editRoster } from "../members/edit-roster.ts";
import { membersAdded } from "../members/events.ts";
import { newMember } from "../members/new-member.ts";
import { addMembersRules } from "../members/rules/adding.ts";
import type { InvitationState } from "../members/states.ts";
import { deltaOfAll } from "../members/totals.ts";
import type { Person } from "../people/collection.ts";
import { asKept } from "../schedules/change-schedule.ts";
import type { ScheduleRow } from "../schedules/collection.ts";
import { movedBy, type Totals, totalsOf } from "../schedules/schedule-summary.ts";
import type { ScheduleContext } from "../schedules/schedule-context.ts";
import type { FutureShifts } from "../shifts/future-shifts.ts";
import type { Inverse } from "./inverse.ts";
import { reasonsAgainstScheduleBack } from "./schedule-back.ts";

/** What an inverse needs to know of those it touches. */
export interface Touched {
  readonly rows: ReadonlyMap<string, KnownMember>;
  readonly people: ReadonlyMap<string, Person>;
  readonly ahead: ReadonlyMap<string, FutureShifts>;
}

/** What taking back comes to: why not, or what is to be written under one head. */
export interface TakenBack {
  readonly against: readonly Reason[];
  readonly changes: readonly Change[];
  readonly events: readonly DomainEvent[];
  readonly totals: Totals;
  readonly set: Partial<ScheduleRow>;
}

const changedSince: Reason = { code: "history.changed-since" };
const gone: Reason = { code: "person.deactivated" };

/** Who comes back is added: by the gate of an addition, and by the rules of each candidate. */
const returnRules = [...addMembersRules, ...candidateRules.filter((rule) => !addMembersRules.includes(rule))];

/**
 * Takes a change back through the rules of the operations that would do the same by hand, all of it or nothing: who comes
 * back first, then values, then who goes, each judged on the state that the others leave (Q7, X8).
 */
export function takeBack(
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
  const edited = editRoster(
    { ...context, schedule: { ...schedule, ...inverse.schedule?.was, ...withThem } },
    asLeft(inverse, touched),
    touched.ahead,
    edits,
  );
  const against = permissionFirst([
    ...staleReasons(context, inverse, touched),
    ...back.flatMap((one) => ("code" in one ? [one] : [])),
    ...edited.answers.flatMap((answer) => (answer.status === "refused" ? [answer.reason] : [])),
    ...reasonsAgainstScheduleBack(
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
      ...(comers.length > 0 ? [membersAdded(comers)] : []),
      ...edited.events,
      ...(values === undefined
        ? []
        : [{ type: "schedule-changed", scheduleId: schedule.id, set: values.was, was: values.set }]),
    ],
    totals: edited.totals,
    set: values === undefined ? {} : asKept(values.was),
  };
}

/**
 * The rows as the entry left them: those that have been set anew since are refused, but who may not undo must hear that
 * before, and what is already so asks for no permission.
 */
const asLeft = ({ values }: Inverse, { rows }: Touched): Touched["rows"] =>
  new Map([
    ...rows,
    ...values.flatMap(({ personId, set }) => {
      const row = rows.get(personId);
      return row === undefined ? [] : [[personId, withValues(row, set).after] as const];
    }),
  ]);

/** Somebody who comes back as they went, or why they cannot. */
function returned(
  context: ScheduleContext,
  { personId, was }: Inverse["returning"][number],
  { people, rows }: Touched,
  call: Pick<CallContext, "actor" | "now">,
): Member | Reason {
  const person = people.get(personId);
  if (person === undefined) return gone;
  const { role, assignable, invited, invitation } = was;
  const asked = { role, assignable, invited };
  const member = newMember(context.schedule, person, asked, call, isSettled(invitation) ? invitation : undefined);
  const standing = [...(person.state === "active" ? [] : [gone]), ...(rows.has(personId) ? [changedSince] : [])];
  const [reason] = permissionFirst([...decide(returnRules, { ...context, role }, member).reasons, ...standing]);
  return reason ?? member;
}

/** What somebody has answered stands; a link that was on its way is dead since they went. */
const isSettled = (invitation: InvitationState): boolean =>
  invitation === "accepted" || invitation === "declined" || invitation === "not-needed";

/** What an undo would overwrite though somebody has set it anew. */
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
