/** How many queries start at once when the browser is online again. */
const atOnce = 10;
/** The time between later ones, in milliseconds. */
const interval = 20;
/** How long queries are spread, in milliseconds. */
const period = 1000;

/** Spreads the queries of a page that is online again: each panel that failed repeats its own, and there may be a hundred. */
export class Reconnection {
  #until = 0;
  /** When the next query may start. */
  #next = 0;

  constructor() {
    const begin = (): void => {
      this.#until = performance.now() + period;
      this.#next = 0;
    };
    // Not in Node. In a browser, it must run before the panels notice the event.
    const page: Partial<Pick<EventTarget, "addEventListener">> = globalThis;
    page.addEventListener?.("online", begin, { capture: true });
  }

  /** Waits until a query may start, or until it is aborted. `undefined`: it may start at once. */
  turn(signal: AbortSignal | undefined): Promise<void> | undefined {
    const now = performance.now();
    if (now >= this.#until || signal?.aborted === true) return undefined;
    const start = Math.max(this.#next, now - (atOnce - 1) * interval);
    this.#next = start + interval;
    if (start <= now) return undefined;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, start - now);
      signal?.addEventListener(
        "abort",
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    });
  }
}
