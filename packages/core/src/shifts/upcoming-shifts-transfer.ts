import { update } from "../kernel/change.ts";
import type { MembershipTransfer } from "../ports/membership-transfer.ts";
import { shifts } from "./collection.ts";
import { maxUpcomingShifts, upcomingShiftsOf } from "./upcoming-shifts.ts";

/** The next 100 shifts on a schedule pass to another person together with the membership. */
export const upcomingShiftsTransfer: MembershipTransfer = {
  rows: (scheduleId, personId, now) => upcomingShiftsOf(scheduleId, personId, now),
  pass: (rows, scheduleId, to) =>
    rows.slice(0, maxUpcomingShifts).map(({ id }) => update(shifts, [scheduleId, id], { assigneeId: to })),
};
