import type { Actor } from "../identity/actor.ts";
import type { Operation } from "../identity/operation.ts";
import { reaction } from "../identity/reaction.ts";
import { type Change, rowAfter, update } from "../kernel/store/change.ts";
import type { Reaction } from "../kernel/operations/reaction.ts";
import { adoptPerson } from "../people/adopt-person.ts";
import { people, type Person } from "../people/collection.ts";
import { recognise } from "../people/recognise.ts";
import { toEmail } from "../identity/canonical-email.ts";
import { type IdentityContext, knownAs, personAfter } from "../people/recognition.ts";
import { canManagePeople } from "../people/rules.ts";
import { setAddress } from "../people/set-address.ts";
import type { FieldSet } from "../profiles/asked-set.ts";
import type { Profile } from "../profiles/collection.ts";
import { newNameOf } from "../profiles/facts.ts";
import { restoreField } from "../profiles/restore-field.ts";
import { restoreOwnField } from "../profiles/restore-own-field.ts";
import { restored } from "../profiles/restore-facts.ts";
import { updateOwnProfile } from "../profiles/update-own-profile.ts";
import { updateProfile } from "../profiles/update-profile.ts";
import type { ScheduleRow } from "../schedules/collection.ts";
import type { InvitationState } from "../schedules/invitation-states.ts";
import type { Member } from "../schedules/members.ts";
import {
  changeMembership,
  changeUnreadyMembership,
  maxMemberships,
  type Membership,
  type MembershipPlan,
  membershipsOn,
  membershipsToChange,
  sameCopies,
  summariesOf,
} from "./memberships.ts";
import type { BaseEvent, EventOf } from "../kernel/operations/event.ts";
import { scheduleReady } from "../schedules/events.ts";
import { invitationChanged, memberChanged, memberKnown } from "./declared-events.ts";
import { copiesOf } from "./new-member.ts";
import { granterFacts, isAdminLost, settleGrant } from "./settle-grant.ts";
import { oneTransactionIsEnough } from "./rules/everywhere.ts";

interface KnownMemberships {
  readonly rows: readonly Member[];
  readonly summaries: readonly ScheduleRow[];
}

interface CopiesContext {
  readonly person: Person;
  readonly memberships: readonly Membership[];
  readonly tooMany: boolean;
}

const readSummaries = ({ rows }: Pick<KnownMemberships, "rows">) => summariesOf(rows);

const toCopiesContext = ({ rows, summaries }: KnownMemberships, person: Person | undefined) =>
  person && {
    person,
    memberships: membershipsOn(rows.slice(0, maxMemberships), summaries),
    tooMany: rows.length > maxMemberships,
  };

/** Updates the copies on each schedule, if the plan changes the person. */
type Known = EventOf<typeof memberKnown>;

function copied<Event extends BaseEvent>(
  { person: before, memberships }: CopiesContext,
  changes: readonly Change[] = [],
  change: (membership: Membership, person: Person, known: Known) => MembershipPlan<Event>,
) {
  if (changes.length === 0) return {};
  const person = rowAfter(people, before, changes);
  const known = memberKnown({ personId: person.id });
  const plans = memberships.map((membership) => change(membership, person, known));
  return {
    changes: plans.flatMap(({ changes }) => changes),
    journalEntries: plans.flatMap(({ journalEntries }) => journalEntries),
  };
}

/** The states of invitations that were sent to an address. */
export const sentStates: readonly InvitationState[] = ["sent", "bounced", "expired"];

/** Copies follow a new address; an invitation sent to the previous mailbox no longer counts. */
const followAddress = reaction({
  on: setAddress,
  events: [memberKnown, invitationChanged],
  load: [
    () => ({}),
    (
      _known: unknown,
      _input: unknown,
      actor: Actor,
      _now: number,
      { person }: { readonly person: Person | undefined },
    ) => {
      const isAsked =
        person?.affiliation === "external" && person.organizationId === actor.organizationId && canManagePeople(actor);
      return { rows: membershipsToChange(isAsked ? person.id : undefined) };
    },
    readSummaries,
  ],
  context: (known, _input, _actor, _now, { person }) => toCopiesContext(known, person),
  rules: [oneTransactionIsEnough],
  apply: ({ context, plan }) =>
    copied(context, plan.changes, (membership, person, known) => {
      const { invitation } = membership.member;
      const isAnother = person.emailKey !== context.person.emailKey;
      if (!isAnother || !sentStates.includes(invitation))
        return changeUnreadyMembership(membership, person, {}, [known]);
      const set = { invitation: "not-invited" } as const;
      const moved = invitationChanged({ personId: person.id, set, was: { invitation } });
      return changeUnreadyMembership(membership, person, set, [known, moved]);
    }),
});

