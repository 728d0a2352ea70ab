/** Milliseconds after which a busy page counts as idle. */
const patience = 2000;

/** Waits until the browser has nothing more urgent to do, such as showing what has just loaded. */
export const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    // Safari has no idle callbacks.
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: patience });
    else setTimeout(resolve, 1);
  });
