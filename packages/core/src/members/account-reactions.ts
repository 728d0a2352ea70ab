import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { reaction } from "../identity/reaction.ts";
import { rowAfter, update } from "../kernel/store/change.ts";
import { mergeReasons, type Reaction, reasonsOf } from "../kernel/operations/reaction.ts";
import { canManageAccounts } from "../people/account-context.ts";
import type { AccountEffects } from "../people/account-effects.ts";
import { people, type Person } from "../people/collection.ts";
import { deactivatePerson } from "../people/deactivate-person.ts";
import { erasePerson } from "../people/erase-person.ts";
import { grantAdmin } from "../people/grant-admin.ts";
import { getPerson } from "../people/get-person.ts";
import { reactivatePerson } from "../people/reactivate-person.ts";
import type { AccountAction } from "../people/view.ts";
import type { ScheduleRow } from "../schedules/collection.ts";
import type { Member } from "../schedules/members.ts";
import { scheduleReady, scheduleTransferred } from "../schedules/events.ts";
import { memberChanged, memberRemoved } from "./declared-events.ts";
import { toMemberRemoved } from "./events.ts";
import { granterFacts, isAdminLost, type KnownGranters, settleGrant } from "./settle-grant.ts";
import type { BaseEvent } from "../kernel/operations/event.ts";
import {
  changeMembership,
  changeUnreadyMembership,
  endMembership,
  maxMemberships,
  type Membership,
  type MembershipPlan,
  membershipsOn,
  membershipsToChange,
  summariesOf,
} from "./memberships.ts";
import { leaveEverywhereRules, type MembershipsContext, oneTransactionIsEnough } from "./rules/everywhere.ts";
import { transferToOrganization } from "./transfer-to-organization.ts";

/** The facts of the operations on an account. */
interface AccountFacts {
  readonly person: Person | undefined;
}

interface KnownMemberships extends KnownGranters {
  readonly rows: readonly Member[];
  readonly summaries: readonly ScheduleRow[];
}

/** The memberships of the person: the second and third load round. The first one reads the person. */
const load = [
  () => ({}),
  (_known: unknown, _input: unknown, actor: Actor, _now: number, { person }: AccountFacts) => {
    const isAsked = canManageAccounts(actor) && person?.organizationId === actor.organizationId;
    return { rows: membershipsToChange(isAsked ? person.id : undefined) };
  },
  // Nothing changes if there are too many memberships.
  ({ rows }: Pick<KnownMemberships, "rows">) => {
    const changing = rows.length > maxMemberships ? [] : rows;
    return { ...summariesOf(changing), ...granterFacts(changing) };
  },
] as const;

const context = (known: KnownMemberships, _input: unknown, actor: Actor, now: number): MembershipsContext => ({
  actor,
  now,
  memberships: membershipsOn(known.rows, known.summaries),
  tooMany: known.rows.length > maxMemberships,
});

/** What a command on an account adds for each membership. */
const withMemberships = <Event extends BaseEvent>(
  {
    base,
    plan,
    context: { memberships },
  }: {
    readonly base: AccountFacts;
    readonly plan: { readonly changes?: Parameters<typeof rowAfter>[2]; readonly effects?: unknown };
    readonly context: MembershipsContext;
  },
  { now }: { readonly now: number },
  change: (membership: Membership, person: Person) => MembershipPlan<Event>,
) => {
  const { changes: own = [] } = plan;
  if (base.person === undefined || own.length === 0) return {};
  const person = rowAfter(people, base.person, own);
  const plans = memberships.map((membership) => change(membership, person));
  const effects: Pick<AccountEffects, "schedules"> = { schedules: memberships.length };
  return {
    changes: [
      ...plans.flatMap(({ changes }) => changes),
      ...(person.state === "active" ? [] : [update(people, [person.id], { adminLostAt: now })]),
    ],
    journalEntries: plans.flatMap(({ journalEntries }) => journalEntries),
    effects,
  };
};

