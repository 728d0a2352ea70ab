/** How often to check for commits of other processes, in milliseconds. */
const pollInterval = 150;

/** Watches for commits of other processes while there are listeners. Does not keep the process alive. */
export class ChangeWatch {
  readonly #changed: () => boolean;
  readonly #listeners = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;

  /** @param changed returns whether other connections have committed since the last call */
  constructor(changed: () => boolean) {
    this.#changed = changed;
  }

  /** @returns stops listening */
  add(listener: () => void): () => void {
    const own = (): void => listener();
    this.#listeners.add(own);
    if (this.#timer === undefined) {
      this.#changed();
      this.#timer = setInterval(this.#look, pollInterval).unref();
    }
    return () => {
      this.#listeners.delete(own);
      if (this.#listeners.size === 0) this.stop();
    };
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#listeners.clear();
  }

  readonly #look = (): void => {
    if (!this.#changed()) return;
    for (const listener of this.#listeners) listener();
  };
}
