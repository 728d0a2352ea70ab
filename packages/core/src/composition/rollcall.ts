import type { CallMode } from "../client/transport.ts";
import type { CalleeRequest } from "../client/in-process.ts";
import type { AbortSignalLike } from "../contract/abort-signal.ts";
import type { StreamMessage, StreamPosition } from "../contract/stream.ts";
import type { Actor } from "../identity/actor.ts";
import type { SealHead, Sealing } from "../history/seal-history.ts";
import type { HistoryReport } from "../history/verify-history.ts";
import type { Awaitable } from "../kernel/platform/awaitable.ts";
import type { EventDeclaration } from "../kernel/operations/event.ts";
import type { Operation } from "../identity/operation.ts";
import type { HostIdentity } from "../people/host-identity.ts";
import type { PersonView } from "../people/view.ts";
import type { MailReport } from "../mail/deliver-mail.ts";
import type { FeedMark } from "../calendar-links/feed-shifts.ts";
import type { CalendarFeed } from "../calendar-links/read-feed.ts";
import type { CalendarReport } from "../calendars/refresh-due.ts";
import type { ExportedFile } from "../documents/export-files.ts";
import type { RollcallFiles } from "../documents/rollcall-files.ts";
import type { SyncTrigger } from "../linking/sync-trigger.ts";
import type { ResealReport } from "../secrets/reseal-secrets.ts";
import type { Composition, GrantedAdmin, RollcallJob } from "./composition.ts";
import type { QueueDepths } from "./queue-depths.ts";

