import type { Reaction } from "../kernel/operations/reaction.ts";
import { addWorkedTime } from "../shifts/worked-time.ts";
import { reportsByKey } from "./collection.ts";

/** The hours of `shifts.listHours` contain the times that people reported. */
const reportedTime = addWorkedTime({
  load: (held) => ({
    reports: reportsByKey(held.map(({ scheduleId, shiftId, personId }) => [scheduleId, shiftId, personId])),
  }),
  minutesOf({ reports }) {
    const byKey = new Map(reports.map((report) => [keyOf(report), report]));
    return (held) => {
      const { workedFrom = null, workedUntil = null } = byKey.get(keyOf(held)) ?? {};
      return workedFrom === null || workedUntil === null ? undefined : Math.round((workedUntil - workedFrom) / 60_000);
    };
  },
});

const keyOf = ({ shiftId, personId }: { readonly shiftId: string; readonly personId: string }): string =>
  JSON.stringify([shiftId, personId]);

/** What operations of earlier domains mean for reports. */
export const reportReactions: readonly Reaction[] = [reportedTime];
