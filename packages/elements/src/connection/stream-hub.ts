import { type ChangeMessage, RollcallError, type StreamMessage, type Transport } from "@rollcall/core/client";
import { retryDelay, waitToRetry } from "./retry-delay.ts";

/** `waiting`: the connection failed and will be retried. `outdated`: the server has a newer wire version. */
export type StreamStatus = "idle" | "connecting" | "live" | "waiting" | "outdated";

/** Receives the messages of a topic. */
export interface TopicListener {
  changed(message: ChangeMessage): void;
  /** Changes were missed: load again. */
  reload(): void;
  /** The caller may no longer see the topic. */
  closed(): void;
  /** The state of the connection changed. */
  status(status: StreamStatus): void;
}

interface Topic {
  number: number;
  readonly listeners: Set<TopicListener>;
}

/**
 * One event stream for all elements of a provider. Topics are joined and left as elements mount; the stream continues from
 * the last sequence number of each topic, even after a connection failure.
 */
export class StreamHub {
  readonly #transport: Transport;
  readonly #topics = new Map<string, Topic>();
  #connection: AbortController | undefined;
  #running = false;
  #status: StreamStatus = "idle";

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The state of the connection. */
  get status(): StreamStatus {
    return this.#status;
  }

  /**
   * Subscribes to a topic.
   * @param name the id of the topic: a schedule or an organization
   * @param number the sequence number the listener has loaded; it receives all later changes
   * @param listener receives the messages
   * @returns a function that unsubscribes
   */
  join(name: string, number: number, listener: TopicListener): () => void {
    const topic = this.#topics.get(name) ?? { number, listeners: new Set() };
    if (!this.#topics.has(name)) {
      this.#topics.set(name, topic);
      this.#reconnect();
    } else if (number < topic.number) {
      queueMicrotask(() => topic.listeners.has(listener) && listener.reload());
    }
    topic.listeners.add(listener);
    return () => {
      topic.listeners.delete(listener);
      if (topic.listeners.size > 0 || this.#topics.get(name) !== topic) return;
      this.#topics.delete(name);
      if (this.#topics.size === 0) this.close();
    };
  }

  /** Closes the connection. Joining a topic opens it again. */
  close(): void {
    this.#topics.clear();
    this.#connection?.abort();
  }

  #reconnect(): void {
    this.#connection?.abort();
    if (this.#running) return;
    this.#running = true;
    // Elements mount together: open one connection for all their topics.
    queueMicrotask(() => void this.#run());
  }

  async #run(): Promise<void> {
    try {
      await this.#keepConnected();
    } finally {
      this.#running = false;
    }
  }

  async #keepConnected(): Promise<void> {
    for (let attempt = 0; this.#topics.size > 0;) {
      const connection = (this.#connection = new AbortController());
      if (attempt === 0) this.#setStatus("connecting");
      try {
        const position = Object.fromEntries([...this.#topics].map(([name, { number }]) => [name, number]));
        for await (const message of this.#transport.stream(position, connection.signal)) {
          if (connection.signal.aborted) break;
          attempt = 0;
          this.#handle(message);
        }
      } catch (error) {
        if (error instanceof RollcallError && error.code === "request.version-mismatch") {
          this.#setStatus("outdated");
          return;
        }
      }
      if (connection.signal.aborted) {
        attempt = 0;
        continue;
      }
      if (this.#topics.size === 0) break;
      this.#setStatus("waiting");
      await waitToRetry(retryDelay(attempt++), connection.signal);
    }
    this.#setStatus("idle");
  }

  #handle(message: StreamMessage): void {
    if (message.kind === "ready") {
      this.#setStatus("live");
      return;
    }
    const topic = this.#topics.get(message.topic);
    if (topic === undefined) return;
    const listeners = [...topic.listeners];
    if (message.kind === "closed") {
      this.#topics.delete(message.topic);
      for (const listener of listeners) listener.closed();
      return;
    }
    if (message.kind === "change" && message.number <= topic.number) return;
    const isNext = message.kind === "change" && message.number === topic.number + 1;
    topic.number = message.number;
    for (const listener of listeners) {
      if (isNext) listener.changed(message);
      else listener.reload();
    }
  }

  #setStatus(status: StreamStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    for (const { listeners } of this.#topics.values()) for (const listener of listeners) listener.status(status);
  }
}
