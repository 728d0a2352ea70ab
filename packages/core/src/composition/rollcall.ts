import type { CallMode } from "../client/transport.ts";
import type { CalleeRequest } from "../client/in-process.ts";
import type { AbortSignalLike } from "../contract/abort-signal.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { StreamMessage, StreamPosition } from "../contract/stream.ts";
import { admission } from "../identity/admission.ts";
import { type Actor, system } from "../identity/actor.ts";
import type { SealHead, Sealing } from "../history/seal-history.ts";
import { type HistoryReport, verifyHistory } from "../history/verify-history.ts";
import { webDigest } from "../history/web-digest.ts";
import { callerBySession } from "../access/caller-by-session.ts";
import { toSignInSettings } from "../access/sign-in-settings.ts";
import { createWebPasswords } from "../access/web-passwords.ts";
import { type Awaitable, chain } from "../kernel/awaitable.ts";
import type { Change } from "../kernel/change.ts";
import { Engine } from "../kernel/engine.ts";
import { personalRowsIn } from "../kernel/personal-rows.ts";
import { unlimited } from "../kernel/limits.ts";
import type { Operation } from "../identity/operation.ts";
import { retryRaces } from "../kernel/retry-races.ts";
import { Streams } from "../kernel/streams.ts";
import { domains } from "./domains.ts";
import { partsOf } from "./operations.ts";
import type { Domain, JobEnvironment } from "../identity/domain.ts";
import { callerOf } from "../people/caller.ts";
import type { HostIdentity } from "../people/host-identity.ts";
import type { PersonView } from "../people/view.ts";
import { toMailId, type MailReport } from "../mail/dispatch-mail.ts";
import { toMailSettings } from "../mail/mail-settings.ts";
import { outbox } from "../mail/outbox.ts";
import type { CalendarReport } from "../calendars/refresh-due.ts";
import type { CalendarReader } from "../ports/calendar-reader.ts";
import type { Mailer } from "../ports/mailer.ts";
import { createProfileFields } from "../profiles/create-profile-fields.ts";
import { createWebSecrets } from "../secrets/web-secrets.ts";
import type { RollcallOptions } from "./rollcall-options.ts";

/** Whom to make an admin, or to make none again. */
export interface GrantedAdmin {
  readonly organizationId: string;
  readonly hostUserId: string;
  readonly revoke?: boolean;
}

/** What a Rollcall was composed of. */
export interface Composition {
  readonly mail: { readonly baseUrl: string; readonly mailer: Mailer } | undefined;
  /** Secrets with a key of the host's own, which outlives the process. */
  readonly hasOwnSecrets: boolean;
  /** How often things may happen is limited: without it, passwords could be guessed for as long as somebody likes. */
  readonly hasLimits: boolean;
}

/** A job of a composed Rollcall. */
export interface RollcallJob {
  readonly name: string;
  /** Seconds between two runs. */
  readonly every: 5 | 60 | 3600;
  /**
   * Runs the job once.
   * @throws {StoreUnavailable} the store cannot be written; the next run continues
   */
  readonly run: () => Promise<unknown>;
}

/** The one door: every transport, and a host in process, calls this. */
export interface Rollcall {
  /** Every operation by name. */
  readonly operations: ReadonlyMap<string, Operation>;
  /**
   * Runs, checks or dry-runs an operation for a caller. Over a synchronous store a read is answered without a promise.
   * @throws {RollcallError} whatever refuses it; internal operations are `request.not-found`
   */
  call(mode: CallMode, request: CalleeRequest): Awaitable<unknown>;
  /**
   * Finds or makes the internal person behind a host's user, and says who they are now (Q51).
   * @throws {RollcallError} `person.email-invalid`, `person.external-address`, `person.deactivated`
   */
  recognise(identity: HostIdentity): Awaitable<Actor>;
  /**
   * Who has this session of the portal, as the rows say now; held with a temporary password, and while it is paused.
   * @throws {RollcallError} `session.ended`
   */
  session(token: string): Promise<Actor>;
  /**
   * Makes a user of the host an admin of the organization whatever the host says of them, or takes that back. They must
   * have called before.
   * @throws {RollcallError} `request.not-found` nobody of this id has called
   */
  grantAdmin(whom: GrantedAdmin): Promise<PersonView>;
  /**
   * Shows whose status time alone has changed: pauses that began or ended, temporary passwords that are over. What is
   * refused is judged by the clock in any case. `createServer` does so every minute.
   * @returns how many changed
   */
  settleStatuses(): Promise<number>;
  /** What topics tell, from `position` on, for as long as the actor may know. */
  stream(position: StreamPosition, actor: Actor, signal: AbortSignalLike): AsyncIterable<StreamMessage>;
  /** Judges every open stream anew; call it every few seconds while streams are open (P24). */
  tick(): void;
  /**
   * Forgets what is of use for a while only: the idempotency keys of commands, 24 hours after they came; the members, shifts
   * and invitations of deleted schedules; what is left of the values of erased people; mail that ended 30 days ago; counters
   * of limits whose window is over; sessions of the portal whose time is over. Then seals history. Call it now and then; `createServer` does so every hour. At most
   * 500 rows go in one transaction.
   * @returns how many rows went
   * @throws {StoreUnavailable} the store cannot be written; the next call goes on
   */
  sweep(): Promise<number>;
  /**
   * Seals the rows of history that no seal covers yet; `sweep` does so, too. Keep the head elsewhere: `verifyHistory`
   * then finds a chain that somebody has made anew (X8).
   * @throws {StoreUnavailable} the store cannot be written; the next call goes on
   */
  seal(): Promise<Sealing>;
  /**
   * Compares all history with its seals, page by page beside the work that goes on, and says what was tampered with (X8).
   * @param kept a head that `seal` answered before
   * @throws {StoreUnavailable} the store cannot be read
   */
  verifyHistory(kept?: SealHead): Promise<HistoryReport>;
  /** The jobs of all domains, for the host to run. `createServer` runs them. */
  readonly jobs: readonly RollcallJob[];
  /** What it was composed of, for whoever checks whether it may serve in production (F15). */
  readonly composition: Composition;
  /**
   * Sends the mail that is due (P68, P69). `createServer` does so every few seconds, and as soon as some is queued.
   * @throws {StoreUnavailable} the store cannot be written; the next call goes on
   */
  dispatchMail(): Promise<MailReport>;
  /**
   * Hears that mail was queued by this process.
   * @returns stops listening
   */
  onMail(listener: () => void): () => void;
  /**
   * A mail that had been sent came back, as the host's provider of mail says. The member shows it.
   * @param messageId of the mail, with or without brackets
   * @returns whether there is such a mail
   */
  bounced(messageId: string, reason?: string): Promise<boolean>;
  /**
   * Shows which invitations have expired; their links are dead by themselves (P06).
   * @returns how many
   */
  expireInvitations(): Promise<number>;
  /**
   * Reads the calendars that are due, 1,000 at most, and takes over those that the host holds (Q52). `createServer` does so
   * every minute.
   * @throws {StoreUnavailable} the store cannot be written; the next call goes on
   */
  refreshCalendars(): Promise<CalendarReport>;
  /** Ends all work and closes the store. */
  close(): Awaitable<void>;
}

