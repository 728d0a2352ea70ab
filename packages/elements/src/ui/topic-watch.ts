import type { ChangeMessage } from "@rollcall/core/contract";
import type { StreamHub, StreamStatus } from "../provider/stream-hub.ts";

/** Milliseconds in which what is told comes together into one reload. */
const gathering = 40;

/** The most topics that one watch listens to: a stream carries 64, which all elements of a provider share. */
const mostTopics = 24;

/** Listens to some topics of the event stream, and says when what is shown is no longer what is. */
export class TopicWatch {
  status: StreamStatus = "idle";
  readonly #changed: () => void;
  readonly #statusChanged: () => void;
  readonly #received: (message: ChangeMessage, isNew: boolean) => boolean;
  readonly #joined = new Map<string, () => void>();
  /** The highest number that was told of each topic. */
  readonly #told = new Map<string, number>();
  /** Topics that were closed to the caller: joining them again would close them again. */
  readonly #closed = new Set<string>();
  #hub: StreamHub | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param changed something was told that is newer than what is shown; what comes within 40 ms comes as one
   * @param statusChanged the connection came or went
   * @param received called with each change; returns whether a new one is passed to `changed`. Always, if left out.
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

  /** Listens to these topics from their numbers on, and to no others. */
  follow(hub: StreamHub | undefined, topics: Readonly<Record<string, number>>): void {
    if (hub !== this.#hub) this.end();
    this.#hub = hub;
    if (hub === undefined) return;
    // What is no longer asked for may be joined anew when it is asked for again.
    for (const topic of this.#closed) if (!(topic in topics)) this.#closed.delete(topic);
    const wanted = Object.entries(topics)
      .filter(([topic]) => !this.#closed.has(topic))
      .slice(0, mostTopics);
    for (const [topic, number] of wanted) if (!this.#joined.has(topic)) this.#join(hub, topic, number);
    for (const [topic, leave] of this.#joined) {
      if (wanted.some(([name]) => name === topic)) continue;
      leave();
      this.#joined.delete(topic);
    }
    for (const [topic, number] of wanted) this.#told.set(topic, Math.max(number, this.#told.get(topic) ?? 0));
  }

  /** Whether more has been told than these numbers show. */
  isBehind(topics: Readonly<Record<string, number>>): boolean {
    return Object.entries(topics).some(([topic, number]) => number < (this.#told.get(topic) ?? 0));
  }

  /** Ends the listening. */
  end(): void {
    for (const leave of this.#joined.values()) leave();
    this.#joined.clear();
    this.#told.clear();
    this.#closed.clear();
    this.#hub = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #join(hub: StreamHub, topic: string, number: number): void {
    const leave = hub.join(topic, number, {
      changed: (message) => {
        const isNew = message.number > (this.#told.get(topic) ?? number);
        if (isNew) this.#told.set(topic, message.number);
        if (this.#received(message, isNew) && isNew) this.#soon();
      },
      reload: () => this.#soon(),
      closed: () => {
        this.#closed.add(topic);
        this.#soon();
      },
      status: (status) => {
        this.status = status;
        this.#statusChanged();
      },
    });
    this.#joined.set(topic, leave);
    this.status = hub.status;
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed();
    }, gathering);
  }
}
