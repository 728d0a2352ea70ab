/** Removes everything from the page. Resets the text size. */
export function clearPage(): void {
  document.body.replaceChildren();
  document.documentElement.style.fontSize = "";
}

/** Makes text twice as large, until the page is cleared. */
export function enlargeText(): void {
  document.documentElement.style.fontSize = "200%";
}

/** How long to wait on a busy machine, in milliseconds. Mocha's own timeout is a minute. */
const patience = 15_000;

/**
 * Waits until `probe` returns a truthy value, or a promise of one; gives up after 15 seconds.
 * @param what what is wrong by then; a function if the text depends on the state
 */
export async function until<T>(
  probe: () => T | PromiseLike<T>,
  what: string | (() => string) = "timed out waiting for a condition",
): Promise<NonNullable<T>> {
  const end = performance.now() + patience;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (performance.now() > end) throw new Error(typeof what === "string" ? `${what}: ${probe.toString()}` : what());
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
}
