// What `@rollcall/permission-model` needs to evaluate decisions on a sample world. Not an API for hosts: it changes without notice.
export { toReportSettings } from "../reports/report-options.ts";
export { toSwapSettings } from "../swaps/swap-options.ts";
export { toAvailabilitySettings } from "../availability/availability-options.ts";
export { toCertificationSettings } from "../certifications/certification-options.ts";
export { type TimeOffRequest, timeOffRequests } from "../availability/collection.ts";
export {
  certificationCatalogue,
  certificationHoldings,
  certificationProofs,
  type Proof,
} from "../certifications/collection.ts";
export { type CertificationType, certificationTypes } from "../certifications/type-collection.ts";
export { type Document, documents } from "../documents/collection.ts";
export { type Report, reportForms, reportFormVersions, reports, reportVersions } from "../reports/collection.ts";
export { skillCatalogue, skillHoldings, type SkillType, skillTypes } from "../skills/collection.ts";
export { toWorker } from "../access/caller-by-session.ts";
export { accounts } from "../access/collection.ts";
export { newAccount } from "../access/set-account.ts";
export { toSignInSettings } from "../access/sign-in-settings.ts";
export { type Link, links } from "../linking/collection.ts";
export { newLink } from "../linking/new-link.ts";
export { toLinkSettings } from "../ports/link-settings.ts";
export { unobserved } from "../ports/observer.ts";
export { calendars } from "../calendars/collection.ts";
export { newCalendar } from "../calendars/evaluate-reading.ts";
export type { Reason } from "../contract/decision.ts";
export { errorKinds } from "../contract/error-codes.ts";
export { RollcallError } from "../contract/rollcall-error.ts";
export { admission } from "../identity/admission.ts";
export { type Actor, anonymousActor, type OrganizationRole, organizationRoles } from "../identity/actor.ts";
export { chain, isPromise } from "../kernel/platform/awaitable.ts";
export type { AnyCollection } from "../kernel/store/collection.ts";
export { Engine } from "../kernel/engine/engine.ts";
export { reason } from "../ports/error-details.ts";
export { id } from "../kernel/values/fields.ts";
export { journal, type JournalRow } from "../kernel/journal/journal.ts";
export { unlimited } from "../kernel/limits/limits.ts";
export { type Operation, operation } from "../identity/operation.ts";
export {
  aboutMyOrganization,
  type MatrixTarget,
  matrixTargets,
  type OperationSample,
  type Question,
  type QuestionWorld,
} from "../identity/operation-sample.ts";
export { type PersonalValue, personalValues } from "../kernel/subjects/personal-values.ts";
export type { ListArguments, ListQuery, Read, Value } from "../kernel/store/query.ts";
export { grant, guard, type Rule } from "../kernel/operations/rule.ts";
export { defaultMailLimits } from "../mail/mail-limits.ts";
export { toMailPaths } from "../mail/mail-settings.ts";
export { type KnownMember, memberByKey, withValues } from "../members/change-member.ts";
export { type Member, members } from "../schedules/members.ts";
export { decisionsOf, refusals, type Refusals } from "../members/decisions.ts";
export type { EvaluatedMember } from "../schedules/member-context.ts";
export { aboutRows } from "../members/members.samples.ts";
export { newMember } from "../members/new-member.ts";
export { type Role, roles } from "../schedules/roles.ts";
export { outsidersSeeNothing } from "../schedules/role-rules.ts";
export { deltaOf, deltaOfAll } from "../members/totals.ts";
export { role } from "../members/view.ts";
export { operations, reactions } from "./operations.ts";
export { samples } from "./samples.ts";
export { organizations } from "../organizations/collection.ts";
export { toActor } from "../people/caller.ts";
export { type AccountStage, type AccountState, people, type Person, personById } from "../people/collection.ts";
export { newPerson } from "../people/new-person.ts";
export { statusOf } from "../people/status.ts";
export type { Clock } from "../kernel/platform/clock.ts";
export type { Environment } from "../ports/environment.ts";
export type { Answers, Store, Transaction } from "../kernel/store/store.ts";
export { createNotificationSettings } from "../notifications/create-notification-settings.ts";
export { createEligibilitySettings } from "../eligibility/create-eligibility-settings.ts";
export { createProfileFields } from "../profiles/create-profile-fields.ts";
export { type ScheduleRow, schedules, type ScheduleState } from "../schedules/collection.ts";
export { newSchedule } from "../schedules/new-schedule.ts";
export { noticeCodes } from "../schedules/notices.ts";
export { type ScheduleContext, toScheduleContext, wholeScheduleFacts } from "../schedules/schedule-context.ts";
export { movedBy, noTotals } from "../schedules/totals.ts";
export { scheduleActions, toScheduleView } from "../schedules/view.ts";
export { type Assignment, assignments } from "../shifts/assignments.ts";
export { type Series, series } from "../shifts/series.ts";
export { type Template, templates } from "../shifts/templates.ts";
export { type Shift, shifts } from "../shifts/collection.ts";
