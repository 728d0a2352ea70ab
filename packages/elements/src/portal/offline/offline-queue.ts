import type { RollcallClient } from "@rollcall/core";
import { type Reason, RollcallError } from "@rollcall/core/contract";
import { reasonOf } from "../../messages/reason-words.ts";
import type { QueueOutcome } from "../../ui/commands/command-queued.ts";
import { newKey } from "../../ui/browser/new-key.ts";
import { retryDelay, waitToRetry } from "../../connection/retry-delay.ts";
import { callThrough } from "../worker-portal/guarded-client.ts";
import { isReadable, queuedOperations, type QueuedOperation, type Sent } from "./offline-operations.ts";
import type { OfflineStore, QueuedItem } from "./offline-store.ts";

/** Whether there was no response: the command may or may not have run. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof RollcallError && (error.code === "server.unreachable" || error.code === "request.timed-out");

/** Whether the same command may succeed later without a change. */
const isTemporary = (error: unknown): boolean =>
  isUnreachable(error) ||
  (error instanceof RollcallError && (error.kind === "unavailable" || error.kind === "throttled"));

/** Codes that concern the session: the queue waits for the next sign-in. */
const endsSession = (error: unknown): boolean =>
  error instanceof RollcallError && (error.kind === "unauthenticated" || error.code === "password.change-required");

/** What the queue needs from its owner. */
interface QueueOptions {
  readonly store: OfflineStore;
  /** Identifies the server. */
  readonly base: string;
  readonly client: RollcallClient;
  /** Called when an item has changed, in this page or another. */
  readonly changed: () => void;
  /** Called when a command was sent, refused or discarded: what was loaded is out of date. */
  readonly settled: (id: number, outcome: QueueOutcome) => void;
}

/**
 * Commands that wait for a connection, in the order they were made. One page at a time sends them, using a lock that all pages of the
 * origin share. A refused command keeps later ones on the same item waiting until the worker decides; others are sent.
 */
