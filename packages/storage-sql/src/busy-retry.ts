import { isBusy } from "./to-store-error.ts";

/** How long to let a lock of another process rest, in milliseconds. Differs each time, so that two who wait do not meet again. */
export const lockPause = (): number => 2 + Math.random() * 10;

/**
 * Tries until no other process is in the way.
 * @param timeout how long, in milliseconds
 */
export async function retryWhileBusy<T>(timeout: number, attempt: () => T | PromiseLike<T>): Promise<T> {
  const began = performance.now();
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() - began >= timeout) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, lockPause()));
  }
}