/** Without a reader no calendar can be read. */
const noCalendars: CalendarReader = { read: () => Promise.resolve({ status: "failed", problem: "unreachable" }) };

const isQueuedMail = ({ kind, collection }: Change): boolean => kind === "insert" && collection.name === outbox.name;

/**
 * Composes a Rollcall over a store and opens it.
 * @throws {StoreUnavailable} the store cannot be opened
 * @throws {StoreIncompatible} the store was written by a newer version
 */
export async function createRollcall(options: RollcallOptions): Promise<Rollcall> {
  const { store, clock, ids, digest = webDigest, secrets = createWebSecrets() } = options;
  const host: Domain = { name: "host", operations: options.operations ?? [], collections: options.collections ?? [] };
  const parts = partsOf([...domains, ...(options.domains ?? []), host]);
  await store.open(parts.collections);
  const personalRows = personalRowsIn(parts.collections);
  const streams = new Streams(store, clock, parts.topics);
  const settings = options.mail === undefined ? undefined : toMailSettings(options.mail);
  const environment: JobEnvironment = {
    store,
    digest,
    clock,
    ids,
    mail: settings,
    sending: settings,
    mailKinds: parts.mailKinds,
    personalRows,
    secrets,
    limits: options.limits?.(store, clock) ?? unlimited,
    calendars: options.calendars ?? noCalendars,
    hostCalendars: options.hostCalendars,
    profile: createProfileFields(options.profile),
    passwords: options.passwords ?? createWebPasswords(),
    signIn: toSignInSettings(options.signIn),
    directory: options.directory,
    read: (what) => retryRaces(() => store.transaction("read", (tx) => chain(tx.read([what]), ([answer]) => answer))),
    run: (name, input) => run(name, input),
  };
  const listeners = new Set<() => void>();
  const run = (name: string, input: unknown): Awaitable<unknown> => engine.run({ name, input, actor: system });
  const engine: Engine = new Engine({
    store,
    clock,
    ids,
    operations: parts.operations,
    collections: parts.collections,
    reactions: parts.reactions,
    admission,
    environment,
    committed: ({ journalEntries, changes }) => {
      if (journalEntries.length > 0) streams.committed(journalEntries.map(({ topic }) => topic));
      if (changes.some(isQueuedMail)) for (const listener of listeners) listener();
    },
  });
  const jobs = parts.jobs.map(({ name, every, run: work }) => ({ name, every, run: () => work(environment) }));
  const runJob = async (name: string): Promise<unknown> => jobs.find((job) => job.name === name)?.run();
  return {
    operations: engine.operations,
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
    dispatchMail: async () => (await runJob("mail.dispatch")) as MailReport,
    onMail(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async bounced(messageId, reason = "") {
      try {
        await run("mail.bounce", { mailId: toMailId(messageId), reason });
        return true;
      } catch (error) {
        if (error instanceof RollcallError && (error.kind === "hidden" || error.kind === "invalid")) return false;
        throw error;
      }
    },
    refreshCalendars: async () => (await runJob("calendars.refresh")) as CalendarReport,
    expireInvitations: async () => (await runJob("invitations.expire")) as number,
    recognise: (identity) =>
      callerOf(identity, { store, clock }, () =>
        engine.run({ name: "people.recognise", input: identity, actor: system }),
      ),
    session: (token) => callerBySession(token, environment),
    async grantAdmin(whom) {
      const { person } = (await run("people.grantAdmin", whom)) as { person: PersonView };
      return person;
    },
    settleStatuses: async () => (await runJob("access.settle")) as number,
    stream: (position, actor, signal) => streams.open(position, actor, signal),
    tick: () => {
      streams.tick();
    },
    async sweep() {
      let gone = 0;
      for (const job of jobs.filter(({ name }) => name.endsWith(".sweep"))) {
        const swept = await job.run();
        if (typeof swept === "number") gone += swept;
      }
      await runJob("history.seal");
      return gone;
    },
    seal: async () => (await runJob("history.seal")) as Sealing,
    verifyHistory: (kept) => verifyHistory(store, digest, kept),
    close: () => store.close(),
  };
}