export class OfflineQueue {
  items: readonly QueuedItem[] = [];
  readonly #options: QueueOptions;
  readonly #channel: BroadcastChannel;
  readonly #ended = new AbortController();
  #isSending = false;
  /** How often `send` was called. */
  #calls = 0;

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#channel = new BroadcastChannel(`rollcall-offline ${options.base}`);
    this.#channel.onmessage = () => void this.load();
  }

  close(): void {
    this.#ended.abort();
    this.#channel.close();
  }

  /** The items that aren't sent yet. */
  get waiting(): readonly QueuedItem[] {
    return this.items.filter(({ state }) => state === "waiting" || state === "sending");
  }

  /** Reads the items again. */
  async load(): Promise<void> {
    this.items = (await this.#options.store.items()).map(toReadable);
    this.#options.changed();
  }

  /** Removes what an earlier visit has sent. */
  async removeSent(): Promise<void> {
    for (const { id, state } of await this.#options.store.items()) {
      if (state === "sent") await this.#options.store.remove(id, state);
    }
    await this.#changed();
  }

  /**
   * Adds a command, which replaces earlier ones on the same item.
   * @returns its id
   */
  async add(item: Pick<QueuedItem, "name" | "input" | "idempotencyKey" | "mayHaveRun" | "personId">): Promise<number> {
    const { store } = this.#options;
    const about = operationOf(item.name).about(item.input as never, await store.copies());
    const id = await store.add({ ...item, state: "waiting", at: Date.now(), about }, isReplacedBy(item));
    await this.#changed();
    return id;
  }

  /** Removes refused commands that this one, which was sent, replaces. */
  async replaceRefused(item: Pick<QueuedItem, "name" | "input">): Promise<void> {
    const replaced = this.items.filter(isReplacedBy(item));
    for (const { id, state } of replaced) await this.#options.store.remove(id, state);
    if (replaced.length > 0) await this.#changed();
  }

  /** The input of a command after those on the same thing that were sent from here. */
  follow({ name, input }: Pick<QueuedItem, "name" | "input">, items = this.items): unknown {
    const { follow } = operationOf(name);
    if (follow === undefined) return input;
    const subject = subjectOf({ name, input });
    const earlier = items.filter(
      (item) => item.output !== undefined && isReadable(item) && subjectOf(item) === subject,
    );
    return earlier.reduce(
      (next, { input: sent, output }) => follow(next as never, { input: sent, output } as Sent),
      input,
    );
  }

  /** Sends a refused command again; `input` replaces what it says. */
  async retry({ id }: QueuedItem, input?: unknown): Promise<void> {
    const again = { state: "waiting", reason: undefined, conflict: undefined, mayHaveRun: false } as const;
    const idempotencyKey = newKey();
    const change = { ...again, idempotencyKey, ...(input !== undefined && { input }) };
    await this.#options.store.update(id, "refused", change);
    await this.#changed();
    void this.send();
  }

  async discard(item: QueuedItem): Promise<void> {
    const { store, settled } = this.#options;
    const state = (await store.items()).find(({ id }) => id === item.id)?.state;
    const isDiscarded = state !== undefined && state !== "sending" && (await store.remove(item.id, state));
    await this.#changed();
    if (isDiscarded) settled(item.id, "discarded");
    void this.send();
  }

  /** Sends the waiting commands in order, unless another page does. Ends when nothing waits or the connection is lost. */
  async send(): Promise<void> {
    const call = ++this.#calls;
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      await inTurn(`rollcall-offline ${this.#options.base}`, async () => {
        // Sends again, with the same key, what a closed page had started to send.
        for (const { id } of await this.#options.store.items())
          await this.#options.store.update(id, "sending", { state: "waiting" });
        for (let failures = 0; !this.#ended.signal.aborted;) {
          const outcome = await this.#sendNext();
          if (outcome === "done") return;
          if (outcome === "sent") failures = 0;
          else await waitToRetry(retryDelay(failures++), this.#ended.signal);
        }
      });
    } catch {
      // Storage failed. What waits is sent later, what may have run under the same key.
    } finally {
      this.#isSending = false;
    }
    // Called again while the last item was settled: sends what was added then.
    if (this.#calls > call && !this.#ended.signal.aborted) await this.send();
  }

  async #sendNext(): Promise<"sent" | "done" | "failed"> {
    const { store, client, settled } = this.#options;
    const items = (await store.items()).filter(isReadable);
    const blockedSubjects = new Set(items.filter(({ state }) => state === "refused").map(subjectOf));
    const next = items.find((item) => item.state === "waiting" && !blockedSubjects.has(subjectOf(item)));
    if (next === undefined) return "done";
    const operation = operationOf(next.name);
    const followed = this.follow(next, items.slice(0, items.indexOf(next)));
    const input = operation.sent?.(followed as never) ?? followed;
    // Never in the name of someone who has signed in in the meantime (P42), nor during a pause (P45).
    const { view, error: failure } = await client.portal.get({}).then(
      (found) => ({ view: found, error: undefined }),
      (error: unknown) => ({ view: undefined, error }),
    );
    if (view === undefined) return isTemporary(failure) ? "failed" : "done";
    if (view.person.id !== next.personId || view.restriction !== null) return "done";
    if ((await store.update(next.id, "waiting", { state: "sending", mayHaveRun: true })) === undefined) return "sent";
    await this.#changed();
    // Someone may have signed out while it was stored.
    if (store.personId !== next.personId) return "done";
    let outcome: QueueOutcome = "sent";
    let output: unknown;
    try {
      const options = { idempotencyKey: next.idempotencyKey };
      output = await callThrough(client, { name: next.name, mode: "run", input, options });
    } catch (error) {
      if (isTemporary(error) || endsSession(error)) {
        await store.update(next.id, "sending", { state: "waiting" });
        await this.#changed();
        return endsSession(error) ? "done" : "failed";
      }
      outcome = reasonOf(error);
    }
    if (outcome === "sent")
      await store.update(next.id, "sending", { state: "sent", ...(operation.follow && { input: followed, output }) });
    else await this.#refuse(next, operation, outcome);
    await this.#changed();
    settled(next.id, outcome);
    return "sent";
  }

  async #refuse(item: QueuedItem, operation: QueuedOperation, reason: Reason): Promise<void> {
    const { store, client } = this.#options;
    const isConflict = reason.code === "request.stale-version";
    const conflict = isConflict
      ? await operation.conflict?.(item.input as never, client).catch(() => undefined)
      : undefined;
    await store.update(item.id, "sending", { state: "refused", reason, ...(conflict && { conflict }) });
  }

  async #changed(): Promise<void> {
    await this.load();
    if (!this.#ended.signal.aborted) this.#channel.postMessage("changed");
  }
}

/** Runs the work while no other page of the origin runs work of this name. Pages without TLS have no locks. */
const inTurn = (name: string, work: () => Promise<void>): Promise<void> =>
  isSecureContext ? navigator.locks.request(name, work) : work();

/** Shows a command that another version stored as one that can't be sent. It stays stored for that version. */
const toReadable = (item: QueuedItem): QueuedItem =>
  isReadable(item)
    ? item
    : {
        ...item,
        state: "refused",
        about: { kind: "unknown" },
        reason: { code: "request.version-mismatch" },
        conflict: undefined,
      };

/** Whether a command replaces another. One that may have run is sent again under its key instead. */
const isReplacedBy = (command: Pick<QueuedItem, "name" | "input">): ((item: QueuedItem) => boolean) => {
  const { replaces = [] } = operationOf(command.name);
  const subject = subjectOf(command);
  return (item) =>
    (item.state === "refused" || (item.state === "waiting" && item.mayHaveRun !== true)) &&
    replaces.includes(item.name) &&
    isReadable(item) &&
    subjectOf(item) === subject;
};

const operationOf = (name: string): QueuedOperation => {
  const operation = queuedOperations[name];
  if (operation === undefined) throw new TypeError(`\`${name}\` can't wait in the queue`);
  return operation;
};

const subjectOf = ({ name, input }: Pick<QueuedItem, "name" | "input">): string =>
  operationOf(name).subject(input as never);
