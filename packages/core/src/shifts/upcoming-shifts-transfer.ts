import { insert, remove } from "../kernel/store/change.ts";
import { list } from "../kernel/store/query.ts";
import type { MembershipTransfer } from "../ports/membership-transfer.ts";
import { type Assignment, assignments, assignmentsByKey } from "./assignments.ts";
import { maxUpcomingShifts } from "./upcoming-shifts.ts";

const upcoming = list(assignments, "upcoming", 3);

const keyOf = ({ scheduleId, shiftId, personId }: Assignment): readonly string[] => [scheduleId, shiftId, personId];

/** The next 100 shifts on a schedule pass to another person together with the membership, except those they were on before. */
export const upcomingShiftsTransfer: MembershipTransfer<Assignment> = {
  rows: (scheduleId, personId, now) =>
    upcoming({ equal: [scheduleId, personId, true], from: now + 1, limit: maxUpcomingShifts }),
  existing: (rows, to) => assignmentsByKey(rows.map((row) => keyOf({ ...row, personId: to }))),
  pass: (rows, existing, to) => {
    const taken = new Set(existing.map(({ shiftId }) => shiftId));
    return rows
      .filter(({ shiftId }) => !taken.has(shiftId))
      .flatMap((row) => [remove(assignments, keyOf(row)), insert(assignments, { ...row, personId: to })]);
  },
};
