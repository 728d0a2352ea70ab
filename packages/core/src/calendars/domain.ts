import { defineDomain } from "../identity/domain.ts";
import { adoptFromHost } from "./adopt-from-host.ts";
import { busyTimes, calendars } from "./collection.ts";
import * as operations from "./operations.ts";
import { calendarReactions } from "./reactions.ts";
import { refreshDue } from "./refresh-due.ts";

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
        await adoptFromHost(environment);
        return refreshDue(environment);
      },
    },
  ],
});
