import { accountOf, sessionsOf } from "../../access/collection.ts";
import { busyByPerson, calendarByPerson } from "../../calendars/collection.ts";
import type { PersonalRows } from "../../kernel/personal-rows.ts";
import type { ResultOf } from "../../kernel/query.ts";
import { personById } from "../../people/collection.ts";
import { schedulesById } from "../../schedules/collection.ts";
import { profileOf } from "../../profiles/collection.ts";
import { type Listed, listFacts, pageOf } from "./lists.ts";

/** The load round of an export: one page of a person's stored data. */
export const exportFacts = (personId: string, after: string | undefined, records: readonly PersonalRows[]) => ({
  person: personById(personId),
  profile: profileOf(personId),
  account: accountOf(personId),
  sessions: sessionsOf(personId),
  calendar: calendarByPerson(personId),
  times: busyByPerson(personId),
  ...listFacts(personId, after, records),
});

/** The schedules referenced on the page. */
export function scheduleFacts(listed: Listed) {
  const { memberships, invitations, shifts } = pageOf(listed);
  const ids = new Set([...memberships, ...invitations, ...shifts].map(({ scheduleId }) => scheduleId));
  return { schedules: schedulesById([...ids].map((id) => [id])) };
}

type Facts = ReturnType<typeof exportFacts> & ReturnType<typeof scheduleFacts>;

/** The loaded data. */
export type KnownOfPerson = { readonly [K in keyof Facts]: ResultOf<Facts[K]> };
