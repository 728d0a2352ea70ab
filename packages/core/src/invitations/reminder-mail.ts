import { isThere } from "../schedules/collection.ts";
import { foldCalendar } from "../people/calendar-states.ts";
import type { MailKind } from "../ports/mail-kind.ts";
import { withParameter } from "../ports/mail-settings.ts";
import { invitationFacts, invitationValues, type KnownInvitation } from "./invitation-mail.ts";

/** The email that asks a member to connect a calendar (X7). Its link contains no secret, so the member signs in as usual. */
export const reminderMail: MailKind = {
  purpose: "calendar-reminder",
  link: ({ scheduleId }, _token, paths) => withParameter(paths.calendar, "schedule", scheduleId),
  facts: invitationFacts,
  prepare(known: KnownInvitation, _mail, { now }) {
    const { schedule, row, person } = known;
    if (schedule === undefined || !isThere(schedule) || person?.state !== "active") return undefined;
    if (row?.assignable !== true || foldCalendar(row.calendar) === "ok") return undefined;
    const to = { address: person.email, name: person.name };
    return { draft: { template: "calendar-reminder", to, values: invitationValues(known, now) } };
  },
  settle: () => ({}),
};
