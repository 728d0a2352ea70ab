/** How many queries start at once when the browser is online again. */
const atOnce = 10;
/** The time between later ones, in milliseconds. */
const interval = 20;
/** How long queries are spread, in milliseconds. */
const period = 1000;

/** The `addEventListener` of the page that already has the listener. */
let watched: unknown;
let until = 0;
/** When the next query may start. */
let next = 0;

/**
 * Spreads the queries of a page that is online again: each panel that failed repeats its own, and there may be a hundred. All
 * transports of a page share one listener, because they have no end at which to remove theirs.
 */
export function spreadQueries(): void {
  // Not in Node.
  const page: Partial<Pick<EventTarget, "addEventListener">> = globalThis;
  if (watched === page.addEventListener) return;
  watched = page.addEventListener;
  const begin = (): void => {
    until = performance.now() + period;
    next = 0;
  };
  // In a browser, it must run before the panels notice the event.
  page.addEventListener?.("online", begin, true);
}

/** Waits until a query may start, or until it is aborted. `undefined`: it may start at once. */
export function queryTurn(signal: AbortSignal | undefined): Promise<void> | undefined {
  const now = performance.now();
  if (now >= until || signal?.aborted === true) return undefined;
  const start = Math.max(next, now - (atOnce - 1) * interval);
  next = start + interval;
  if (start <= now) return undefined;
  return new Promise((resolve) => {
    setTimeout(resolve, start - now);
    signal?.addEventListener("abort", () => resolve());
  });
}