/** A composed Rollcall. Transports call it, and so can a host in the same process. */
export interface Rollcall {
  /** All operations by name. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** The events of all domains, as their operations, reactions and emails declare them. */
  readonly events: readonly EventDeclaration[];
  /**
   * Runs, checks or dry-runs an operation for a caller. With a synchronous store, queries return without a promise.
   * @throws {RollcallError} the reason it is refused; `request.not-found` for internal operations
   */
  call(mode: CallMode, request: CalleeRequest): Awaitable<unknown>;
  /**
   * Finds or creates the person of a host's user and returns them as an actor (Q51).
   * @throws {RollcallError} `person.email-invalid`, `person.external-address`, `person.deactivated`; `internal` if the
   *   identity has the wrong shape
   */
  recognise(identity: HostIdentity): Awaitable<Actor>;
  /**
   * Returns the actor of a portal session. They are restricted while they have a temporary password or are paused.
   * @throws {RollcallError} `session.ended`
   */
  session(token: string): Promise<Actor>;
  /**
   * Reads the calendar feed at an address: the shifts of the person who created the link (X14). `createServer` calls it.
   * @param token the part of the path between `/calendar/` and `.ics`
   * @param storedMark returns the mark of the contents that are stored for a link, if any
   * @returns undefined if these are current
   * @throws {RollcallError} `request.not-found`: the address is unknown, replaced or revoked, or the account is closed
   */
  calendarFeed(token: string, storedMark?: (linkId: string) => FeedMark | undefined): Promise<CalendarFeed | undefined>;
  /**
   * Starts a run of a linked schedule because the other product has reported a change (P67). `createServer` calls it.
   * @throws {RollcallError} `request.not-found`: the signature or timestamp is wrong, or there is no trigger;
   *   `request.throttled`
   */
  triggerSync(trigger: SyncTrigger): Promise<void>;
  /** Uploads and reads files for a caller; undefined without `files` in the options. `createServer` calls it. */
  readonly files: RollcallFiles | undefined;
  /** Exports all data of a person with their files, as `people.export`, or `portal.export` for oneself, permits (Q49). */
  exportPerson(personId: string, actor: Actor): Promise<AsyncIterable<ExportedFile>>;
  /**
   * Makes a host user an organization admin regardless of the role the host reports, or revokes that. The user must have made a request
   * before.
   * @throws {RollcallError} `request.not-found` no user with this id has made a request
   */
  grantAdmin(whom: GrantedAdmin): Promise<PersonView>;
  /**
   * Updates statuses that changed with time: pauses, temporary passwords. Decisions don't need it. `createServer` runs it.
   * @returns how many changed
   * @throws {RollcallError} why one could not be updated, after all others are done; the next call continues
   */
  settleStatuses(): Promise<number>;
  /** Streams the changes to topics from `position` on, as long as the actor may see them. */
  stream(position: StreamPosition, actor: Actor, signal: AbortSignalLike): AsyncIterable<StreamMessage>;
  /** Checks the permissions of every open stream again. Call it every few seconds while streams are open (P24). */
  tick(): void;
  /**
   * Deletes what is no longer needed: idempotency keys after 24 hours; members, shifts and invitations of deleted schedules;
   * remaining values of erased people; mail that ended 30 days ago; expired rate limit counters; expired portal sessions.
   * Then seals history. Deletes at most 500 rows in one transaction. Call it every hour, as `createServer` does.
   * @returns the number of deleted rows
   * @throws {RollcallError} why one of these failed, such as `store.unavailable`, after all others are done; the next call continues
   */
  sweep(): Promise<number>;
  /**
   * Seals the journal entries that aren't sealed yet, as `sweep` does. Store the returned head elsewhere: `verifyHistory`
   * can then detect a chain that was rebuilt as a whole (X8).
   * @throws {StoreUnavailable} the store cannot be written; the next call continues
   */
  seal(): Promise<Sealing>;
  /**
   * Compares all history with its seals, page by page while other work continues, and reports what was tampered with (X8).
   * @param earlier a head that `seal` returned earlier
   * @throws {StoreUnavailable} the store cannot be read
   */
  verifyHistory(earlier?: SealHead): Promise<HistoryReport>;
  /**
   * Seals stored credentials with the first secret, after a new one was put first. If none is `unreadable`, the other secrets are no longer
   * needed. Can be repeated.
   * @throws {StoreUnavailable} the store cannot be written; the next call continues
   */
  resealSecrets(): Promise<ResealReport>;
  /** The jobs of all domains, for the host to run. `createServer` runs them. */
  readonly jobs: readonly RollcallJob[];
  /**
   * Checks that the store responds and has all tables, for probes. Reads at most one row of each.
   * @throws {StoreUnavailable} the store can't be read
   * @throws {StoreDamaged | StoreOutdated} a table or column is missing; a newer version has changed them
   */
  checkStore(): Promise<void>;
  /** Reads how much work is waiting, for metrics. */
  queueDepths(): Promise<QueueDepths>;
  /** Which parts it was composed with, for checks before it serves in production (F15). */
  readonly composition: Composition;
  /**
   * Sends due mail for about ten seconds (P68, P69). If it returns `hasMore`, the next call continues. `createServer` calls it
   * every few seconds, and whenever mail is queued.
   * @throws {StoreUnavailable | RollcallError} the due mail can't be read; why an email can't be sent. `hasMore` of the error is as in the report
   */
  dispatchMail(): Promise<MailReport>;
  /**
   * Calls the listener when this process queues mail.
   * @returns a function that stops listening
   */
  onMail(listener: () => void): () => void;
  /**
   * Records that a sent mail bounced, as reported by the host's mail provider. The member's invitation then shows it.
   * @param messageId of the email, with or without brackets
   * @returns whether the mail exists
   */
  bounced(messageId: string, reason?: string): Promise<boolean>;
  /**
   * Marks expired invitations and returns how many. Their links stop working on time without it (P06).
   * @throws {RollcallError} why one could not be marked, after all others are done; the next call continues
   */
  expireInvitations(): Promise<number>;
  /**
   * Reads the calendars that are due, at most 1,000, from their addresses or from the host (Q52). `createServer` calls it
   * every minute.
   * @throws {RollcallError} why one could not be read or stored, after all others are done; the next call continues
   */
  refreshCalendars(): Promise<CalendarReport>;
  /** Ends all work and closes the store. */
  close(): Awaitable<void>;
}
