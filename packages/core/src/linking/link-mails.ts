import type { Change } from "../kernel/store/change.ts";
import type { CallContext } from "../identity/operation.ts";
import { queuedMail } from "../mail/queued-mail.ts";
import { type KnownMember, memberByKey } from "../members/change-member.ts";
import { personById, type Person } from "../people/collection.ts";
import type { MailKind } from "../ports/mail-kind.ts";
import { isThere, type Schedule, scheduleById } from "../schedules/collection.ts";
import { type Link, linkOf } from "./collection.ts";

interface KnownAlert {
  readonly schedule?: Schedule;
  readonly link?: Link;
  readonly row?: KnownMember;
  readonly person?: Person;
}

type LinkMail = "sync-held" | "admin-kept";

/** An email to an admin of a linked schedule. Its link contains no secret, so the admin signs in as usual. */
const linkMail = (
  purpose: LinkMail,
  page: "schedule" | "scheduleLink",
  isCurrent: (link: Link, row: KnownMember) => boolean,
): MailKind => ({
  purpose,
  link: ({ scheduleId }, _token, paths) => paths[page].replace("{scheduleId}", encodeURIComponent(scheduleId)),
  facts: ({ scheduleId, personId }) => ({
    schedule: scheduleById(scheduleId),
    link: linkOf(scheduleId),
    row: memberByKey(scheduleId, personId),
    person: personById(personId),
  }),
  prepare({ schedule, link, row, person }: KnownAlert) {
    if (schedule === undefined || !isThere(schedule) || person === undefined || link === undefined) return undefined;
    if (row?.role !== "admin" || !row.canAct || !isCurrent(link, row)) return undefined;
    const to = { address: person.email, name: person.name };
    return { draft: { template: purpose, to, values: { schedule: schedule.name, upstream: link.upstreamName } } };
  },
  settle: () => ({}),
});

/**
 * The emails about linked schedules: removals wait for an admin (P57), or an admin is kept even though they are gone
 * upstream (P63).
 */
export const linkMails = {
  "sync-held": linkMail("sync-held", "scheduleLink", ({ heldDigest }) => heldDigest !== null),
  "admin-kept": linkMail("admin-kept", "schedule", (_link, { keptAsLastAdmin }) => keptAsLastAdmin),
} satisfies Readonly<Record<LinkMail, MailKind>>;

/** Queues an email to one admin. */
export function alertAdmin(
  kind: LinkMail,
  { scheduleId, organizationId, linkedBy }: Link,
  personId: string,
  call: Pick<CallContext, "actor" | "now" | "newId">,
): Change {
  const asked = { kind, scheduleId, personId, subjectId: linkedBy, counted: true };
  return queuedMail(asked, { ...call, actor: { ...call.actor, organizationId } }).change;
}
