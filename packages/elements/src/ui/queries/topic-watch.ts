import type { ChangeMessage } from "@rollcall/core/contract";
import type { Streams } from "../../connection/contexts.ts";
import type { StreamStatus } from "../../connection/stream-hub.ts";

/** Milliseconds during which changes are batched into one reload. */
const batchDelay = 40;

/** The topics that one watch may follow: all elements of a provider share a stream of 64. */
const maxTopics = 24;

/** Follows topics of the event stream and reports when the loaded value is out of date. */
export class TopicWatch {
  status: StreamStatus = "idle";
  readonly #changed: () => void;
  readonly #statusChanged: () => void;
  readonly #received: (message: ChangeMessage, isNew: boolean) => boolean;
  readonly #joined = new Map<string, () => void>();
  /** The highest sequence number received for each topic. */
  readonly #latest = new Map<string, number>();
  /** Topics the caller may no longer see: joining them again would close them again. */
  readonly #closed = new Set<string>();
  #hub: Streams | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param changed called when the loaded value is out of date; changes within 40 ms are reported once
   * @param statusChanged called when the state of the connection changes
   * @param received called with each change; returns whether to report a new one to `changed` (the default)
   */
  constructor(
    changed: () => void,
    statusChanged: () => void,
    received: (message: ChangeMessage, isNew: boolean) => boolean = () => true,
  ) {
    this.#changed = changed;
    this.#statusChanged = statusChanged;
    this.#received = received;
  }

  /** Follows these topics from their sequence numbers on, and no others. */
  follow(hub: Streams | undefined, topics: Readonly<Record<string, number>>): void {
    if (hub !== this.#hub) this.end();
    this.#hub = hub;
    if (hub === undefined) return;
    // A closed topic that is no longer wanted may be joined again later.
    for (const topic of this.#closed) if (!(topic in topics)) this.#closed.delete(topic);
    const wanted = Object.entries(topics)
      .filter(([topic]) => !this.#closed.has(topic))
      .slice(0, maxTopics);
    for (const [topic, number] of wanted) if (!this.#joined.has(topic)) this.#join(hub, topic, number);
    for (const [topic, leave] of this.#joined) {
      if (wanted.some(([name]) => name === topic)) continue;
      leave();
      this.#joined.delete(topic);
    }
    for (const [topic, number] of wanted) this.#latest.set(topic, Math.max(number, this.#latest.get(topic) ?? 0));
  }

  /** Whether newer changes than these sequence numbers have been received. */
  isBehind(topics: Readonly<Record<string, number>>): boolean {
    return Object.entries(topics).some(([topic, number]) => number < (this.#latest.get(topic) ?? 0));
  }

  /** Stops following all topics. */
  end(): void {
    for (const leave of this.#joined.values()) leave();
    this.#joined.clear();
    this.#latest.clear();
    this.#closed.clear();
    this.#hub = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #join(hub: Streams, topic: string, number: number): void {
    const leave = hub.join(topic, number, {
      changed: (message) => {
        const isNew = message.number > (this.#latest.get(topic) ?? number);
        if (isNew) this.#latest.set(topic, message.number);
        if (this.#received(message, isNew) && isNew) this.#schedule();
      },
      reload: () => this.#schedule(),
      closed: () => {
        this.#closed.add(topic);
        this.#schedule();
      },
      status: (status) => {
        this.status = status;
        this.#statusChanged();
      },
    });
    this.#joined.set(topic, leave);
    this.status = hub.status;
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed();
    }, batchDelay);
  }
}
