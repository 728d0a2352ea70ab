import type { AbortSignalLike } from "../../contract/abort-signal.ts";
import type { ChangeMessage, StreamMessage, StreamPosition } from "../../contract/stream.ts";
import { type Awaitable, chain } from "../platform/awaitable.ts";
import type { Clock } from "../platform/clock.ts";
import type { Store } from "../store/store.ts";
import type { BaseActor } from "../operations/base-actor.ts";
import { journalNumbers, type JournalRow, journalOfTopic, toMessage } from "./journal.ts";
import { isOwnTopic, type Signal, signalOf, signalsOf, toSignalMessage } from "./signals.ts";
import type { Facts } from "../operations/operation.ts";
import type { Read } from "../store/query.ts";
import { nextTurn } from "../platform/turns.ts";

/** Who may listen to a kind of topic. Evaluated again before every message (P24). */
export interface TopicVisibility<A extends BaseActor = BaseActor> {
  /** What to read about the topic and the listener. */
  load(topic: string, actor: A): Facts;
  /** Whether this is a topic of this kind that the actor may listen to. */
  visible(known: Readonly<Record<string, unknown>>, topic: string, actor: A, now: number): boolean;
}

/** What happened on a topic: its journal, or the signal of an own topic. */
interface Entries {
  readonly rows: readonly JournalRow[];
  readonly signal: Signal | undefined;
}

/** What listeners share until the next turn of the event loop, since thousands of them read the same after a change. */
interface Shared {
  /** What the listeners of one caller read, by topic, position and caller. */
  readonly entries: Map<string, Awaitable<Entries | undefined>>;
  /** The messages of all listeners, by topic and number, so that a transport can encode each once. */
  readonly messages: Map<string, ChangeMessage>;
}

/** Listeners who missed more entries than this must load again. */
const maxReplayed = 1000;

/** How many entries one query asks for. */
const maxKeys = 1000;

/** A topic, and the number of the last entry of it that a listener has. */
type Position = readonly [topic: string, number: number];

const keyOf = (topic: string, number: number): string => `${number} ${topic}`;

interface Listener {
  readonly actor: BaseActor;
  /** Identifies the actor with all that permissions depend on. */
  readonly caller: string;
  readonly topics: Map<string, number>;
  readonly dirty: Set<string>;
  wake: () => void;
}

/**
 * The event streams of one engine. A stream reads the journal from the listener's position, so that no change is lost when
 * it is resumed. Each message is sent only to listeners who may see its topic at that moment.
 */
export class Streams {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #topics: readonly TopicVisibility[];
  readonly #listeners = new Set<Listener>();
  #unwatch: (() => void) | undefined;
  #shared: Shared | undefined;
  /** Whether another process has committed since the latest numbers were read. */
  #isOutdated = false;
  #isFollowing = false;

  constructor(store: Store, clock: Clock, topics: readonly TopicVisibility[]) {
    this.#store = store;
    this.#clock = clock;
    this.#topics = topics;
  }

  /** Wakes the listeners of these topics. */
  committed(topics: Iterable<string>): void {
    this.#shared = undefined;
    for (const topic of topics) {
      for (const listener of this.#listeners) if (listener.topics.has(topic)) this.#mark(listener, [topic]);
    }
  }

  /** Checks the permissions of every listener again. Call it every few seconds, so that quiet streams end, too. */
  tick(): void {
    this.#shared = undefined;
    for (const listener of this.#listeners) this.#mark(listener, listener.topics.keys());
  }

  /**
   * Wakes the listeners of topics that another process has changed. The store reports only that something has changed. Asking once which
   * topics those are costs much less than letting each listener read all its topics.
   */
  async #follow(): Promise<void> {
    this.#isOutdated = true;
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    while (this.#isOutdated) {
      this.#isOutdated = false;
      try {
        const latest = await this.#latestPositions();
        this.#shared = undefined;
        for (const listener of this.#listeners) {
          // Includes those of listeners who have read on in the meantime: there may be more after their new position.
          const changed = [...listener.topics].filter(([topic, number]) => !latest.has(keyOf(topic, number)));
          if (changed.length > 0)
            this.#mark(
              listener,
              changed.map(([topic]) => topic),
            );
        }
      } catch {
        // The listeners find out whether the store still fails.
        this.tick();
      }
    }
    this.#isFollowing = false;
  }

