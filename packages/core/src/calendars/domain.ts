import { defineDomain } from "../identity/domain.ts";
import { adoptFromHost } from "./adopt-from-host.ts";
import { busyTimes, calendars } from "./collection.ts";
import * as operations from "./operations.ts";
import { calendarReactions } from "./reactions.ts";
import { type CalendarReport, refreshDue } from "./refresh-due.ts";
import { doEach } from "../kernel/queues/work-through.ts";

/** Calendars and busy times. */
export const calendarsDomain = defineDomain({
  name: "calendars",
  operations,
  collections: [calendars, busyTimes],
  reactions: calendarReactions,
  jobs: [
    {
      name: "calendars.refresh",
      every: 60,
      async run(environment) {
        let report: CalendarReport | undefined;
        await doEach([
          () => adoptFromHost(environment),
          async () => {
            report = await refreshDue(environment);
          },
        ]);
        return report;
      },
    },
  ],
});