type Recognized = Pick<IdentityContext, "identity">;
type KnownPeople = Omit<IdentityContext, "identity">;

/** The memberships that may be outdated: all if the person changes, otherwise those after the last updated one. */
function outdatedMemberships({ identity }: Recognized, { byHost, byEmail }: KnownPeople) {
  const before = knownAs({ identity, byHost, byEmail });
  // Rules refuse an invalid address, but they run after everything is loaded.
  if (before === undefined || toEmail(identity.email) === undefined) return membershipsToChange(undefined);
  if (!sameCopies(copiesOf(before), personAfter(before, identity, byEmail))) return membershipsToChange(before.id);
  return before.copiesTo === null ? membershipsToChange(undefined) : membershipsToChange(before.id, before.copiesTo);
}

/** Copies follow the host's data, at most 2,000 in one transaction; the rest follows with the person's next call. */
const followHost = <I, O>(on: Operation<string, I, O>): Reaction =>
  reaction({
    on,
    events: [memberKnown, memberChanged, scheduleReady],
    load: [
      () => ({}),
      (_known: unknown, input: Recognized, _actor: Actor, _now: number, base: KnownPeople) => ({
        rows: outdatedMemberships(input, base),
      }),
      ({ rows }: Pick<KnownMemberships, "rows">) => ({ ...summariesOf(rows), ...granterFacts(rows) }),
    ],
    context: (known, { identity }, _actor, _now, base) => {
      const before = knownAs({ identity, ...base });
      const context = toCopiesContext(known, before);
      return context && { ...context, granters: known, last: known.rows[maxMemberships - 1]?.scheduleId ?? null };
    },
    rules: [],
    apply({ context: { person: before, memberships, tooMany, granters, last }, plan }, _input, { now }) {
      const person = rowAfter(people, before, plan.changes);
      const copiesTo = tooMany ? last : null;
      const pending =
        copiesTo === before.copiesTo ? [] : [update(people, [before.id], { copiesTo }, { number: before.number })];
      const lost = isAdminLost(before, person) ? [update(people, [before.id], { adminLostAt: now })] : [];
      const plans = memberships
        .filter(({ member }) => !sameCopies(member, person) || member.grantedBy !== null)
        .map((one) => {
          const { set, events } = settleGrant(one.member, person, granters);
          return changeMembership(one, person, set, [memberKnown({ personId: before.id }), ...events]);
        });
      return {
        changes: [...plans.flatMap(({ changes }) => changes), ...pending, ...lost],
        journalEntries: plans.flatMap(({ journalEntries }) => journalEntries),
      };
    },
  });

/** The input of the commands that change a profile: new values, or the field to restore. */
interface ProfileInput {
  readonly set?: FieldSet;
  readonly field?: Parameters<typeof restored>[1];
}

/** What those commands have loaded. */
interface KnownProfile {
  readonly person: Person | undefined;
  readonly profile: Profile | undefined;
  readonly values?: Parameters<typeof restored>[0];
}

const nextName = (base: KnownProfile, { set, field }: ProfileInput): string | undefined =>
  newNameOf(
    base,
    set ??
      (field === undefined || base.values === undefined ? undefined : restored(base.values, field)?.set) ??
      new Map(),
  );

/** Copies follow a new name in the profile of an external person. */
const followName = <I, O>(on: Operation<string, I, O>): Reaction =>
  reaction({
    on,
    events: [memberKnown],
    load: [
      () => ({}),
      (_known: unknown, input: ProfileInput, _actor: Actor, _now: number, base: KnownProfile) => ({
        rows: membershipsToChange(nextName(base, input) === undefined ? undefined : base.person?.id),
      }),
      readSummaries,
    ],
    context: (known: KnownMemberships, _input: ProfileInput, _actor: Actor, _now: number, { person }: KnownProfile) =>
      toCopiesContext(known, person),
    rules: [oneTransactionIsEnough],
    apply: ({ context, plan }) =>
      copied(context, plan.changes, (membership, person, known) =>
        changeUnreadyMembership(membership, person, {}, [known]),
      ),
  });

/** What a change to a person means for the copies on schedules. */
export const copyReactions: readonly Reaction[] = [
  followAddress,
  followHost(recognise),
  followHost(adoptPerson),
  followName(updateProfile),
  followName(updateOwnProfile),
  followName(restoreField),
  followName(restoreOwnField),
];
