import type { RollcallClient } from "@rollcall/core";
import { RollcallError } from "@rollcall/core/contract";
import { reasonOf } from "../../messages/reason-words.ts";
import { newKey } from "../../ui/new-key.ts";
import { retryDelay, waitToRetry } from "../../ui/retry-delay.ts";
import { callThrough } from "../worker-portal/guarded-client.ts";
import { queuedOperations, type QueuedOperation } from "./offline-operations.ts";
import type { OfflineStore, QueuedItem } from "./offline-store.ts";

/** Whether there was no answer: the command may or may not have run. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof RollcallError && (error.code === "server.unreachable" || error.code === "request.timed-out");

/** Whether the same command may succeed later without a change. */
const isTemporary = (error: unknown): boolean =>
  isUnreachable(error) ||
  (error instanceof RollcallError && (error.kind === "unavailable" || error.kind === "throttled"));

/** Codes that concern the session: the queue waits for the next sign-in. */
const endsSession = (error: unknown): boolean =>
  error instanceof RollcallError && (error.kind === "unauthenticated" || error.code === "password.change-required");

/** What the queue needs of its owner. */
interface QueueOptions {
  readonly store: OfflineStore;
  /** Identifies the server. */
  readonly base: string;
  readonly client: RollcallClient;
  /** Called when an item has changed, in this page or another. */
  readonly changed: () => void;
  /** Called when a command was sent or refused: what was loaded is out of date. */
  readonly settled: () => void;
}

/**
 * Commands that wait for a connection, in the order in which they were made. One page at a time sends them, by a lock that
 * all pages of the origin share. A command that was refused keeps later ones on the same thing waiting until the worker
 * decides; others are sent.
 */
export class OfflineQueue {
  items: readonly QueuedItem[] = [];
  readonly #options: QueueOptions;
  readonly #channel: BroadcastChannel;
  readonly #ended = new AbortController();
  #isSending = false;

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
    this.items = await this.#options.store.items();
    this.#options.changed();
  }

  /** Removes what an earlier visit has sent. */
  async removeSent(): Promise<void> {
    for (const { id, state } of await this.#options.store.items()) {
      if (state === "sent") await this.#options.store.remove(id);
    }
    await this.#changed();
  }

  async add(name: string, input: unknown, idempotencyKey = newKey()): Promise<void> {
    const { store } = this.#options;
    const operation = operationOf(name);
    const subject = subjectOf({ name, input });
    for (const item of this.items) {
      const isReplaced = item.state === "waiting" && operation.replaces?.includes(item.name) === true;
      if (isReplaced && subjectOf(item) === subject) await store.remove(item.id);
    }
    const about = operation.about(input as never, await store.copies());
    await store.add({ name, input, idempotencyKey, state: "waiting", at: Date.now(), about });
    await this.#changed();
  }

  /** Sends a refused command again; `input` replaces what it says. */
  async retry({ id }: QueuedItem, input?: unknown): Promise<void> {
    const again = { state: "waiting", reason: undefined, conflict: undefined, idempotencyKey: newKey() } as const;
    await this.#options.store.update(id, { ...again, ...(input !== undefined && { input }) });
    await this.#changed();
    void this.send();
  }

  async discard({ id }: QueuedItem): Promise<void> {
    await this.#options.store.remove(id);
    await this.#changed();
    this.#options.settled();
    void this.send();
  }

  /** Sends what waits, in order, unless another page does. Ends when nothing waits or the connection is lost. */
  async send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      await inTurn(`rollcall-offline ${this.#options.base}`, async () => {
        // What a page that was closed had begun to send is sent again, under the same key.
        for (const { id } of await this.#itemsIn("sending")) await this.#options.store.update(id, { state: "waiting" });
        for (let failures = 0; !this.#ended.signal.aborted;) {
          const outcome = await this.#sendNext();
          if (outcome === "done") return;
          if (outcome === "sent") failures = 0;
          else await waitToRetry(retryDelay(failures++), this.#ended.signal);
        }
      });
    } finally {
      this.#isSending = false;
    }
  }

  async #sendNext(): Promise<"sent" | "done" | "failed"> {
    const { store, client, settled } = this.#options;
    const items = await store.items();
    const held = new Set(items.filter(({ state }) => state === "refused").map(subjectOf));
    const next = items.find((item) => item.state === "waiting" && !held.has(subjectOf(item)));
    if (next === undefined) return "done";
    const operation = operationOf(next.name);
    const input = operation.sent?.(next.input as never) ?? next.input;
    try {
      // Never in the name of someone who has signed in meanwhile (P42), nor during a pause (P45).
      const { person, restriction } = await client.portal.get({});
      if (person.id !== next.personId || restriction !== null) return "done";
      if ((await store.update(next.id, { state: "sending" })) === undefined) return "sent";
      await this.#changed();
      const options = { idempotencyKey: next.idempotencyKey };
      await callThrough(client, { name: next.name, mode: "run", input, options });
      await store.update(next.id, { state: "sent" });
    } catch (error) {
      if (isTemporary(error) || endsSession(error)) {
        await store.update(next.id, { state: "waiting" });
        await this.#changed();
        return endsSession(error) ? "done" : "failed";
      }
      await this.#refuse(next, operation, error);
    }
    await this.#changed();
    settled();
    return "sent";
  }

  async #refuse(item: QueuedItem, operation: QueuedOperation, error: unknown): Promise<void> {
    const { store, client } = this.#options;
    const reason = reasonOf(error);
    const isConflict = reason.code === "request.stale-version";
    const conflict = isConflict
      ? await operation.conflict?.(item.input as never, client).catch(() => undefined)
      : undefined;
    await store.update(item.id, { state: "refused", reason, ...(conflict && { conflict }) });
  }

  async #itemsIn(state: QueuedItem["state"]): Promise<readonly QueuedItem[]> {
    return (await this.#options.store.items()).filter((item) => item.state === state);
  }

  async #changed(): Promise<void> {
    await this.load();
    if (!this.#ended.signal.aborted) this.#channel.postMessage("changed");
  }
}

/** Runs the work while no other page of the origin runs work of this name. Pages without TLS have no locks. */
const inTurn = (name: string, work: () => Promise<void>): Promise<void> =>
  isSecureContext ? navigator.locks.request(name, work) : work();

const operationOf = (name: string): QueuedOperation => {
  const operation = queuedOperations[name];
  if (operation === undefined) throw new TypeError(`\`${name}\` can't wait in the queue`);
  return operation;
};

const subjectOf = ({ name, input }: Pick<QueuedItem, "name" | "input">): string =>
  operationOf(name).subject(input as never);
