import { personById, type Person } from "../people/collection.ts";
import type { MailKind } from "../ports/mail-kind.ts";
import { isThere, type Schedule, scheduleById } from "../schedules/collection.ts";
import { type KnownMember, memberByKey } from "./change-member.ts";

interface KnownNotice {
  readonly schedule?: Schedule;
  readonly row?: KnownMember;
  readonly person?: Person;
  readonly granter?: Person;
}

/**
 * The email to a schedule's remaining admins after pending admin roles were lowered because the person who granted them isn't an admin
 * anymore (Q55). Its link contains no secret, so the admin signs in as usual.
 */
export const adminLoweredMail: MailKind = {
  purpose: "admin-lowered",
  link: ({ scheduleId }, _token, { schedule }) => schedule.replace("{scheduleId}", encodeURIComponent(scheduleId)),
  facts: ({ scheduleId, personId, subjectId }) => ({
    schedule: scheduleById(scheduleId),
    row: memberByKey(scheduleId, personId),
    person: personById(personId),
    granter: personById(subjectId),
  }),
  prepare({ schedule, row, person, granter }: KnownNotice) {
    if (schedule === undefined || !isThere(schedule) || person === undefined) return undefined;
    if (row?.role !== "admin" || !row.canAct) return undefined;
    const to = { address: person.email, name: person.name };
    const name = granter?.name === "" ? granter.email : (granter?.name ?? "");
    const values = { schedule: schedule.name, inviter: name === "" ? "A former admin" : name };
    return { draft: { template: "admin-lowered", to, values } };
  },
  settle: () => ({}),
};
