import { type Invitation, invitations } from "../invitations/collection.ts";
import { journalOfTopic } from "../kernel/journal/journal.ts";
import { get, getMany, list } from "../kernel/store/query.ts";
import { outbox, type OutboxRow } from "../mail/outbox.ts";
import { type Member, members } from "../schedules/members.ts";
import { totalsOfMember } from "../members/totals.ts";
import { organizationById } from "../organizations/collection.ts";
import type { Store } from "../kernel/store/store.ts";
import { isThere, schedules } from "../schedules/collection.ts";
import { movedBy, noTotals, totalsOf } from "../schedules/totals.ts";

const scheduleRow = get(schedules);
const membersByName = list(members, "name", 1);
const invitationsOf = list(invitations, "key", 1);
const mailsById = getMany(outbox);

/** The content of a schedule, with people by address because ids differ between runs. */
export interface ScheduleState {
  readonly schedule: object;
  readonly manageSchedules: boolean;
  readonly members: readonly object[];
  /** Descriptions of violated invariants. */
  readonly violations: readonly string[];
}

/**
 * Reads a schedule in one transaction and checks the invariants of every operation: an active admin (I1), an assignable
 * member (I2), no duplicate members (I3), totals that match the rows, a journal without gaps, no open link without a
 * secret, and a queued email for every queued invitation (P68).
 */
export async function scheduleStateOf(store: Store, scheduleId: string): Promise<ScheduleState> {
  return store.transaction("read", async (tx) => {
    const [schedule] = await tx.read([scheduleRow(scheduleId)]);
    if (schedule === undefined) throw new Error("the schedule doesn't exist");
    const [organization, rows, journal, organizationJournal, links] = await tx.read([
      organizationById(schedule.organizationId),
      membersByName({ equal: [scheduleId], limit: 1000 }),
      journalOfTopic({ equal: [scheduleId], limit: 100_000 }),
      journalOfTopic({ equal: [schedule.organizationId], limit: 100_000 }),
      invitationsOf({ equal: [scheduleId], limit: 1000 }),
    ]);
    const [mails] = await tx.read([mailsById(links.flatMap(({ mailId }) => (mailId === null ? [] : [[mailId]])))]);
    const counted = rows.map(totalsOfMember).reduce(movedBy, noTotals);
    const violations = [
      ...(isThere(schedule) && counted.admins === 0 ? ["no active admin"] : []),
      ...(isThere(schedule) && counted.assignables === 0 ? ["no assignable member"] : []),
      ...(new Set(rows.map(({ email }) => email.toLowerCase())).size < rows.length ? ["duplicate member"] : []),
      ...(isThere(schedule) ? invalidInvitations(rows, links, mails) : []),
      ...differences("totals", counted, totalsOf(schedule)),
      ...differences("journal", numbersOf(journal), upTo(schedule.number)),
      ...differences("organization journal", numbersOf(organizationJournal), upTo(organization?.number ?? 0)),
    ];
    const { name, state, ownerId, autoSend, number } = schedule;
    const owner = rows.find(({ personId }) => personId === ownerId)?.email ?? ownerId;
    return {
      schedule: { name, state, owner, autoSend, number, ...totalsOf(schedule) },
      manageSchedules: organization?.manageSchedules ?? false,
      members: rows
        .map(({ email, role, assignable, invited, canAct, invitation }) => ({
          email: email.toLowerCase(),
          role,
          assignable,
          invited,
          canAct,
          invitation,
        }))
        .sort((one, other) => (one.email < other.email ? -1 : 1)),
      violations,
    };
  });
}

/** Describes invalid invitations: open links without a secret, and queued members without a queued email. */
function invalidInvitations(
  rows: readonly Member[],
  links: readonly Invitation[],
  mails: readonly OutboxRow[],
): readonly string[] {
  const linkOf = new Map(links.map((link) => [link.personId, link]));
  const toBeSent = new Set(mails.filter(({ open }) => open).map(({ id }) => id));
  const isLost = ({ personId, invitation }: Member): boolean =>
    invitation === "queued" && !toBeSent.has(linkOf.get(personId)?.mailId ?? "");
  const isOpen = ({ personId, invitation }: Member): boolean =>
    linkOf.get(personId)?.open === true && invitation !== "queued" && invitation !== "sent";
  const lacksSecret = ({ open, secretHash, expiresAt }: Invitation): boolean =>
    open && (secretHash === null || expiresAt === null);
  return [
    ...rows.filter(isLost).map(({ email }) => `${email} is queued without a queued email`),
    ...rows.filter(isOpen).map(({ email, invitation }) => `${email} has a link although it is ${invitation}`),
    ...links.filter(lacksSecret).map(() => "an open link without a secret"),
  ];
}

const numbersOf = (rows: readonly { readonly number: number }[]): number[] => rows.map(({ number }) => number);

const upTo = (number: number): number[] => Array.from({ length: number }, (_, index) => index + 1);

function differences(what: string, found: unknown, expected: unknown): string[] {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  return one === other ? [] : [`the ${what}: ${one} instead of ${other}`];
}
