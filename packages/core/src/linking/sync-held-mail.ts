import { type KnownMember, memberByKey } from "../members/change-member.ts";
import { personById, type Person } from "../people/collection.ts";
import type { MailKind } from "../ports/mail-kind.ts";
import { isThere, type Schedule, scheduleById } from "../schedules/collection.ts";
import { type Link, linkOf } from "./collection.ts";

interface KnownHold {
  readonly schedule?: Schedule;
  readonly link?: Link;
  readonly row?: KnownMember;
  readonly person?: Person;
}

/**
 * The mail to the admins of a schedule when removals from the linked schedule wait for one of them (P57). Its link contains
 * no secret, so the admin signs in as usual.
 */
export const syncHeldMail: MailKind = {
  purpose: "sync-held",
  link: ({ scheduleId }, _token, { schedule }) => schedule.replace("{scheduleId}", encodeURIComponent(scheduleId)),
  facts: ({ scheduleId, personId }) => ({
    schedule: scheduleById(scheduleId),
    link: linkOf(scheduleId),
    row: memberByKey(scheduleId, personId),
    person: personById(personId),
  }),
  prepare({ schedule, link, row, person }: KnownHold) {
    if (schedule === undefined || !isThere(schedule) || person === undefined) return undefined;
    if (link?.heldDigest === undefined || link.heldDigest === null) return undefined;
    if (row?.role !== "admin" || !row.canAct) return undefined;
    const to = { address: person.email, name: person.name };
    return { draft: { template: "sync-held", to, values: { schedule: schedule.name, upstream: link.upstreamName } } };
  },
  settle: () => ({}),
};
