export * from "./client/index.ts";
export type { Actor, Affiliation, OrganizationRole } from "./identity/actor.ts";
export { type Awaitable, chain, isPromise } from "./kernel/platform/awaitable.ts";
export { type Change, type Insert, insert, type Remove, remove, type Update, update } from "./kernel/store/change.ts";
export { hostError } from "./contract/host-error.ts";
export { reason as reasonSchema } from "./ports/error-details.ts";
export {
  type BaseEvent,
  type DeclaredEvent,
  event,
  type EventDeclaration,
  type EventOf,
  type EventValues,
} from "./kernel/operations/event.ts";
export { events } from "./composition/events.ts";
export {
  type AnyCollection,
  boolean,
  choice,
  type Collection,
  collection,
  type CollectionShape,
  type Field,
  type FieldKind,
  integer,
  json,
  nullable,
  type RowIn,
  type RowOf,
  type SearchShape,
  text,
} from "./kernel/store/collection.ts";
export {
  type CallContext,
  type Facts,
  type Found,
  type Known,
  type Operation,
  operation,
  type OperationDefinition,
  type Plan,
  type JournalEntry,
} from "./identity/operation.ts";
export {
  get,
  getMany,
  type GetManyQuery,
  type GetQuery,
  list,
  type ListArguments,
  type ListQuery,
  type Query,
  type Read,
  type ResultOf,
  type Value,
} from "./kernel/store/query.ts";
export {
  decide,
  decideRow,
  grant,
  guard,
  type RowTest,
  type Rule,
  stage,
  type Staged,
  type Verdict,
} from "./kernel/operations/rule.ts";
export { compareText } from "./kernel/values/compare-text.ts";
export { fold, searchWords } from "./kernel/values/search-words.ts";
export type { MemberAction } from "./members/actions.ts";
export { decisionsOf, type MemberDecisions, type Refusals } from "./members/decisions.ts";
export type { EvaluatedMember, MemberContext } from "./schedules/member-context.ts";
export { type CalendarState, type Fold, foldCalendar } from "./people/calendar-states.ts";
export { foldInvitation, type InvitationState } from "./schedules/invitation-states.ts";
export type { Readiness } from "./schedules/members.ts";
export type { RemovalCount } from "./schedules/collection.ts";
export { type Role, roles } from "./schedules/roles.ts";
export type { AccountEffects } from "./people/account-effects.ts";
export { type Email, toEmail } from "./identity/canonical-email.ts";
export type { HostIdentity } from "./people/host-identity.ts";
export type { ProfileOptions } from "./profiles/create-profile-fields.ts";
export type { FieldKind as ProfileFieldKind, ProfileGroup, WorkerAccess } from "./ports/profile-fields.ts";
export type { ProfileField } from "./profiles/profile-field.ts";
export type { ProfileValue } from "./profiles/values.ts";
export type { OverwrittenView, ProfileFieldView, ProfileGroupView, ProfileView } from "./profiles/view.ts";
export {
  collections,
  operationOf,
  operations,
  type RollcallOperation,
  type RollcallOperations,
} from "./composition/operations.ts";
export type { SealHead, Sealing } from "./history/seal-history.ts";
export type { HistoryReport } from "./history/verify-history.ts";
export type { Finding, FindingKind } from "./history/verify/finding.ts";
export type { FeedMark, FeedShift } from "./calendar-links/feed-shifts.ts";
export type { CalendarFeed } from "./calendar-links/read-feed.ts";
export type { SyncTrigger } from "./linking/sync-trigger.ts";
export type { CalendarLinkView } from "./calendar-links/view.ts";
export type { CalendarReport } from "./calendars/refresh-due.ts";
export type { HistoryEntry, HistoryLine } from "./history/view.ts";
export { webDigest } from "./history/web-digest.ts";
export type { Via } from "./identity/via.ts";
export type { PersonalChange } from "./kernel/operations/journal-entry.ts";
export {
  type Busy,
  type CalendarProblem,
  calendarProblems,
  type CalendarQuestion,
  type CalendarReader,
  type CalendarReading,
  type HostCalendars,
  type HostPerson,
} from "./ports/calendar-reader.ts";
export {
  type LinkCapabilities,
  type LinkConnection,
  type LinkField,
  type LinkProblem,
  linkProblems,
  type LinkProvider,
  type OnCallTime,
  type UpstreamAnswer,
  type UpstreamPerson,
  type UpstreamSchedule,
} from "./ports/link-provider.ts";
export { AddressRefused, ResponseTooLarge } from "./ports/outgoing-errors.ts";
export { toInstant } from "./kernel/values/moment.ts";
export type { Clock } from "./kernel/platform/clock.ts";
export type { MailReport } from "./mail/deliver-mail.ts";
export type { MailOptions } from "./mail/mail-settings.ts";
export { type MailTemplate, type MailWords, mailWordsEn } from "./mail/mail-words.ts";
export type { JobScheduler, RunningJobs, ScheduledJob } from "./ports/job-scheduler.ts";
export type { MailLimits, MailPaths, MailText, MailValues, MailWording } from "./ports/mail-settings.ts";
export type { ObservedMail, Observer } from "./ports/observer.ts";
export type { EngineObserver, ObservedCall } from "./kernel/store/observer.ts";
export type { MailDraft, MailEnd, MailKind, QueuedMail } from "./ports/mail-kind.ts";
export { type Domain, defineDomain, type Job, type JobEnvironment } from "./identity/domain.ts";
export { queuedMail } from "./mail/queued-mail.ts";
export type { PlanAddition, Reaction } from "./kernel/operations/reaction.ts";
export { reaction } from "./identity/reaction.ts";
export { addWorkedTime, type WorkedTime } from "./shifts/worked-time.ts";
export { anonymousActor } from "./identity/actor.ts";
export type { Limit, Limits } from "./kernel/limits/rate-limits.ts";
export type { MailAddress, Mailer, MailMessage, MailOutcome } from "./ports/mailer.ts";
export type {
  DeliveryOutcome,
  PushMessage,
  PushSender,
  PushSubscriptionKeys,
  WebhookMessage,
  WebhookSender,
} from "./ports/notification-channels.ts";
export type { Passwords } from "./ports/passwords.ts";
export { assertFileKey, type ByteRange, type FileContent, type Files, type StoredFile } from "./ports/files.ts";
export { toDocumentType } from "./documents/document-type.ts";
export type { ExportedFile } from "./documents/export-files.ts";
export type { LocalFile, OpenedFile, ReceivedFile, RollcallFiles } from "./documents/rollcall-files.ts";
export type { FileOptions } from "./documents/file-options.ts";
export type { DocumentAudience, DocumentType } from "./documents/collection.ts";
export type { DocumentView } from "./documents/view.ts";
export type { ScanResult, VirusScanner } from "./ports/virus-scanner.ts";
export type { SignInOptions } from "./access/sign-in-settings.ts";
export { toTemporaryPassword } from "./access/temporary-password.ts";
export { type Restriction, restrictions } from "./identity/actor.ts";
export type { DirectoryEntry, HostDirectory } from "./ports/host-directory.ts";
export { type PersonStatus, personStatuses } from "./people/collection.ts";
export { type PortalSection, portalSections } from "./portal/sections.ts";
export type { AccountAction, PersonWithDecisions, PersonView } from "./people/view.ts";
export type { PortalCard } from "./portal/cards.ts";
export type { ToDoView } from "./portal/to-dos.ts";
export { type ToDo, type ToDoKind, type ToDoSource, toDoSource } from "./ports/to-do-source.ts";
export type { OrganizationView } from "./organizations/view.ts";
export type { MemberView } from "./members/view.ts";
export type { ScheduleAction, ScheduleView } from "./schedules/view.ts";
export type { ShiftAction } from "./shifts/decisions.ts";
export type { ShiftStatus } from "./shifts/statuses.ts";
export type { ShiftView } from "./shifts/view.ts";
export type { ReportOptions } from "./reports/report-options.ts";
export type { ReportFormView } from "./reports/form-view.ts";
export type { ReportView } from "./reports/report-view.ts";
export type { SwapOptions } from "./swaps/swap-options.ts";
export type { SwapShiftView } from "./swaps/view.ts";
export type { OfferAnswerView, OfferView } from "./offers/view.ts";
export type { EligibilityOptions } from "./eligibility/create-eligibility-settings.ts";
export type { EligibilityCode, EligibilityMode } from "./ports/eligibility-settings.ts";
export type { NotificationOptions } from "./notifications/create-notification-settings.ts";
export { notificationWordsEn } from "./notifications/notification-words.ts";
export type { NotificationDeviceView, NotificationSettingsView } from "./notifications/view.ts";
export {
  type NotificationChannel,
  type NotificationKind,
  type NotificationText,
  type NotificationValues,
  type NotificationWording,
  type NotificationWords,
  type QuietHours,
} from "./ports/notification-settings.ts";
export type { AvailabilityOptions } from "./availability/availability-options.ts";
export type { CertificationOptions } from "./certifications/certification-options.ts";
export type { HoldingState } from "./certifications/holding-state.ts";
export type { ProofState } from "./certifications/collection.ts";
export type { ReviewedProofView } from "./certifications/reviewed-proof.ts";
export type { FileType } from "./certifications/type-collection.ts";
export type { CertificationTypeView, HoldingView, ProofView } from "./certifications/view.ts";
export type { ClashView } from "./availability/clashes.ts";
export type { TimeOffView } from "./availability/view.ts";
export type { OwnSkillView, SkillTypeView } from "./skills/view.ts";
export type { BusyView, CalendarView } from "./calendars/view.ts";
export { peopleTopic } from "./people/people-topic.ts";
export type { Secrets } from "./ports/secrets.ts";
export { type ResealReport, sealContext } from "./secrets/reseal-secrets.ts";
export { createWebSecrets } from "./secrets/web-secrets.ts";
export { createWebPasswords } from "./access/web-passwords.ts";
export { limitPoints } from "./kernel/limits/limits.ts";
export { countGivenUp } from "./kernel/queues/failed-rows.ts";
export { retryRaces } from "./kernel/store/retry-races.ts";
export type { Digest } from "./ports/digest.ts";
export type { Ids } from "./kernel/platform/ids.ts";
export * from "./kernel/store/store.ts";
export type { ScheduleEffects } from "./schedules/effects.ts";
export type { Composition, GrantedAdmin, RollcallJob } from "./composition/composition.ts";
export type { QueueDepths } from "./composition/queue-depths.ts";
export { createRollcall } from "./composition/create-rollcall.ts";
export type { Rollcall } from "./composition/rollcall.ts";
export type { RollcallOptions } from "./composition/rollcall-options.ts";
