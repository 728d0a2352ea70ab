import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { isRefusal, reasonOf } from "../../messages/reason-words.ts";
import type { Streams } from "../../connection/contexts.ts";
import type { StreamStatus } from "../../connection/stream-hub.ts";
import { retryDelay, waitToRetry } from "../../connection/retry-delay.ts";
import { TopicWatch } from "./topic-watch.ts";

/** The state of a query. `refused`: it doesn't exist, or the caller may not see it. */
export type QueryState<T> =
  | { readonly kind: "no-client" | "pending" }
  | { readonly kind: "refused" | "failed"; readonly reason: Reason }
  | { readonly kind: "ready"; readonly value: T };

/** What to load, and what it depends on. */
export interface Query<T> {
  /** Identifies what is loaded. Another key loads from the beginning; nothing is loaded while it is `undefined`. */
  readonly key: () => string | undefined;
  readonly load: (client: RollcallClient, signal: AbortSignal) => Promise<T>;
  /** The topics of the event stream that the value depends on, each with the sequence number that the value reflects. */
  readonly topics?: (value: T) => Readonly<Record<string, number>>;
  /** Whether to load again when the page becomes visible, for values that change without a message on a topic. */
  readonly whenVisible?: boolean;
}

/** The element that shows what is loaded. */
export interface QueryHost extends ReactiveControllerHost {
  readonly client: RollcallClient | undefined;
  readonly stream: Streams | undefined;
  /** Whether it is on a page. An update that is pending when it is removed must not load or follow anything. */
  readonly isConnected: boolean;
}

/**
 * Loads what an element shows and keeps it up to date: loads once there is a client and a key, follows the event stream,
 * and drops responses that are older than the visible value. A refresh keeps showing the old value until the new one arrives.
 */
export class QueryController<T> implements ReactiveController {
  state: QueryState<T> = { kind: "no-client" };
  readonly #host: QueryHost;
  readonly #query: Query<T>;
  readonly #watch: TopicWatch;
  #loadedFor: readonly [RollcallClient | undefined, string | undefined] = [undefined, undefined];
  #flight = new AbortController();
  #running: Promise<void> | undefined;
  #isStale = false;

  constructor(host: QueryHost, query: Query<T>) {
    this.#host = host;
    this.#query = query;
    this.#watch = new TopicWatch(
      () => void this.refresh(),
      () => host.requestUpdate(),
    );
    host.addController(this);
  }

  /** The visible value; `undefined` unless ready. */
  get value(): T | undefined {
    return this.state.kind === "ready" ? this.state.value : undefined;
  }

  /** The state of the live connection. */
  get status(): StreamStatus {
    return this.#watch.status;
  }

  /** Loads from the beginning, showing a skeleton. */
  async reload(): Promise<void> {
    this.#abort();
    this.#setState({ kind: this.#host.client === undefined ? "no-client" : "pending" });
    await this.refresh();
  }

  /** Shows a value from elsewhere, such as a command's response, unless it is older than the visible one. */
  set(value: T): void {
    const wasLoading = this.#running !== undefined;
    const isOlder = this.#isOlder(value);
    this.#abort();
    if (!isOlder) this.#show(value);
    // A pending response may be older than this value: load again.
    if (wasLoading || isOlder || this.#isStale) void this.refresh();
  }

  /** Reloads in the background. Resolves once the visible value is up to date. */
  refresh(): Promise<void> {
    this.#isStale = true;
    this.#running ??= this.#loadWhileStale(this.#flight.signal);
    return this.#running;
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const key = this.#query.key();
    const { client } = this.#host;
    if (client === this.#loadedFor[0] && key === this.#loadedFor[1]) return;
    this.#loadedFor = [client, key];
    void this.reload();
  }

  hostUpdated(): void {
    if (this.#host.isConnected && this.state.kind === "ready") {
      this.#watch.follow(this.#host.stream, this.#query.topics?.(this.state.value) ?? {});
    }
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.#visibilityChanged);
    this.#abort();
    this.#watch.end();
    this.#loadedFor = [undefined, undefined];
  }

  hostConnected(): void {
    if (this.#query.whenVisible) document.addEventListener("visibilitychange", this.#visibilityChanged);
    this.#host.requestUpdate();
  }

  readonly #visibilityChanged = (): void => {
    if (!document.hidden && this.state.kind === "ready") void this.refresh();
  };

  async #loadWhileStale(signal: AbortSignal): Promise<void> {
    for (let failures = 0; this.#isStale && !signal.aborted;) {
      this.#isStale = false;
      const isDone = await this.#load(signal);
      if (isDone) continue;
      // The visible value is out of date: retry until it isn't.
      this.#isStale = true;
      await waitToRetry(retryDelay(failures++), signal);
    }
    if (signal === this.#flight.signal) this.#running = undefined;
  }

  /** Loads once. `false`: failed, and the old value is still visible. */
  async #load(signal: AbortSignal): Promise<boolean> {
    const { client } = this.#host;
    if (client === undefined || this.#query.key() === undefined) return true;
    try {
      const value = await this.#query.load(client, signal);
      if (!signal.aborted) this.#show(value);
    } catch (error) {
      if (signal.aborted) return true;
      const isRefused = isRefusal(error);
      if (!isRefused && this.state.kind === "ready") return false;
      this.#watch.end();
      // A later refresh may have succeeded by then.
      addEventListener("online", () => this.state.kind === "failed" && void this.reload(), { signal });
      this.#setState({ kind: isRefused ? "refused" : "failed", reason: reasonOf(error) });
    }
    return true;
  }

  #isOlder(value: T): boolean {
    const shown = this.value === undefined ? {} : (this.#query.topics?.(this.value) ?? {});
    const numbers = this.#query.topics?.(value) ?? {};
    return Object.entries(numbers).some(([topic, number]) => number < (shown[topic] ?? 0));
  }

  #show(value: T): void {
    this.#setState({ kind: "ready", value });
    if (this.#watch.isBehind(this.#query.topics?.(value) ?? {})) this.#isStale = true;
  }

  #setState(state: QueryState<T>): void {
    this.state = state;
    this.#host.requestUpdate();
  }

  #abort(): void {
    this.#flight.abort();
    this.#flight = new AbortController();
    this.#running = undefined;
    this.#isStale = false;
  }
}
