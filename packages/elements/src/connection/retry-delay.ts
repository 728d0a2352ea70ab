/** Milliseconds before retry number `attempt` (from 0): doubling from half a second to 30 seconds, jittered by half. */
export const retryDelay = (attempt: number): number => Math.min(30_000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);

/**
 * Waits until a retry makes sense: after `milliseconds`, or as soon as the browser is online or the page is visible again; never
 * while the browser is offline or the page is hidden.
 */
export function waitToRetry(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const ended = new AbortController();
    const { signal: cleanup } = ended;
    const done = (): void => {
      ended.abort();
      clearTimeout(timer);
      resolve();
    };
    const whenUseful = (): void => {
      if (navigator.onLine && !document.hidden) done();
    };
    const timer = setTimeout(whenUseful, milliseconds);
    addEventListener("online", whenUseful, { signal: cleanup });
    document.addEventListener("visibilitychange", whenUseful, { signal: cleanup });
    signal.addEventListener("abort", done, { signal: cleanup });
    if (signal.aborted) done();
  });
}
