import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { isRefusal } from "../messages/is-refusal.ts";
import { reasonOf } from "../messages/reason-of.ts";
import { backoff, patience } from "./patience.ts";
import type { StreamHub, StreamStatus } from "./stream-hub.ts";
import { TopicWatch } from "./topic-watch.ts";

/** Where something loaded stands. `refused`: there is nothing, or nothing for the caller. */
export type LoadState<T> =
  | { readonly kind: "no-client" | "pending" }
  | { readonly kind: "refused" | "failed"; readonly reason: Reason }
  | { readonly kind: "ready"; readonly value: T };

/** What is loaded, and when anew. */
export interface Loading<T> {
  /** What is asked for, as text; another one loads anew. Nothing is asked while it is `undefined`. */
  readonly key: () => string | undefined;
  readonly ask: (client: RollcallClient, signal: AbortSignal) => Promise<T>;
  /** The topics that the value rests on, each with the running number that it shows. */
  readonly topics?: (value: T) => Readonly<Record<string, number>>;
}

/** What can be loaded into. */
export interface LoadingHost extends ReactiveControllerHost {
  readonly client: RollcallClient | undefined;
  readonly stream: StreamHub | undefined;
}

/**
 * Something an element shows that the server knows: asked for when the element has a client and knows what to ask, kept
 * true by the event stream, and never overwritten by an older answer. What shows stays while it is asked for anew.
 */
export class Loaded<T> implements ReactiveController {
  state: LoadState<T> = { kind: "no-client" };
  readonly #host: LoadingHost;
  readonly #loading: Loading<T>;
  readonly #watch: TopicWatch;
  #asked: readonly [RollcallClient | undefined, string | undefined] = [undefined, undefined];
  #flight = new AbortController();
  #running: Promise<void> | undefined;
  #again = false;

  constructor(host: LoadingHost, loading: Loading<T>) {
    this.#host = host;
    this.#loading = loading;
    this.#watch = new TopicWatch(
      () => void this.#refresh(),
      () => host.requestUpdate(),
    );
    host.addController(this);
  }

  /** What is shown; `undefined` unless ready. */
  get value(): T | undefined {
    return this.state.kind === "ready" ? this.state.value : undefined;
  }

  /** Where the live connection stands. */
  get status(): StreamStatus {
    return this.#watch.status;
  }

  /** Loads from the beginning: what shows goes. */
  async load(): Promise<void> {
    this.#giveUp();
    this.#become({ kind: this.#host.client === undefined ? "no-client" : "pending" });
    await this.#refresh();
  }

  /**
   * Shows an answer that came another way, such as that of a command, unless it is older than what shows. What is on its
   * way is older and asked for again.
   */
  set(value: T): void {
    const wasAsking = this.#running !== undefined;
    const isOlder = this.#isOlder(value);
    this.#giveUp();
    if (!isOlder) this.#show(value);
    if (wasAsking || isOlder || this.#again) void this.#refresh();
  }

  /** Asks anew, without showing that it does. */
  refresh(): Promise<void> {
    return this.#refresh();
  }

  hostUpdate(): void {
    const key = this.#loading.key();
    const { client } = this.#host;
    if (client === this.#asked[0] && key === this.#asked[1]) return;
    this.#asked = [client, key];
    void this.load();
  }

  hostUpdated(): void {
    if (this.state.kind === "ready") {
      this.#watch.follow(this.#host.stream, this.#loading.topics?.(this.state.value) ?? {});
    }
  }

  hostDisconnected(): void {
    this.#giveUp();
    this.#watch.end();
    this.#asked = [undefined, undefined];
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  /** Asks, and once more for whatever called for it in the meantime; answers when what shows is true again. */
  #refresh(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#askUntilTrue(this.#flight.signal);
    return this.#running;
  }

  async #askUntilTrue(signal: AbortSignal): Promise<void> {
    for (let failures = 0; this.#again && !signal.aborted;) {
      this.#again = false;
      const isDone = await this.#ask(signal);
      if (isDone) continue;
      // What shows is old: ask until it is not.
      this.#again = true;
      await patience(backoff(failures++), signal);
    }
    if (signal === this.#flight.signal) this.#running = undefined;
  }

  /** Asks once. `false`: what shows is still the old. */
  async #ask(signal: AbortSignal): Promise<boolean> {
    const { client } = this.#host;
    if (client === undefined || this.#loading.key() === undefined) return true;
    try {
      const value = await this.#loading.ask(client, signal);
      if (!signal.aborted) this.#show(value);
    } catch (error) {
      if (signal.aborted) return true;
      const isRefused = isRefusal(error);
      if (!isRefused && this.state.kind === "ready") return false;
      this.#watch.end();
      this.#become({ kind: isRefused ? "refused" : "failed", reason: reasonOf(error) });
    }
    return true;
  }

  #isOlder(value: T): boolean {
    const shown = this.value === undefined ? {} : (this.#loading.topics?.(this.value) ?? {});
    const numbers = this.#loading.topics?.(value) ?? {};
    return Object.entries(numbers).some(([topic, number]) => number < (shown[topic] ?? 0));
  }

  #show(value: T): void {
    this.#become({ kind: "ready", value });
    const topics = this.#loading.topics?.(value) ?? {};
    if (this.#watch.isBehind(topics)) this.#again = true;
  }

  #become(state: LoadState<T>): void {
    this.state = state;
    this.#host.requestUpdate();
  }

  #giveUp(): void {
    this.#flight.abort();
    this.#flight = new AbortController();
    this.#running = undefined;
    this.#again = false;
  }
}