/** Deactivated people aren't assignable, and their schedules become the organization's (Q7). */
const deactivateMemberships = reaction({
  on: deactivatePerson,
  events: [memberChanged, scheduleTransferred, scheduleReady],
  load,
  context,
  rules: leaveEverywhereRules,
  apply: (found, _input, call) =>
    withMemberships(found, call, (membership, person) => {
      const { assignable } = membership.member;
      const news = assignable ? { set: { assignable: false }, was: { assignable } } : { set: {}, was: {} };
      const changed = memberChanged({ personId: person.id, ...news, because: "deactivated" });
      const { schedule, events: transfers } = transferToOrganization(membership);
      const remembered = { assignable: false, assignableBefore: assignable };
      return changeMembership(membership, person, remembered, [changed, ...transfers], {
        schedule,
        decisionsChanged: true,
      });
    }),
});

/** Reactivated people are assignable as before (Q7), unless a link has locked that since (B22). */
const reactivateMemberships = reaction({
  on: reactivatePerson,
  events: [memberChanged],
  load,
  context,
  rules: [oneTransactionIsEnough],
  apply: (found, _input, call) =>
    withMemberships(found, call, (membership, person) => {
      const { member, schedule } = membership;
      const wasAssignable = member.assignableBefore ?? member.assignable;
      const isLocked = schedule.linked && member.provenance === "local";
      const assignable = wasAssignable && !isLocked;
      const isAssigned = assignable && !member.assignable;
      const news = isAssigned ? { set: { assignable }, was: { assignable: false } } : { set: {}, was: {} };
      const changed = memberChanged({ personId: person.id, ...news, because: "reactivated" });
      const { set, events } = settleGrant(member, person, found.known);
      const restored = {
        ...{ ...set, assignable, assignableBefore: null },
        // Unlinking the schedule restores it (Q3).
        ...(wasAssignable && isLocked && { assignableBeforeLink: true }),
      };
      return changeUnreadyMembership(membership, person, restored, [changed, ...events], { decisionsChanged: true });
    }),
});

/** Erased people leave every schedule, and their schedules become the organization's (Q7). */
const endMemberships = reaction({
  on: erasePerson,
  events: [memberRemoved, scheduleTransferred, scheduleReady],
  load,
  context,
  rules: leaveEverywhereRules,
  apply: (found, _input, call) =>
    withMemberships(found, call, (membership) => {
      const removed = { ...toMemberRemoved(membership.member), because: "erased" as const };
      const { schedule, events: transfers } = transferToOrganization(membership);
      return endMembership(membership, [removed, ...transfers], { schedule, decisionsChanged: transfers.length > 0 });
    }),
});

/** Organization admins who lose that role can't grant roles anymore (Q55). */
const reviewFormerAdmins = reaction({
  on: grantAdmin,
  load: [() => ({})],
  context: (_known: unknown, _input, _actor, _now, { person }: AccountFacts) => person && { person },
  rules: [],
  apply: ({ context: { person }, plan: { changes = [] } }, _input, { now }) =>
    changes.length > 0 && isAdminLost(person, rowAfter(people, person, changes))
      ? { changes: [update(people, [person.id], { adminLostAt: now })] }
      : {},
});

/** The reactions whose rules the decisions on an account include. */
const decided: Readonly<Record<AccountAction, Reaction>> = {
  deactivate: deactivateMemberships,
  reactivate: reactivateMemberships,
  erase: endMemberships,
};

/** A person's decisions include the rules on their memberships. */
const decideOnMemberships = reaction({
  on: getPerson,
  load,
  context,
  rules: [],
  apply({ context: memberships, plan }) {
    const { person } = plan.output;
    const refused: Partial<Record<AccountAction, readonly Reason[]>> = { ...person.refused };
    for (const [action, one] of Object.entries(decided) as [AccountAction, Reaction][]) {
      const reasons = reasonsOf(one, memberships);
      if (reasons.length > 0) refused[action] = mergeReasons(refused[action] ?? [], reasons);
    }
    return { output: { person: { ...person, refused } } };
  },
});

/** What operations on an account mean for memberships. */
export const accountReactions: readonly Reaction[] = [
  deactivateMemberships,
  reactivateMemberships,
  endMemberships,
  reviewFormerAdmins,
  decideOnMemberships,
];
