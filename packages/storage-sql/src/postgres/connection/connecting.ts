import { setTimeout as pause } from "node:timers/promises";
import { hasTooManyConnections } from "../to-store-error.ts";

/** How long to wait for a connection, in milliseconds. */
export const connectTimeout = 5000;

/** Lets the operating system check connections that have been idle for 10 seconds. The delay is in milliseconds. */
export const keepAlive = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/** How long to wait before trying again, in milliseconds. */
const fullPause = 50;

/**
 * Tries again for a few seconds while the server allows no more connections. The pool doesn't know this limit, and another
 * transaction may soon return its connection.
 */
export async function retryWhileFull<T>(connect: () => Promise<T>): Promise<T> {
  const end = performance.now() + connectTimeout;
  for (;;) {
    try {
      return await connect();
    } catch (error) {
      if (!hasTooManyConnections(error) || performance.now() >= end) throw error;
    }
    await pause(fullPause);
  }
}
