import type { PortalView, RollcallClient } from "@rollcall/core";
import { type Call, kindOf } from "@rollcall/core/client";
import { RollcallError } from "@rollcall/core/contract";
import { CommandQueued, type QueueOutcome } from "../../ui/commands/command-queued.ts";
import { newKey } from "../../ui/browser/new-key.ts";
import { whenIdle } from "../../ui/browser/when-idle.ts";
import { callThrough, clientWith } from "../worker-portal/guarded-client.ts";
import { answeredReads, isSignOut, keptReads, queuedOperations } from "./offline-operations.ts";
import { isUnreachable, OfflineQueue } from "./offline-queue.ts";
import { type Copy, OfflineStore } from "./offline-store.ts";
import { forgetPages, startOfflineWorker, type WorkerAddress } from "./offline-worker.ts";
import { ServerConnection } from "./server-connection.ts";

/** Milliseconds until a read without a response is shown from its copy. */
const patience = 5000;

/** A copy that is read again within this many milliseconds is returned later. */
const repeatedWithin = 300;

/** What a portal without a connection needs from the portal. */
export interface OfflineOptions {
  /** Identifies the server. */
  readonly base: string;
  readonly client: RollcallClient;
  readonly lang: () => string;
  /** Announces that a command is waiting, and returns the text. */
  readonly announceQueued: () => string;
  /** The service worker; `undefined` if the host has none. */
  readonly worker: () => WorkerAddress | undefined;
  /** Loads the scripts of the sections that work without a connection. */
  readonly loadSections: () => Promise<unknown>;
  /** Reloads what is shown. */
  readonly refresh: () => void;
  /** Called when what `OfflineBar` shows has changed. */
  readonly changed: () => void;
}

/**
 * A portal that works without a connection (X11). Its client keeps what it reads on this device, returns it while the server can't be
 * reached, and queues commands that can wait. Signing out, a pause, or another person who signs in removes it all.
 */
export class OfflinePortal {
  /** The client for the portal. */
  readonly client: RollcallClient;
  readonly queue: OfflineQueue;
  readonly #options: OfflineOptions;
  readonly #store: OfflineStore;
  readonly #opened: Promise<void>;
  readonly #connection: ServerConnection;
  /** When the copies that are shown were saved, by read. */
  readonly #shown = new Map<string, number>();
  readonly #shownAt = new Map<string, number>();
  #isWarm = false;
  /** Increases when someone signs out and when another person signs in: responses to earlier requests are for someone else (P42). */
  #session = 0;
  /** For each command that this page queued: aborted when it was sent, refused or discarded. */
  readonly #settled = new Map<number, AbortController>();

