import type { z } from "zod";
import type { Account } from "../access/collection.ts";
import { setAccount } from "../access/set-account.ts";
import { noContact } from "../access/pause-contact.ts";
import { type Change, insert, remove, update } from "../kernel/store/change.ts";
import type { EventOf } from "../kernel/operations/event.ts";
import type { CallContext, NoEffects, Plan } from "../identity/operation.ts";
import { type KnownMember, memberUpdate } from "../members/change-member.ts";
import { type KnownGranters, settleGrant } from "../members/settle-grant.ts";
import type { Schedule } from "../schedules/collection.ts";
import { members } from "../schedules/members.ts";
import { memberChanged, memberRemoved, membersAdded, invitationChanged } from "../members/declared-events.ts";
import { toMemberRemoved, toMembersAdded } from "../members/events.ts";
import { copiesOf, newMember } from "../members/new-member.ts";
import { derivedColumnsOf } from "../members/derived-columns.ts";
import { deltaOf } from "../members/totals.ts";
import { type memberView, toMemberView } from "../members/view.ts";
import { erasedPerson, type Person } from "../people/collection.ts";
import { peopleChanged, personChanged, personMerged } from "../people/events.ts";
import { movePerson } from "../people/move-person.ts";
import { nameKeyOf } from "../people/new-person.ts";
import { type PeopleSummary, recordPeopleChange } from "../people/people-topic.ts";
import { scheduleReady } from "../schedules/events.ts";
import { updateScheduleSummary } from "../schedules/schedule-summary.ts";
import { type Invitation, invitations } from "./collection.ts";
import type { LinkedInvitation } from "./invitation-context.ts";

/** A caller whose mailbox the link has proven. */
type Claimant = LinkedInvitation & { readonly me: Person };

/** The events of a claimed mailbox. */
export const claimEvents = [
  invitationChanged,
  membersAdded,
  memberChanged,
  memberRemoved,
  personMerged,
  personChanged,
  peopleChanged,
  scheduleReady,
] as const;

interface ClaimRecords {
  /** The accounts of the claimant and of the invited person, for a pause that moves along with the membership. */
  readonly account?: Account | undefined;
  readonly theirAccount?: Account | undefined;
  /** The changes that pass what belongs to the membership, such as upcoming shifts. */
  readonly transferred?: readonly Change[];
  /** An earlier invitation of the claimant to this schedule. */
  readonly before?: Invitation | undefined;
  /** The granter of the invited person's admin role, if it is pending. */
  readonly granters?: KnownGranters["granters"];
  readonly granterRoles?: KnownGranters["granterRoles"];
  /** The summary of the people topic, for subscribers who manage people. */
  readonly summary?: PeopleSummary | undefined;
}

type Accepted = Plan<
  { scheduleId: string; member: z.output<typeof memberView> },
  NoEffects,
  EventOf<(typeof claimEvents)[number]>
>;

/**
 * Merges two people: the person invited by an address, and the host user whose unverified address the mailed link has now verified (P02,
 * Q17). A new user becomes the invited person on all schedules. A user who is already on schedules takes over this membership with its next
 * 100 shifts.
 */
export function claimMailbox(linked: Claimant, known: ClaimRecords, call: CallContext): Accepted {
  const {
    output,
    changes = [],
    journalEntries = [],
    subjects = [],
  } = (linked.isSomewhere ? takeOver : become)(linked, known, call);
  const recorded = recordPeopleChange(linked.me.organizationId, known.summary, linked.me.id, linked.person.id);
  return {
    output,
    changes: [...changes, recorded.change],
    journalEntries: [...journalEntries, recorded.entry],
    subjects,
  };
}

