import { accessSamples } from "../access/access.samples.ts";
import { availabilitySamples } from "../availability/availability.samples.ts";
import { calendarLinksSamples } from "../calendar-links/calendar-links.samples.ts";
import { calendarsSamples } from "../calendars/calendars.samples.ts";
import { documentsSamples } from "../documents/documents.samples.ts";
import { certificationsSamples } from "../certifications/certifications.samples.ts";
import { eligibilitySamples } from "../eligibility/eligibility.samples.ts";
import { historySamples } from "../history/history.samples.ts";
import { invitationsSamples } from "../invitations/invitations.samples.ts";
import { linkingSamples } from "../linking/linking.samples.ts";
import { membersSamples } from "../members/members.samples.ts";
import { notificationsSamples } from "../notifications/notifications.samples.ts";
import { offersSamples } from "../offers/offers.samples.ts";
import { organizationsSamples } from "../organizations/organizations.samples.ts";
import { peopleSamples } from "../people/people.samples.ts";
import { portalSamples } from "../portal/portal.samples.ts";
import { profilesSamples } from "../profiles/profiles.samples.ts";
import { reportsSamples } from "../reports/reports.samples.ts";
import { schedulesSamples } from "../schedules/schedules.samples.ts";
import { shiftsSamples } from "../shifts/shifts.samples.ts";
import { skillsSamples } from "../skills/skills.samples.ts";
import { swapsSamples } from "../swaps/swaps.samples.ts";

/** What the proofs need from every operation with a route, in the order of the permission matrix. */
export const samples = {
  ...organizationsSamples,
  ...peopleSamples,
  ...profilesSamples,
  ...accessSamples,
  ...portalSamples,
  ...calendarLinksSamples,
  ...documentsSamples,
  ...schedulesSamples,
  ...membersSamples,
  ...linkingSamples,
  ...invitationsSamples,
  ...calendarsSamples,
  ...shiftsSamples,
  ...skillsSamples,
  ...certificationsSamples,
  ...availabilitySamples,
  ...eligibilitySamples,
  ...offersSamples,
  ...swapsSamples,
  ...reportsSamples,
  ...notificationsSamples,
  ...historySamples,
};
