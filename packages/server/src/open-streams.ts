/** One open event stream, as its server looks after it. */
export interface OpenStream {
  /** Who listens. */
  readonly personId: string;
  /** Whether its caller is still who they were. A failure is a no. */
  isCurrent(): Promise<boolean>;
  /** Says that the stream is alive. */
  beat(): Promise<unknown>;
  end(): void;
}

/** Milliseconds between two looks: a stream whose session is gone closes within 5 seconds (P24). */
const between = 4000;
/** Every how many looks a stream says that it is alive: each 12 seconds. */
const looksPerBeat = 3;

interface Watched {
  readonly stream: OpenStream;
  looks: number;
  asking: boolean;
  beating: boolean;
}

/**
 * Looks after all open streams of a server with one timer, which runs while there are any. Ends a stream whose caller has
 * changed or cannot be confirmed between two looks, and one whose reader has taken nothing between two beats.
 */
export class OpenStreams {
  readonly #onLook: () => void;
  readonly #open = new Set<Watched>();
  readonly #perPerson = new Map<string, number>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #ended = false;

  /** @param onLook called at every look, while streams are open */
  constructor(onLook: () => void) {
    this.#onLook = onLook;
  }

  /** How many are open. */
  get size(): number {
    return this.#open.size;
  }

  /** How many this person has open. */
  of(personId: string): number {
    return this.#perPerson.get(personId) ?? 0;
  }

  /** @returns stops looking after it */
  add(stream: OpenStream): () => void {
    // Its caller was still being recognised when all others were ended.
    if (this.#ended) stream.end();
    const watched: Watched = { stream, looks: 0, asking: false, beating: false };
    this.#open.add(watched);
    this.#count(stream.personId, 1);
    this.#timer ??= setInterval(() => {
      this.#look();
    }, between);
    return () => {
      if (!this.#open.delete(watched)) return;
      this.#count(stream.personId, -1);
      if (this.#open.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  /** Ends every stream, and every one that comes after. */
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
    this.#onLook();
    for (const watched of [...this.#open]) {
      const { stream } = watched;
      const isBeat = ++watched.looks % looksPerBeat === 0;
      if (watched.asking || (isBeat && watched.beating)) {
        stream.end();
        continue;
      }
      void this.#ask(watched);
      if (isBeat) void this.#beat(watched);
    }
  }

  async #ask(watched: Watched): Promise<void> {
    watched.asking = true;
    const isCurrent = await watched.stream.isCurrent().catch(() => false);
    watched.asking = false;
    if (!isCurrent) watched.stream.end();
  }

  async #beat(watched: Watched): Promise<void> {
    watched.beating = true;
    await watched.stream.beat();
    watched.beating = false;
  }
}
