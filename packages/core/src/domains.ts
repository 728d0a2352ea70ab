import * as accessOperations from "./access/operations.ts";
import * as calendarOperations from "./calendars/operations.ts";
import * as historyOperations from "./history/operations.ts";
import * as invitationOperations from "./invitations/operations.ts";
import * as mailOperations from "./mail/operations.ts";
import * as memberOperations from "./members/operations.ts";
import * as organizationOperations from "./organizations/operations.ts";
import * as peopleOperations from "./people/operations.ts";
import * as portalOperations from "./portal/operations.ts";
import * as profileOperations from "./profiles/operations.ts";
import * as scheduleOperations from "./schedules/operations.ts";
import * as shiftOperations from "./shifts/operations.ts";

/** The operations of every domain. */
export const domains = {
  ...organizationOperations,
  ...peopleOperations,
  ...accessOperations,
  ...profileOperations,
  ...portalOperations,
  ...scheduleOperations,
  ...memberOperations,
  ...invitationOperations,
  ...mailOperations,
  ...calendarOperations,
  ...shiftOperations,
  ...historyOperations,
};
