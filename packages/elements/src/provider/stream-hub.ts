import { type ChangeMessage, RollcallError, type StreamMessage, type Transport } from "@rollcall/core/client";
import { retryDelay, waitToRetry } from "../ui/retry-delay.ts";

/** `waiting`: the connection broke and is tried again. `outdated`: the server speaks a newer wire. */
export type StreamStatus = "idle" | "connecting" | "live" | "waiting" | "outdated";

/** What an element hears about a topic it joined. */
export interface TopicListener {
  changed(message: ChangeMessage): void;
  /** Too much was missed: load anew. */
  reload(): void;
  /** The caller may no longer see the topic. */
  closed(): void;
  /** The connection came or went. */
  status(status: StreamStatus): void;
}

interface Topic {
  number: number;
  readonly listeners: Set<TopicListener>;
}

/**
 * One event stream for all elements under a provider. Topics join and leave as elements mount; the stream is read by
 * the transport from the last number of each topic, and after any break goes on from there.
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

  /** Where the connection stands. */
  get status(): StreamStatus {
    return this.#status;
  }

  /**
   * Listens to a topic.
   * @param name the id of the topic: a schedule or an organization
   * @param number the running number of what the listener has loaded; everything behind it is told
   * @param listener hears what is told
   * @returns ends the listening
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

  /** Ends the connection. A topic that joins later opens it again. */
  close(): void {
    this.#topics.clear();
    this.#connection?.abort();
  }

  #reconnect(): void {
    this.#connection?.abort();
    if (this.#running) return;
    this.#running = true;
    // Elements mount together: their topics go into one connection.
    queueMicrotask(() => void this.#run());
  }

  async #run(): Promise<void> {
    try {
      await this.#connectAgainAndAgain();
    } finally {
      this.#running = false;
    }
  }

  async #connectAgainAndAgain(): Promise<void> {
    for (let attempt = 0; this.#topics.size > 0;) {
      const connection = (this.#connection = new AbortController());
      if (attempt === 0) this.#tell("connecting");
      try {
        const position = Object.fromEntries([...this.#topics].map(([name, { number }]) => [name, number]));
        for await (const message of this.#transport.stream(position, connection.signal)) {
          if (connection.signal.aborted) break;
          attempt = 0;
          this.#hear(message);
        }
      } catch (error) {
        if (error instanceof RollcallError && error.code === "request.version-mismatch") {
          this.#tell("outdated");
          return;
        }
      }
      if (connection.signal.aborted) {
        attempt = 0;
        continue;
      }
      if (this.#topics.size === 0) break;
      this.#tell("waiting");
      await waitToRetry(retryDelay(attempt++), connection.signal);
    }
    this.#tell("idle");
  }

  #hear(message: StreamMessage): void {
    if (message.kind === "ready") {
      this.#tell("live");
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

  #tell(status: StreamStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    for (const { listeners } of this.#topics.values()) for (const listener of listeners) listener.status(status);
  }
}
