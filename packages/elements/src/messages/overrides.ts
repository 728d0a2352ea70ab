import type { availabilityWords } from "../availability/my-availability/my-availability.messages.ts";
import type { mySkillsWords } from "../skills/my-skills/my-skills.messages.ts";
import type { skillCatalogueWords } from "../skills/skill-catalogue/skill-catalogue.messages.ts";
import type { timeOffWords } from "../availability/time-off-requests/time-off-requests.messages.ts";
import type { calendarLinkWords } from "../calendar-links/calendar-links/calendar-links.messages.ts";
import type { calendarWords } from "../calendars/calendar-connection/calendar-connection.messages.ts";
import type { historyWords } from "../history/member-history/member-history.messages.ts";
import type { landingWords } from "../invitations/invitation-landing/invitation-landing.messages.ts";
import type { panelWords } from "../ui/panel.en.ts";
import type { memberDialogMessages } from "../members/member-list/member-dialogs.messages.ts";
import type { memberListMessages } from "../members/member-list/member-list.messages.ts";
import type { importMessages } from "../members/member-import/member-import.messages.ts";
import type { notificationWords } from "../notifications/my-notifications/my-notifications.messages.ts";
import type { organizationWords } from "../organizations/organization-settings/organization-settings.messages.ts";
import type { permissionMatrixWords } from "../permissions/permission-matrix/permission-matrix.messages.ts";
import type { simulatorWords } from "../permissions/permission-matrix/simulator/simulator.messages.ts";
import type { portalWords } from "../portal/worker-portal/worker-portal.messages.ts";
import type { profileWords } from "../portal/worker-portal/profile/profile.messages.ts";
import type { sectionWords } from "../portal/worker-portal/sections/section.messages.ts";
import type { workingHoursWords } from "../people/my-working-hours/my-working-hours.messages.ts";
import type { personSettingsWords } from "../people/person-settings/person-settings.messages.ts";
import type { plannerUserWords } from "../people/planner-user/planner-user.messages.ts";
import type { directoryMessages } from "../people/planner-users/directory-dialog.messages.ts";
import type { plannerUsersWords } from "../people/planner-users/planner-users.messages.ts";
import type { profileFieldWords } from "../people/profile/profile.en.ts";
import type { restrictionWords } from "../people/profile/restriction.en.ts";
import type { scheduleListWords } from "../schedules/schedule-list/schedule-list.messages.ts";
import type { scheduleSettingsWords } from "../schedules/schedule-settings/schedule-settings.messages.ts";
import type { boardWords } from "../shifts/shift-board/shift-board.messages.ts";
import type { myShiftsWords } from "../shifts/my-shifts/my-shifts.messages.ts";
import type { swapWords } from "../shifts/swap-requests/swap-requests.messages.ts";
import type { shiftsWords } from "../shifts/schedule-shifts/schedule-shifts.messages.ts";
import type { nudgeWords } from "../members/schedule-readiness/nudge/nudge.en.ts";
import type { readinessWords } from "../members/schedule-readiness/schedule-readiness.messages.ts";
import type { fileReasons } from "./file-reasons.en.ts";
import type { uploadWords } from "../ui/upload/upload.messages.ts";
import type { BaseKey, Message } from "./messages.ts";
import type { planningReasons } from "./planning-reasons.en.ts";
import type { reasons } from "./reasons.en.ts";
import type { workReasons } from "./work-reasons.en.ts";

/** The messages of each part that loads later or on its own. */
interface Parts {
  memberList: typeof memberListMessages;
  memberDialogs: typeof memberDialogMessages;
  landing: typeof landingWords;
  calendar: typeof calendarWords;
  myShifts: typeof myShiftsWords;
  availability: typeof availabilityWords;
  timeOff: typeof timeOffWords;
  mySkills: typeof mySkillsWords;
  skillCatalogue: typeof skillCatalogueWords;
  calendarLinks: typeof calendarLinkWords;
  notifications: typeof notificationWords;
  reasons: typeof reasons;
  planningReasons: typeof planningReasons;
  fileReasons: typeof fileReasons;
  workReasons: typeof workReasons;
  uploads: typeof uploadWords;
  import: typeof importMessages;
  panel: typeof panelWords;
  readiness: typeof readinessWords;
  nudge: typeof nudgeWords;
  organization: typeof organizationWords;
  history: typeof historyWords;
  permissionMatrix: typeof permissionMatrixWords;
  simulator: typeof simulatorWords;
  portal: typeof portalWords;
  portalProfile: typeof profileWords;
  portalSections: typeof sectionWords;
  scheduleList: typeof scheduleListWords;
  scheduleSettings: typeof scheduleSettingsWords;
  shifts: typeof shiftsWords;
  swaps: typeof swapWords;
  shiftBoard: typeof boardWords;
  plannerUsers: typeof plannerUsersWords;
  directory: typeof directoryMessages;
  plannerUser: typeof plannerUserWords;
  workingHours: typeof workingHoursWords;
  personSettings: typeof personSettingsWords;
  profileFields: typeof profileFieldWords;
  restrictions: typeof restrictionWords;
}

/** Every key of the catalogue, including those of parts that load later. */
export type MessageKey = BaseKey | { [Part in keyof Parts]: keyof Parts[Part] }[keyof Parts];

/** The texts a host overrides, by key. An unknown key is a type error. */
export type MessageOverrides = Readonly<Partial<Record<MessageKey, Message>>>;
