export { type BaseKey, type Catalogue, type Message, Messages, type MessageValues } from "./messages/messages.ts";
export type { MessageKey, MessageOverrides } from "./provider/rollcall-provider/message-overrides.ts";
export { reasonWords, type ReasonWords } from "./messages/reason-words.ts";
export {
  clientContext,
  type Me,
  meContext,
  messagesContext,
  serverUrlContext,
  streamContext,
} from "./connection/contexts.ts";
export { RollcallProvider } from "./provider/rollcall-provider/rollcall-provider.ts";
export { StreamHub, type StreamStatus, type TopicListener } from "./connection/stream-hub.ts";
export {
  CalendarConnectedEvent,
  CalendarDisconnectedEvent,
} from "./calendars/calendar-connection/calendar-connection.events.ts";
export { CalendarConnection } from "./calendars/calendar-connection/calendar-connection.ts";
export { ShiftAnsweredEvent } from "./shifts/my-shifts/my-shifts.events.ts";
export { MyShifts } from "./shifts/my-shifts/my-shifts.ts";
export {
  DaysBlockedEvent,
  DaysUnblockedEvent,
  TimeOffCancelledEvent,
  TimeOffRequestedEvent,
} from "./availability/my-availability/my-availability.events.ts";
export {
  HeldRemovalsDecidedEvent,
  LinkChangedEvent,
  MatchDecidedEvent,
  ScheduleLinkedEvent,
  ScheduleUnlinkedEvent,
} from "./linking/schedule-link/schedule-link.events.ts";
export { ScheduleImportedEvent } from "./linking/schedule-import/schedule-import.events.ts";
export { ScheduleImport } from "./linking/schedule-import/schedule-import.ts";
export { ScheduleLink } from "./linking/schedule-link/schedule-link.ts";
export { SwapDecidedEvent } from "./shifts/swap-requests/swap-requests.events.ts";
export { SwapRequests } from "./shifts/swap-requests/swap-requests.ts";
export { TimeOffDecidedEvent } from "./availability/time-off-requests/time-off-requests.events.ts";
export { TimeOffRequests } from "./availability/time-off-requests/time-off-requests.ts";
export { SkillRatedEvent } from "./skills/my-skills/my-skills.events.ts";
export { MySkills } from "./skills/my-skills/my-skills.ts";
export { SkillAssignedEvent, SkillTypeChangedEvent } from "./skills/skill-catalogue/skill-catalogue.events.ts";
export { SkillCatalogue } from "./skills/skill-catalogue/skill-catalogue.ts";
export { MyAvailability } from "./availability/my-availability/my-availability.ts";
export {
  CalendarLinkCreatedEvent,
  CalendarLinkRevokedEvent,
} from "./calendar-links/calendar-links/calendar-links.events.ts";
export { CalendarLinks } from "./calendar-links/calendar-links/calendar-links.ts";
export {
  CertificationAssignedEvent,
  CertificationTypeChangedEvent,
} from "./certifications/certification-catalogue/certification-catalogue.events.ts";
export { CertificationCatalogue } from "./certifications/certification-catalogue/certification-catalogue.ts";
export { CertificationOverview } from "./certifications/certification-overview/certification-overview.ts";
export {
  ProofSubmittedEvent,
  ProofWithdrawnEvent,
} from "./certifications/my-certifications/my-certifications.events.ts";
export { MyCertifications } from "./certifications/my-certifications/my-certifications.ts";
export { ProofDecidedEvent } from "./certifications/proof-review/proof-review.events.ts";
export { ProofReview } from "./certifications/proof-review/proof-review.ts";
export { ChangeUndoneEvent } from "./history/member-history/member-history.events.ts";
export { MemberHistory } from "./history/member-history/member-history.ts";
export {
  InvitationAcceptedEvent,
  InvitationDeclinedEvent,
  SignInRequestedEvent,
  SignOutRequestedEvent,
} from "./invitations/invitation-landing/invitation-landing.events.ts";
export { InvitationLanding } from "./invitations/invitation-landing/invitation-landing.ts";
export { MemberChangedEvent, MemberRemovedEvent, MembersAddedEvent } from "./members/member-list/member-list.events.ts";
export { MemberList } from "./members/member-list/member-list.ts";
export { ScheduleReadyEvent } from "./members/schedule-readiness/schedule-readiness.events.ts";
export { ScheduleReadiness } from "./members/schedule-readiness/schedule-readiness.ts";
export {
  NotificationDeviceAddedEvent,
  NotificationDeviceRemovedEvent,
  NotificationSettingsChangedEvent,
} from "./notifications/my-notifications/my-notifications.events.ts";
export { MyNotifications } from "./notifications/my-notifications/my-notifications.ts";
export { OrganizationChangedEvent } from "./organizations/organization-settings/organization-settings.events.ts";
export { OrganizationSettings } from "./organizations/organization-settings/organization-settings.ts";
export { MyWorkingHours } from "./people/my-working-hours/my-working-hours.ts";
export { PersonSettings } from "./people/person-settings/person-settings.ts";
export { type PersonChange, PersonChangedEvent } from "./people/planner-user/planner-user.events.ts";
export { PlannerUser } from "./people/planner-user/planner-user.ts";
export {
  PersonAddedEvent,
  PersonInvitedEvent,
  PersonOpenedEvent,
} from "./people/planner-users/planner-users.events.ts";
export { PlannerUsers } from "./people/planner-users/planner-users.ts";
export { PermissionMatrix } from "./permissions/permission-matrix/permission-matrix.ts";
export {
  PortalSignedInEvent,
  PortalSignedOutEvent,
  SectionChangedEvent,
} from "./portal/worker-portal/worker-portal.events.ts";
export { WorkerPortal } from "./portal/worker-portal/worker-portal.ts";
export { ReportSubmittedEvent } from "./reports/my-reports/my-reports.events.ts";
export { MyReports } from "./reports/my-reports/my-reports.ts";
export { ReportFormChangedEvent } from "./reports/report-form-editor/report-form-editor.events.ts";
export { ReportFormEditor } from "./reports/report-form-editor/report-form-editor.ts";
export { ReportReviewedEvent } from "./reports/shift-reports/shift-reports.events.ts";
export { ShiftReports } from "./reports/shift-reports/shift-reports.ts";
export { clearPortalCopies } from "./portal/offline/offline-portal.ts";
export { ScheduleChosenEvent, ScheduleCreatedEvent } from "./schedules/schedule-list/schedule-list.events.ts";
export { ScheduleList } from "./schedules/schedule-list/schedule-list.ts";
export { ScheduleChangedEvent, ScheduleDeletedEvent } from "./schedules/schedule-settings/schedule-settings.events.ts";
export { ScheduleSettings } from "./schedules/schedule-settings/schedule-settings.ts";
export {
  ShiftChangedEvent,
  ShiftCreatedEvent,
  ShiftsPlannedEvent,
  ShiftsReleasedEvent,
} from "./shifts/schedule-shifts/schedule-shifts.events.ts";
export { ScheduleShifts } from "./shifts/schedule-shifts/schedule-shifts.ts";
export { ShiftBoard } from "./shifts/shift-board/shift-board.ts";
