import { RollcallError } from "../contract/rollcall-error.ts";
import { admission } from "../identity/admission.ts";
import { system } from "../identity/actor.ts";
import { subjectInserts } from "../history/journal-subjects.ts";
import type { Sealing } from "../history/seal-history.ts";
import { verifyHistory } from "../history/verify-history.ts";
import { webDigest } from "../history/web-digest.ts";
import { callerBySession } from "../access/caller-by-session.ts";
import { toCertificationSettings } from "../certifications/certification-options.ts";
import { toAvailabilitySettings } from "../availability/availability-options.ts";
import { toSignInSettings } from "../access/sign-in-settings.ts";
import { createWebPasswords } from "../access/web-passwords.ts";
import { type Awaitable, chain } from "../kernel/platform/awaitable.ts";
import { Engine } from "../kernel/engine/engine.ts";
import { personalRowsIn } from "../kernel/subjects/personal-rows.ts";
import { unlimited } from "../kernel/limits/limits.ts";
import type { Operation } from "../identity/operation.ts";
import { observedStore } from "../kernel/store/observer.ts";
import { retryRaces } from "../kernel/store/retry-races.ts";
import { SteadyClock } from "../kernel/store/steady-clock.ts";
import { Streams } from "../kernel/journal/streams.ts";
import { own, partsOf } from "./operations.ts";
import type { JobEnvironment } from "../identity/domain.ts";
import { callerOf } from "../people/caller.ts";
import { requireHostIdentity } from "../people/host-identity.ts";
import type { PersonView } from "../people/view.ts";
import { type MailReport, reportBounce } from "../mail/deliver-mail.ts";
import { toMailSettings } from "../mail/mail-settings.ts";
import { isQueuedMail } from "../mail/outbox.ts";
import { readFeed } from "../calendar-links/read-feed.ts";
import type { CalendarReport } from "../calendars/refresh-due.ts";
import { noCalendars } from "../calendars/reading.ts";
import { toFileSettings } from "../documents/file-options.ts";
import { exportFiles } from "../documents/export-files.ts";
import { toRollcallFiles } from "../documents/rollcall-files.ts";
import { createEligibilitySettings } from "../eligibility/create-eligibility-settings.ts";
import { triggerSync } from "../linking/sync-trigger.ts";
import { createNotificationSettings } from "../notifications/create-notification-settings.ts";
import { createProfileFields } from "../profiles/create-profile-fields.ts";
import { toReportSettings } from "../reports/report-options.ts";
import { toSwapSettings } from "../swaps/swap-options.ts";
import { resealSecrets } from "../secrets/reseal-secrets.ts";
import { unobserved } from "../ports/observer.ts";
import { toLinkSettings } from "../ports/link-settings.ts";
import { createWebSecrets } from "../secrets/web-secrets.ts";
import { boundJobs } from "./bound-jobs.ts";
import { storeCheck } from "./check-store.ts";
import { queueDepths } from "./queue-depths.ts";
import { requireOptions } from "./require-options.ts";
import type { RollcallOptions } from "./rollcall-options.ts";
import { signalledBy } from "../kernel/journal/signals.ts";
import { domains } from "./domains.ts";
import type { Rollcall } from "./rollcall.ts";

/**
 * Composes a Rollcall instance over a store and opens it.
 * @throws {TypeError} an option is missing, a promise or of the wrong type
 * @throws {StoreUnavailable} the store cannot be opened
 * @throws {StoreDamaged} tables of the store are missing
 * @throws {StoreIncompatible} the store was written by a newer version
 */