  constructor(options: OfflineOptions) {
    const { base, client, changed, refresh } = options;
    this.#options = options;
    this.#connection = new ServerConnection({
      client,
      lost: changed,
      restored: () => {
        this.#shown.clear();
        changed();
        void this.queue.send();
        refresh();
      },
    });
    this.#store = new OfflineStore(base);
    this.queue = new OfflineQueue({
      store: this.#store,
      base,
      client,
      changed,
      settled: (id, outcome) => this.#settle(id, outcome),
    });
    this.#opened = this.#store.open().then(
      () => this.queue.load(),
      () => undefined,
    );
    this.client = clientWith(client, (call) => this.#call(call));
  }

  /** Whether the last request had no response, or the browser is offline. */
  get isOffline(): boolean {
    return this.#connection.isLost;
  }

  close(): void {
    this.#connection.close();
    this.queue.close();
  }

  /** When the oldest copy that is shown was saved; `undefined` while no copy is shown. */
  get asOf(): number | undefined {
    return this.isOffline && this.#shown.size > 0 ? Math.min(...this.#shown.values()) : undefined;
  }

  async #call(call: Call): Promise<unknown> {
    await this.#opened;
    const { name, mode } = call;
    const session = this.#session;
    try {
      if (mode === "run" && name in queuedOperations && this.#store.personId !== undefined)
        return await this.#send(call);
      if (mode === "run" && name in keptReads) return await this.#read(call);
      const output = await callThrough(this.#options.client, call);
      if (mode === "run" && isSignOut(name)) await this.#forget();
      if (mode === "run" && kindOf(name) === "command") await this.#keepAnswer(name, output, session);
      return output;
    } catch (error) {
      if (session !== this.#session) throw error;
      if (error instanceof RollcallError && error.code === "portal.paused") await this.#forget();
      // The queue waits for the same person to sign in again.
      if (error instanceof RollcallError && error.kind === "unauthenticated" && name !== "access.signIn") {
        await this.#quietly(this.#store.clearCopies());
        await forgetPages();
      }
      throw error;
    }
  }

  /** Reads from the server, or from the copy while the server can't be reached. */
  async #read(call: Call): Promise<unknown> {
    const { name, input, options } = call;
    const session = this.#session;
    const copy = await this.#quietly(this.#store.copy(name, input));
    if (copy !== undefined && (this.isOffline || !navigator.onLine)) return this.#show(copy);
    try {
      const timeout = options.timeout ?? (copy === undefined ? undefined : patience);
      const output = await callThrough(this.#options.client, { ...call, options: { ...options, timeout } });
      this.#connection.restore();
      if (session !== this.#session) return await this.#read(call);
      if (name === "portal.get") await this.#setPerson(output as PortalView);
      await this.#quietly(this.#store.keep(name, input, output));
      this.#shown.delete(name);
      return this.#withQueued(name, output);
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      this.#connection.lose();
      if (copy === undefined || session !== this.#session) throw error;
      return this.#show(copy);
    }
  }

  async #show({ name, output, savedAt }: Copy): Promise<unknown> {
    this.#connection.lose();
    // A query that knows of newer changes reloads immediately.
    const now = performance.now();
    const isRepeated = now - (this.#shownAt.get(name) ?? -repeatedWithin) < repeatedWithin;
    if (isRepeated) await new Promise((resolve) => setTimeout(resolve, 2 * repeatedWithin));
    this.#shownAt.set(name, now);
    this.#shown.set(name, savedAt);
    this.#options.changed();
    return this.#withQueued(name, output);
  }

  /** The output of a read, with the changes that are waiting to be sent. */
  #withQueued(name: string, output: unknown): unknown {
    return this.queue.waiting.reduce(
      (shown, item) => queuedOperations[item.name]?.shows?.[name]?.(shown as never, item.input as never) ?? shown,
      output,
    );
  }

  /** Sends a command, or queues it if there is no response or if earlier commands are waiting. */
  async #send({ name, input: written, options, mode }: Call): Promise<unknown> {
    const session = this.#session;
    const { personId = "" } = this.#store;
    const idempotencyKey = options.idempotencyKey ?? newKey();
    const input = this.queue.follow({ name, input: written });
    let mayHaveRun = false;
    if (navigator.onLine && !this.isOffline && this.queue.waiting.length === 0) {
      try {
        const call = { name, mode, input, options: { ...options, idempotencyKey } };
        const output = await callThrough(this.#options.client, call);
        await this.#keepAnswer(name, output, session);
        await this.#quietly(this.queue.replaceRefused({ name, input }));
        return output;
      } catch (error) {
        if (!isUnreachable(error) || session !== this.#session) throw error;
        mayHaveRun = true;
        this.#connection.lose();
      }
    }
    const id = await this.queue.add({ name, input, idempotencyKey, mayHaveRun, personId }).catch((error: unknown) => {
      // Storage is full or forbidden: the command is neither sent nor kept.
      throw error instanceof RollcallError ? error : new RollcallError("server.unreachable", {}, { cause: error });
    });
    const settled = new AbortController();
    this.#settled.set(id, settled);
    if (!this.isOffline) void this.queue.send();
    this.#options.refresh();
    throw new CommandQueued(this.#options.announceQueued(), settled.signal);
  }

  async #keepAnswer(name: string, output: unknown, session: number): Promise<void> {
    const read = answeredReads[name];
    if (read !== undefined && session === this.#session) {
      const { profile } = output as { readonly profile: unknown };
      await this.#quietly(this.#store.keep(read, {}, { profile }));
    }
  }

  /** Sets who is signed in. A paused portal keeps nothing (P45). */
  async #setPerson({ person, restriction }: PortalView): Promise<void> {
    if (restriction !== null) {
      if (restriction === "portal.paused") await this.#forget();
      return;
    }
    const isAnother = await this.#quietly(this.#store.setOwner(person.id));
    if (isAnother === true) {
      this.#session++;
      await forgetPages();
    }
    if (this.#isWarm && isAnother !== true) return;
    this.#isWarm = true;
    await this.#quietly(this.queue.removeSent());
    void this.queue.send();
    void this.#warm();
  }

  /** Loads what the worker may need without a connection, once the portal is shown. */
  async #warm(): Promise<void> {
    await whenIdle();
    const worker = this.#options.worker();
    if (worker !== undefined) await startOfflineWorker(worker);
    await this.#options.loadSections();
    for (const [name, inputs] of Object.entries(keptReads)) {
      const copies = (await this.#quietly(this.#store.copies())) ?? [];
      for (const input of inputs(this.#options.lang(), copies)) {
        if (this.#connection.ended.aborted || this.isOffline) return;
        // A worker may not have all sections.
        await this.#call({ name, mode: "run", input, options: {} }).catch(() => undefined);
      }
    }
  }

  async #forget(): Promise<void> {
    this.#session++;
    this.#isWarm = false;
    this.#shown.clear();
    await this.#quietly(this.#store.clear());
    await this.#quietly(this.queue.load());
    await forgetPages();
  }

  #settle(id: number, outcome: QueueOutcome): void {
    this.#settled.get(id)?.abort(outcome);
    this.#settled.delete(id);
    this.#options.refresh();
  }

  /** Storage may be full or forbidden: the portal works without it. */
  async #quietly<T>(work: Promise<T>): Promise<T | undefined> {
    try {
      return await work;
    } catch {
      return undefined;
    }
  }
}

/**
 * Removes everything portals keep on this device for one server. For hosts that sign people out themselves.
 * @param base the `base-url` of the provider
 */
export async function clearPortalCopies(base: string): Promise<void> {
  await new OfflineStore(new URL(base, location.href).href).clear();
  await forgetPages();
}
