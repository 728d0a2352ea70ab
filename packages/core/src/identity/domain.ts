import type { AnyCollection } from "../kernel/store/collection.ts";
import type { Reaction } from "../kernel/operations/reaction.ts";
import type { Operation } from "./operation.ts";
import type { TopicVisibility } from "./topic-visibility.ts";
import type { AskTimes } from "../ports/ask-times.ts";
import type { Environment } from "../ports/environment.ts";
import type { JobTimes } from "../ports/job-scheduler.ts";
import type { ToDoSource } from "../ports/to-do-source.ts";
import type { MembershipTransfer } from "../ports/membership-transfer.ts";
import type { Observer } from "../ports/observer.ts";
import type { MailKind } from "../ports/mail-kind.ts";
import type { MailSettings } from "../ports/mail-settings.ts";
import type { Store } from "../kernel/store/store.ts";

/** What a job may use. */
export interface JobEnvironment extends Environment {
  /** Records the time that the monotonic clock confirms, at most once a minute. */
  readonly recordTime: () => Promise<void>;
  readonly store: Store;
  /** The collections of all domains. */
  readonly collections: readonly AnyCollection[];
  /** How mail is sent; `undefined` if the host has set up none. */
  readonly sending: MailSettings | undefined;
  readonly observer: Observer;
}

/** Work that runs at intervals, without a caller. Several processes may run it at the same time. */
export interface Job extends JobTimes {
  /** Whether every process needs its own runs. Default: one process runs it for all, if they share a scheduler. */
  readonly inEachProcess?: boolean;
  /** Runs the job once and returns what it did, such as a count. After `{ hasMore: true }` it runs again immediately. */
  readonly run: (environment: JobEnvironment) => Promise<unknown>;
}

/** Everything a domain adds to Rollcall. */
export interface Domain {
  readonly name: string;
  /** By their name in code. */
  readonly operations?: Readonly<Record<string, Operation>> | readonly Operation[];
  /** Each after those it refers to. */
  readonly collections?: readonly AnyCollection[];
  /** What operations of earlier domains mean for this one. */
  readonly reactions?: readonly Reaction[];
  readonly jobs?: readonly Job[];
  /** What passes to another person together with a membership. */
  readonly transfers?: readonly MembershipTransfer[];
  /** When people can be asked to take a shift. */
  readonly askTimes?: AskTimes;
  /** The to-dos it adds to the worker portal. */
  readonly toDos?: readonly ToDoSource[];
  /** By the kind named in a queued email. */
  readonly mails?: Readonly<Record<string, MailKind>>;
  /** Topics of the event stream, and who may listen. A listener needs one that is visible. */
  readonly topics?: readonly TopicVisibility[];
}

/** Declares a domain. Rollcall is composed of domains; a host can add its own. */
export const defineDomain = <const D extends Domain>(domain: D): D => domain;
