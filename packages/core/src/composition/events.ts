import { accessEvents } from "../access/events.ts";
import { availabilityEvents } from "../availability/events.ts";
import { calendarLinkEvents } from "../calendar-links/events.ts";
import { catalogueEvents } from "../catalogues/events.ts";
import { documentEvents } from "../documents/events.ts";
import { certificationEvents } from "../certifications/events.ts";
import { eligibilityEvents } from "../eligibility/events.ts";
import { historyEvents } from "../history/events.ts";
import type { BuiltInEvent } from "../contract/generated/domain-events.ts";
import type { EventDeclaration } from "../kernel/operations/event.ts";
import { linkEvents } from "../linking/events.ts";
import { memberEvents } from "../members/declared-events.ts";
import { notificationEvents } from "../notifications/events.ts";
import { offerEvents } from "../offers/events.ts";
import { reportEvents } from "../reports/events.ts";
import { swapEvents } from "../swaps/events.ts";
import { organizationEvents } from "../organizations/events.ts";
import { peopleEvents } from "../people/events.ts";
import { profileEvents } from "../profiles/events.ts";
import { scheduleEvents } from "../schedules/events.ts";
import { skillEvents } from "../skills/events.ts";
import { shiftEvents } from "../shifts/declared-events.ts";

/** Every domain event of Rollcall, as in the journal, streams and dry runs. */
export const events = [
  ...organizationEvents,
  ...peopleEvents,
  ...accessEvents,
  ...profileEvents,
  ...scheduleEvents,
  ...memberEvents,
  ...linkEvents,
  ...documentEvents,
  ...shiftEvents,
  ...catalogueEvents,
  ...skillEvents,
  ...certificationEvents,
  ...availabilityEvents,
  ...eligibilityEvents,
  ...offerEvents,
  ...swapEvents,
  ...reportEvents,
  ...notificationEvents,
  ...calendarLinkEvents,
  ...historyEvents,
] satisfies readonly EventDeclaration<string, BuiltInEvent>[];
