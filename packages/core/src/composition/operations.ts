import type { AnyCollection } from "../kernel/store/collection.ts";
import { type EventDeclaration, extensionEvent } from "../kernel/operations/event.ts";
import type { Operation } from "../identity/operation.ts";
import type { Reaction } from "../kernel/operations/reaction.ts";
import type { Domain, Job } from "../identity/domain.ts";
import type { AskTimes } from "../ports/ask-times.ts";
import type { MembershipTransfer } from "../ports/membership-transfer.ts";
import type { ToDoSource } from "../ports/to-do-source.ts";
import type { MailKind } from "../ports/mail-kind.ts";
import type { TopicVisibility } from "../identity/topic-visibility.ts";
import { domains } from "./domains.ts";

type OperationsOf<D> = D extends { readonly operations: infer O } ? O[keyof O] : never;

/** Every operation of Rollcall. */
export type RollcallOperation = OperationsOf<(typeof domains)[number]>;

/** Every operation of Rollcall by its name. */
export type RollcallOperations = { readonly [O in RollcallOperation as O["name"]]: O };

/** The parts of several domains, in the order of the domains. */
export interface Parts {
  readonly operations: readonly Operation[];
  readonly collections: readonly AnyCollection[];
  readonly reactions: readonly Reaction[];
  readonly jobs: readonly Job[];
  readonly transfers: readonly MembershipTransfer[];
  readonly askTimes: readonly AskTimes[];
  readonly toDos: readonly ToDoSource[];
  readonly mailKinds: Readonly<Record<string, MailKind>>;
  readonly topics: readonly TopicVisibility[];
  /** The events of operations, reactions and kinds of mail. */
  readonly events: readonly EventDeclaration[];
  /** The events that kinds of mail declare. */
  readonly mailEvents: readonly EventDeclaration[];
}

/**
 * Collects the parts of domains.
 * @throws {TypeError} two domains, collections, events, jobs or kinds of mail have the same name
 */
export function partsOf(all: readonly Domain[]): Parts {
  const jobs = all.flatMap((domain) => domain.jobs ?? []);
  const mails = all.flatMap((domain) => Object.entries(domain.mails ?? {}));
  refuseTwins(
    "domains",
    all.map(({ name }) => name),
  );
  refuseTwins(
    "jobs",
    jobs.map(({ name }) => name),
  );
  refuseTwins(
    "mails",
    mails.map(([name]) => name),
  );
  const collections = all.flatMap((domain) => domain.collections ?? []);
  refuseTwins(
    "collections",
    collections.map(({ name }) => name),
  );
  const operations = all.flatMap((domain) => Object.values<Operation>(domain.operations ?? {}));
  const reactions = all.flatMap((domain) => domain.reactions ?? []);
  const mailEvents = mails.flatMap(([, { events }]) => events ?? []);
  const declared = new Set([...[...operations, ...reactions].flatMap(({ events }) => events), ...mailEvents]);
  declared.delete(extensionEvent);
  refuseTwins(
    "events",
    [...declared].map(({ type }) => type),
  );
  return {
    operations,
    collections,
    reactions,
    jobs,
    transfers: all.flatMap((domain) => domain.transfers ?? []),
    askTimes: all.flatMap((domain) => domain.askTimes ?? []),
    toDos: all.flatMap((domain) => domain.toDos ?? []),
    mailKinds: Object.fromEntries(mails),
    topics: all.flatMap((domain) => domain.topics ?? []),
    events: [...declared],
    mailEvents,
  };
}

function refuseTwins(what: string, names: readonly string[]): void {
  const seen = new Set<string>();
  const twin = names.find((name) => seen.size === seen.add(name).size);
  if (twin !== undefined) throw new TypeError(`two ${what} are called \`${twin}\``);
}

/** The parts of Rollcall's own domains. */
export const own = partsOf(domains);

/** Every operation of Rollcall. A host can add its own. */
export const operations = own.operations as readonly RollcallOperation[];

/**
 * A Rollcall operation, for a reaction in a host's domain.
 * @throws {TypeError} there is no such operation
 */
export function operationOf<const N extends keyof RollcallOperations>(name: N): RollcallOperations[N] {
  const found = operations.find((operation) => operation.name === name);
  if (found === undefined) throw new TypeError(`there is no operation \`${name}\``);
  return found as RollcallOperations[N];
}

/** Every collection of Rollcall, each after the ones it refers to, and every reaction. */
export const { collections, reactions } = own;