export async function createRollcall(options: RollcallOptions): Promise<Rollcall> {
  requireOptions(options);
  const { ids, digest = webDigest, secrets = createWebSecrets(), observer = unobserved } = options;
  const store = observedStore(options.store, observer);
  const parts = options.domains === undefined ? own : partsOf([...domains, ...options.domains]);
  await store.open(parts.collections);
  const clock = new SteadyClock(options.clock);
  const personalRows = personalRowsIn(parts.collections);
  const streams = new Streams(store, clock, parts.topics);
  const settings = options.mail === undefined ? undefined : toMailSettings(options.mail);
  const environment: JobEnvironment = {
    store,
    digest,
    clock,
    recordTime: () => clock.record(store),
    ids,
    mail: settings,
    sending: settings,
    mailKinds: parts.mailKinds,
    ...{ observer, transfers: parts.transfers, askTimes: parts.askTimes, toDos: parts.toDos },
    collections: parts.collections,
    personalRows,
    secrets,
    limits: options.limits?.(store, clock) ?? unlimited,
    calendars: options.calendars ?? noCalendars,
    hostCalendars: options.hostCalendars,
    profile: createProfileFields(options.profile),
    eligibility: createEligibilitySettings(options.eligibility),
    passwords: options.passwords ?? createWebPasswords(),
    signIn: toSignInSettings(options.signIn),
    availability: toAvailabilitySettings(options.availability),
    certifications: toCertificationSettings(options.certifications),
    swaps: toSwapSettings(options.swaps),
    reports: toReportSettings(options.reports),
    notifications: createNotificationSettings(options.notifications, settings?.language),
    directory: options.directory,
    links: toLinkSettings(options.links),
    files: toFileSettings(options.files),
    read: (what) => retryRaces(() => store.transaction("read", (tx) => chain(tx.read([what]), ([answer]) => answer))),
    run: (name, input) => run(name, input),
  };
  const listeners = new Set<() => void>();
  const run = (name: string, input: unknown): Awaitable<unknown> => engine.run({ name, input, actor: system });
  const engine = new Engine<Operation>({
    store,
    clock,
    ids,
    operations: parts.operations,
    collections: parts.collections,
    reactions: parts.reactions,
    extensionEvents: parts.mailEvents,
    admission,
    indexEntry: subjectInserts,
    environment,
    observer,
    committed: ({ journalEntries, changes }) => {
      streams.committed([...journalEntries.map(({ topic }) => topic), ...signalledBy(changes)]);
      if (changes.some(isQueuedMail)) for (const listener of listeners) listener();
    },
  });
  const { jobs, runJob, sweep } = boundJobs(parts.jobs, environment);
  for (const job of jobs.filter(({ name }) => name.endsWith(".migrate"))) await job.run();
  return {
    operations: engine.operations,
    events: parts.events,
    call(mode, request) {
      if (engine.operations.get(request.name)?.internal === true) throw new RollcallError("request.not-found");
      if (mode === "check") return engine.check(request);
      return mode === "dry-run" ? engine.dryRun(request) : engine.run(request);
    },
    composition: {
      mail: settings === undefined ? undefined : { baseUrl: settings.baseUrl, mailer: settings.mailer },
      hasOwnSecrets: secrets.isOfThisProcess !== true,
      hasLimits: options.limits !== undefined,
    },
    jobs,
    checkStore: storeCheck(store, parts.collections),
    queueDepths: () => queueDepths(store),
    dispatchMail: async () => (await runJob("mail.dispatch")) as MailReport,
    onMail(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    bounced: (messageId, reason = "") => reportBounce(messageId, reason, run),
    refreshCalendars: async () => (await runJob("calendars.refresh")) as CalendarReport,
    expireInvitations: async () => (await runJob("invitations.expire")) as number,
    recognise(identity) {
      requireHostIdentity(identity);
      const call = { name: "people.recognise", input: identity, actor: system };
      return callerOf(identity, { store, clock }, () => engine.run(call));
    },
    session: (token) => callerBySession(token, environment),
    calendarFeed: (token, storedMark = () => undefined) => readFeed(token, storedMark, environment),
    triggerSync: (trigger) => triggerSync(trigger, environment),
    files: toRollcallFiles(environment, engine),
    exportPerson: (personId, actor) => exportFiles(personId, actor, environment, engine),
    grantAdmin: async (whom) => ((await run("people.grantAdmin", whom)) as { person: PersonView }).person,
    settleStatuses: async () => (await runJob("access.settle")) as number,
    stream: (position, actor, signal) => streams.open(position, actor, signal),
    tick: () => {
      streams.tick();
    },
    sweep,
    seal: async () => (await runJob("history.seal")) as Sealing,
    verifyHistory: (earlier) => verifyHistory(store, digest, earlier),
    resealSecrets: () => resealSecrets(store, secrets, parts.collections),
    close: () => store.close(),
  };
}
