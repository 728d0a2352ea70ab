import { instruments } from "./telemetry/instruments.ts";

/** An open event stream. */
export interface OpenStream {
  /** The listening person. */
  readonly personId: string;
  /** Whether the caller is unchanged. A failure counts as no. */
  isCurrent(): Promise<boolean>;
  /** Sends a heartbeat. Returns false if nothing has been read since the last one. */
  beat(): boolean;
  end(): void;
}

/** The interval between checks of one stream, in milliseconds: a stream whose session has ended closes within 5 seconds (P24). */
const between = 4000;
/**
 * The number of turns in an interval, each for a share of the streams. Turns that are missed because the process is busy aren't caught up
 * on. Callers get the time of as many turns to be confirmed, so thousands of streams don't end because they were all checked at once.
 */
const turns = 16;
/** The number of checks between heartbeats: one every 12 seconds. */
const looksPerBeat = 3;

interface Watched {
  readonly stream: OpenStream;
  /** The turn in which it is checked. */
  readonly turn: number;
  looks: number;
  asking: boolean;
}

/**
 * Checks all open streams of a server with one timer, which runs while there are any streams. Ends a stream whose caller has changed
 * or cannot be confirmed, and one whose reader has read nothing between two heartbeats.
 */
export class OpenStreams {
  readonly #onLook: () => void;
  readonly #open = new Set<Watched>();
  readonly #perPerson = new Map<string, number>();
  #turn = 0;
  #added = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #ended = false;

  /** @param onLook called once per interval while streams are open */
  constructor(onLook: () => void) {
    this.#onLook = onLook;
  }

  /** The number of open streams. */
  get size(): number {
    return this.#open.size;
  }

  /** The number of open streams of this person. */
  of(personId: string): number {
    return this.#perPerson.get(personId) ?? 0;
  }

  /** @returns a function that removes the stream */
  add(stream: OpenStream): () => void {
    // Its caller was still being recognized when all other streams ended.
    if (this.#ended) queueMicrotask(() => stream.end());
    const watched: Watched = { stream, turn: this.#added++ % turns, looks: 0, asking: false };
    this.#open.add(watched);
    instruments().streams.add(1);
    this.#count(stream.personId, 1);
    this.#timer ??= setInterval(() => {
      this.#look();
    }, between / turns);
    return () => {
      if (!this.#open.delete(watched)) return;
      instruments().streams.add(-1);
      this.#count(stream.personId, -1);
      if (this.#open.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  /** Ends every current and future stream. */
  endAll(): void {
    this.#ended = true;
    for (const { stream } of [...this.#open]) stream.end();
  }

  #count(personId: string, by: number): void {
    const now = this.of(personId) + by;
    if (now === 0) this.#perPerson.delete(personId);
    else this.#perPerson.set(personId, now);
  }

  #look(): void {
    this.#turn = (this.#turn + 1) % turns;
    if (this.#turn === 0) this.#onLook();
    for (const watched of [...this.#open]) {
      const { stream, turn } = watched;
      if (turn !== this.#turn) continue;
      const isBeat = ++watched.looks % looksPerBeat === 0;
      if (watched.asking || (isBeat && !stream.beat())) stream.end();
      else void this.#ask(watched);
    }
  }

  async #ask(watched: Watched): Promise<void> {
    watched.asking = true;
    const isCurrent = await watched.stream.isCurrent().catch(() => false);
    watched.asking = false;
    if (!isCurrent) watched.stream.end();
  }
}
