import { isBusy } from "./to-store-error.ts";

/** The delay before retrying a locked database, in milliseconds. Random, so that two waiting processes do not collide again. */
export const lockPause = (): number => 2 + Math.random() * 10;

/**
 * Retries while another process holds the lock.
 * @param timeout in milliseconds
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
