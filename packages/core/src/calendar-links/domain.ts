import { defineDomain } from "../identity/domain.ts";
import { calendarLinks } from "./collection.ts";
import * as operations from "./operations.ts";

/** Calendar links: people's own shifts as feeds for calendar apps (X14). */
export const calendarLinksDomain = defineDomain({
  name: "calendar-links",
  operations,
  collections: [calendarLinks],
});
