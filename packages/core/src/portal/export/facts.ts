import { invitations } from "../../invitations/collection.ts";
import type { PersonalRows } from "../../kernel/subjects/personal-rows.ts";
import type { ResultOf } from "../../kernel/store/query.ts";
import { personById } from "../../people/collection.ts";
import { profileOf } from "../../profiles/collection.ts";
import { schedulesById } from "../../schedules/collection.ts";
import { members } from "../../schedules/members.ts";
import { assignments } from "../../shifts/assignments.ts";
import { shiftsByKey } from "../../shifts/collection.ts";
import { listFacts, pageOf } from "./lists.ts";

/** The load round of an export: one page of a person's stored data. */
export const exportFacts = (personId: string, after: string | undefined, records: readonly PersonalRows[]) => ({
  person: personById(personId),
  profile: profileOf(personId),
  ...listFacts(personId, after, records),
});

/** The schedules and shifts referenced on the page. */
export function scheduleFacts(known: object) {
  const assigned = pageOf(known, assignments);
  const rows = [...pageOf(known, members), ...pageOf(known, invitations), ...assigned];
  const ids = new Set(rows.map(({ scheduleId }) => scheduleId));
  return {
    schedules: schedulesById([...ids].map((id) => [id])),
    shifts: shiftsByKey(assigned.map(({ scheduleId, shiftId }) => [scheduleId, shiftId])),
  };
}

type Facts = ReturnType<typeof exportFacts> & ReturnType<typeof scheduleFacts>;

/** The loaded data. */
export type KnownOfPerson = { readonly [K in keyof Facts]: ResultOf<Facts[K]> };
