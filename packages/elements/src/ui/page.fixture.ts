/** Removes everything from the page. */
export function clearPage(): void {
  document.body.replaceChildren();
}

/** How long to wait on a busy machine, in milliseconds. Mocha's own timeout is a minute. */
const patience = 15_000;

/** Waits until `probe` returns a truthy value; gives up after 15 seconds. */
export async function until<T>(probe: () => T, what = "timed out waiting for a condition"): Promise<NonNullable<T>> {
  const end = performance.now() + patience;
  for (;;) {
    const value = probe();
    if (value) return value;
    if (performance.now() > end) throw new Error(`${what}: ${probe.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
}

/** Waits until the server confirms something; gives up after 15 seconds. */
export async function eventually(probe: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patience;
  while (!(await probe())) {
    if (performance.now() > end) throw new Error(`not confirmed by the server: ${probe.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
}