function become({ me, person, schedule, row }: Claimant, known: ClaimRecords, { now }: CallContext): Accepted {
  const name = me.name === "" ? person.name : me.name;
  const { hostUserId, organizationRole, grantedRole, calendar } = me;
  const emailKey = person.emailKey ?? me.emailKey;
  // Other memberships are updated by the next call, as always for a person with many memberships.
  const nameKey = nameKeyOf(name, person.email);
  const who = { hostUserId, organizationRole, grantedRole, name, nameKey, emailKey, calendar, known: true };
  const values = { ...who, ...pauseOf(me.pausedFrom === null ? person : me) };
  const left = movePerson(me, erasedPerson, personMerged({ personId: me.id, into: person.id }), now);
  const fields = ["hostUserId", "name", "known"];
  const come = movePerson(
    person,
    { ...values, copiesTo: "" },
    personChanged({ personId: person.id, fields, because: "mailbox-proven" }),
    now,
  );
  const granted = settledGrant(schedule, row, come.person, known);
  const set = { invitation: "accepted", ...granted.set, ...copiesOf(come.person) } as const;
  const changed = { ...row, ...set };
  const after = { ...changed, ...derivedColumnsOf(changed) };
  const event = invitationChanged({
    personId: person.id,
    set: { invitation: "accepted" },
    was: { invitation: row.invitation },
  });
  const { change, entry } = updateScheduleSummary(schedule, deltaOf(row, after), [event, ...granted.events]);
  return {
    output: { scheduleId: schedule.id, member: toMemberView(after) },
    changes: [
      change,
      left.change,
      come.change,
      memberUpdate(schedule.id, row, after, set),
      update(invitations, [schedule.id, person.id], { ...used, acceptedBy: person.id }),
    ],
    journalEntries: [{ ...entry, by: person.id }, left.entry, come.entry],
    subjects: [{ merge: me.id, into: person.id }],
  };
}

const pauseOf = ({ pausedFrom, pausedUntil }: Person) => ({ pausedFrom, pausedUntil });

function takeOver(linked: Claimant, known: ClaimRecords, call: CallContext): Accepted {
  const { me, person, schedule, row, invitation } = linked;
  const { transferred = [], before } = known;
  const scheduleId = schedule.id;
  const pause = pauseTakenOver(me, person, known);
  const freed = movePerson(person, { emailKey: null }, mailboxProven(person.id), call.now);
  const set = { emailKey: person.emailKey ?? me.emailKey, ...pause.set };
  const proven = movePerson(me, set, mailboxProven(me.id, Object.keys(pause.set)), call.now);
  const granted = settledGrant(schedule, row, proven.person, known);
  const { role = row.role } = granted.set;
  const member = newMember(schedule, proven.person, { ...row, role }, call, "accepted");
  const events = [
    { ...toMemberRemoved(row), because: "mailbox-proven" as const },
    toMembersAdded([{ ...member, role: row.role }]),
    ...granted.events,
  ];
  const { change, entry } = updateScheduleSummary(schedule, deltaOf(row, member), events);
  const changes: Change[] = [
    change,
    freed.change,
    proven.change,
    ...pause.changes,
    remove(members, [scheduleId, person.id]),
    insert(members, member),
    ...transferred,
    ...(before === undefined ? [] : [remove(invitations, [scheduleId, me.id])]),
    remove(invitations, [scheduleId, person.id]),
    insert(invitations, { ...invitation, ...used, personId: me.id, acceptedBy: me.id }),
  ];
  return {
    output: { scheduleId, member: toMemberView(member) },
    changes,
    journalEntries: [entry, freed.entry, proven.entry],
  };
}

/** Evaluates a pending admin role, because the invited person counts as an admin from now on (Q55). */
const settledGrant = (
  { id: scheduleId }: Pick<Schedule, "id">,
  { grantedBy }: KnownMember,
  person: Person,
  { granters = [], granterRoles = [] }: ClaimRecords,
) => settleGrant({ scheduleId, personId: person.id, grantedBy }, person, { granters, granterRoles });

const used = { open: false, mailId: null, declined: false, sentAgainAt: null } as const;

/** A pause of the invited person also applies to the claimant, who is the same human (P45). */
function pauseTakenOver(me: Person, person: Person, { account, theirAccount }: ClaimRecords) {
  if (me.pausedFrom !== null || person.pausedFrom === null) return { set: {}, changes: [] };
  const { pauseReason, contactId, contactName, contactAddress } = theirAccount ?? { pauseReason: null, ...noContact };
  const pause = { pauseReason, contactId, contactName, contactAddress };
  return { set: pauseOf(person), changes: [setAccount(me, account, pause)] };
}

const mailboxProven = (personId: string, fields: readonly string[] = []) =>
  personChanged({ personId, fields: ["emailKey", ...fields], because: "mailbox-proven" });
