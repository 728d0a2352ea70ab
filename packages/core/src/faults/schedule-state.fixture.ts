import { type Invitation, invitations } from "../invitations/collection.ts";
import { journalOfTopic } from "../kernel/journal.ts";
import { get, getMany, list } from "../kernel/query.ts";
import { outbox, type OutboxRow } from "../mail/outbox.ts";
import { type Member, members } from "../members/collection.ts";
import { totalsOfMember } from "../members/totals.ts";
import { organizationById } from "../organizations/collection.ts";
import type { Store } from "../kernel/store.ts";
import { isThere, schedules } from "../schedules/collection.ts";
import { movedBy, type Totals, totalsOf } from "../schedules/schedule-summary.ts";

const scheduleRow = get(schedules);
const membersByName = list(members, "name", 1);
const invitationsOf = list(invitations, "key", 1);
const mailsById = getMany(outbox);
const none: Totals = { members: 0, admins: 0, assignables: 0, ready: 0, toInvite: 0 };

/** What a schedule holds, with people by their addresses: ids differ from run to run. */
export interface ScheduleState {
  readonly schedule: object;
  readonly manageSchedules: boolean;
  readonly members: readonly object[];
  /** What is wrong with it, in words. */
  readonly wrong: readonly string[];
}

/**
 * Reads a schedule in one transaction and judges it by what must hold after every operation: one admin who counts (I1),
 * somebody assignable (I2), nobody twice (I3), the kept totals are those of the rows, the journal has no gap, no link is
 * open that nothing opens, and whoever waits for a mail has one that is to be sent (P68).
 */
export async function scheduleStateOf(store: Store, scheduleId: string): Promise<ScheduleState> {
  return store.transaction("read", async (tx) => {
    const [schedule] = await tx.read([scheduleRow(scheduleId)]);
    if (schedule === undefined) throw new Error("there is no such schedule");
    const [organization, rows, journal, organizationJournal, links] = await tx.read([
      organizationById(schedule.organizationId),
      membersByName({ equal: [scheduleId], limit: 1000 }),
      journalOfTopic({ equal: [scheduleId], limit: 100_000 }),
      journalOfTopic({ equal: [schedule.organizationId], limit: 100_000 }),
      invitationsOf({ equal: [scheduleId], limit: 1000 }),
    ]);
    const [mails] = await tx.read([mailsById(links.flatMap(({ mailId }) => (mailId === null ? [] : [[mailId]])))]);
    const counted = rows.map(totalsOfMember).reduce(movedBy, none);
    const wrong = [
      ...(isThere(schedule) && counted.admins === 0 ? ["no admin who counts"] : []),
      ...(isThere(schedule) && counted.assignables === 0 ? ["nobody assignable"] : []),
      ...(new Set(rows.map(({ email }) => email.toLowerCase())).size < rows.length ? ["somebody twice"] : []),
      ...(isThere(schedule) ? wrongInvitations(rows, links, mails) : []),
      ...differences("totals", counted, totalsOf(schedule)),
      ...differences("journal", numbersOf(journal), upTo(schedule.number)),
      ...differences("journal of the organization", numbersOf(organizationJournal), upTo(organization?.number ?? 0)),
    ];
    const { name, state, ownerId, autoSend, number } = schedule;
    const owner = rows.find(({ personId }) => personId === ownerId)?.email ?? ownerId;
    return {
      schedule: { name, state, owner, autoSend, number, ...totalsOf(schedule) },
      manageSchedules: organization?.manageSchedules ?? false,
      members: rows
        .map(({ email, role, assignable, invited, able, invitation }) => ({
          email: email.toLowerCase(),
          role,
          assignable,
          invited,
          able,
          invitation,
        }))
        .sort((one, other) => (one.email < other.email ? -1 : 1)),
      wrong,
    };
  });
}

/** What is wrong with the invitations of a schedule: links without a lock, and intents that nobody will send. */
function wrongInvitations(
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
  const opensNothing = ({ open, secretHash, expiresAt }: Invitation): boolean =>
    open && (secretHash === null || expiresAt === null);
  return [
    ...rows.filter(isLost).map(({ email }) => `${email} waits for a mail that nobody sends`),
    ...rows.filter(isOpen).map(({ email, invitation }) => `${email} has a link although it is ${invitation}`),
    ...links.filter(opensNothing).map(() => "an open link that nothing opens"),
  ];
}

const numbersOf = (rows: readonly { readonly number: number }[]): number[] => rows.map(({ number }) => number);

const upTo = (number: number): number[] => Array.from({ length: number }, (_, index) => index + 1);

function differences(what: string, found: unknown, expected: unknown): string[] {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  return one === other ? [] : [`the ${what}: ${one} instead of ${other}`];
}