  /** The positions of listeners after which their topics haven't changed. */
  async #latestPositions(): Promise<ReadonlySet<string>> {
    const positions = new Map<string, Position>();
    for (const { topics } of this.#listeners)
      for (const position of topics) positions.set(keyOf(...position), position);
    const own = new Set<string>();
    const next: Position[] = [];
    for (const [topic, number] of positions.values()) {
      if (isOwnTopic(topic)) own.add(topic);
      // The numbers of a topic have no gaps, so one query for the next of each answers for all topics.
      else next.push([topic, number + 1]);
    }
    const pages: (readonly Position[])[] = [];
    for (let at = 0; at < next.length; at += maxKeys) pages.push(next.slice(at, at + maxKeys));
    return this.#store.transaction("read", (tx) =>
      chain(tx.read([signalsOf([...own]), ...pages.map(journalNumbers)]), ([signals, ...found]) => {
        const latest = new Map(signals.map(({ topic, number }) => [topic, number]));
        for (const [key, [topic, number]] of positions) if ((latest.get(topic) ?? 0) > number) positions.delete(key);
        for (const { topic, number } of found.flat()) positions.delete(keyOf(topic, number - 1));
        return new Set(positions.keys());
      }),
    );
  }

  /** Messages from `position` on, until `signal` aborts or the actor can't see any of the topics. */
  async *open(
    position: StreamPosition,
    actor: BaseActor,
    signal: AbortSignalLike,
  ): AsyncGenerator<StreamMessage, void, void> {
    const caller = JSON.stringify(actor);
    const listener: Listener = { actor, caller, topics: new Map(), dirty: new Set(), wake: () => undefined };
    const stop = (): void => listener.wake();
    signal.addEventListener("abort", stop);
    this.#add(listener);
    try {
      for (const [topic, number] of Object.entries(position)) {
        const latest = await this.#latestNumber(topic, actor);
        if (latest === undefined) yield { kind: "closed", topic };
        else if (number === null) listener.topics.set(topic, latest);
        else if (number > latest || latest - number > maxReplayed) {
          listener.topics.set(topic, latest);
          yield { kind: "reload", topic, number: latest };
        } else listener.topics.set(topic, number);
      }
      this.#mark(listener, listener.topics.keys());
      for (let first = true; !signal.aborted; first = false) {
        yield* this.#drain(listener);
        if (listener.topics.size === 0) return;
        if (first) yield { kind: "ready", topics: Object.fromEntries(listener.topics) };
        if (listener.dirty.size === 0) await awakened(listener, signal);
      }
    } finally {
      signal.removeEventListener("abort", stop);
      this.#drop(listener);
    }
  }

  async *#drain(listener: Listener): AsyncGenerator<StreamMessage, void, void> {
    for (const topic of [...listener.dirty]) {
      listener.dirty.delete(topic);
      for (let more = true; more;) {
        const seen = listener.topics.get(topic) ?? 0;
        const found = await this.#entries(topic, seen, listener);
        if (found === undefined) {
          listener.topics.delete(topic);
          yield { kind: "closed", topic };
          break;
        }
        const { rows, signal } = found;
        for (const row of rows) {
          listener.topics.set(topic, row.number);
          yield this.#messageOf(row);
        }
        if (signal !== undefined && signal.number > seen) {
          listener.topics.set(topic, signal.number);
          yield toSignalMessage(signal);
        }
        more = rows.length === pageSize;
      }
    }
  }

  /** The latest sequence number of a topic; `undefined` if the actor can't see it. */
  async #latestNumber(topic: string, actor: BaseActor): Promise<number | undefined> {
    const found = await this.#visibleRows(topic, actor, journalOfTopic({ equal: [topic], limit: 1, reverse: true }));
    return found && (found.rows[0]?.number ?? found.signal?.number ?? 0);
  }

  #entries(topic: string, seen: number, { actor, caller }: Listener): Awaitable<Entries | undefined> {
    const { entries } = this.#share();
    const key = JSON.stringify([topic, seen, caller]);
    if (!entries.has(key)) {
      const rows = journalOfTopic({ equal: [topic], after: [seen], limit: pageSize });
      entries.set(key, this.#visibleRows(topic, actor, rows));
    }
    return entries.get(key);
  }

  #messageOf(row: JournalRow): ChangeMessage {
    const { messages } = this.#share();
    const key = `${row.number} ${row.topic}`;
    let message = messages.get(key);
    if (message === undefined) messages.set(key, (message = toMessage(row)));
    return message;
  }

  #share(): Shared {
    if (this.#shared !== undefined) return this.#shared;
    const shared: Shared = { entries: new Map(), messages: new Map() };
    this.#shared = shared;
    void nextTurn().then(() => {
      if (this.#shared === shared) this.#shared = undefined;
    });
    return shared;
  }

  #visibleRows(topic: string, actor: BaseActor, rows: Read<readonly JournalRow[]>): Awaitable<Entries | undefined> {
    const facts = this.#topics.map((one) => one.load(topic, actor));
    // Waits only for promises: otherwise thousands of listeners that wake at once would each open a connection to SQLite.
    return this.#store.transaction("read", (tx) =>
      chain(tx.read([rows, signalOf(topic), ...facts.flatMap((one) => Object.values(one))]), (answers) => {
        const now = this.#clock.now();
        let at = 2;
        const isVisible = this.#topics.map((one, place) => {
          const known = Object.fromEntries(Object.keys(facts[place] ?? {}).map((name) => [name, answers[at++]]));
          return one.visible(known, topic, actor, now);
        });
        return isVisible.includes(true) ? { rows: answers[0], signal: answers[1] } : undefined;
      }),
    );
  }

  #mark(listener: Listener, topics: Iterable<string>): void {
    for (const topic of topics) listener.dirty.add(topic);
    listener.wake();
  }

  #add(listener: Listener): void {
    this.#listeners.add(listener);
    this.#unwatch ??= this.#store.watch(() => void this.#follow());
  }

  #drop(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    this.#unwatch?.();
    this.#unwatch = undefined;
  }
}

const pageSize = 200;

const awakened = (listener: Listener, signal: AbortSignalLike): Promise<void> =>
  new Promise((resolve) => {
    listener.wake = resolve;
    if (signal.aborted) resolve();
  });
