import { accessDomain } from "../access/domain.ts";
import { availabilityDomain } from "../availability/domain.ts";
import { calendarLinksDomain } from "../calendar-links/domain.ts";
import { calendarsDomain } from "../calendars/domain.ts";
import { cataloguesDomain } from "../catalogues/domain.ts";
import { documentsDomain } from "../documents/domain.ts";
import { certificationsDomain } from "../certifications/domain.ts";
import { eligibilityDomain } from "../eligibility/domain.ts";
import { historyDomain } from "../history/domain.ts";
import { invitationsDomain } from "../invitations/domain.ts";
import { linkingDomain } from "../linking/domain.ts";
import { mailDomain } from "../mail/domain.ts";
import { membersDomain } from "../members/domain.ts";
import { notificationsDomain } from "../notifications/domain.ts";
import { offersDomain } from "../offers/domain.ts";
import { organizationsDomain } from "../organizations/domain.ts";
import { peopleDomain } from "../people/domain.ts";
import { portalDomain } from "../portal/domain.ts";
import { profilesDomain } from "../profiles/domain.ts";
import { reportsDomain } from "../reports/domain.ts";
import { schedulesDomain } from "../schedules/domain.ts";
import { shiftsDomain } from "../shifts/domain.ts";
import { swapsDomain } from "../swaps/domain.ts";
import { skillsDomain } from "../skills/domain.ts";
import { engineDomain } from "./engine-domain.ts";

/** The domains of Rollcall. Reactions run in this order. */
export const domains = [
  organizationsDomain,
  peopleDomain,
  accessDomain,
  profilesDomain,
  portalDomain,
  schedulesDomain,
  membersDomain,
  documentsDomain,
  invitationsDomain,
  mailDomain,
  calendarsDomain,
  shiftsDomain,
  linkingDomain,
  cataloguesDomain,
  skillsDomain,
  availabilityDomain,
  certificationsDomain,
  eligibilityDomain,
  offersDomain,
  swapsDomain,
  reportsDomain,
  notificationsDomain,
  calendarLinksDomain,
  engineDomain,
  historyDomain,
] as const;
