import type { RollcallClient } from "@rollcall/core";
import { retryDelay, waitToRetry } from "../../connection/retry-delay.ts";
import { isUnreachable } from "./offline-queue.ts";

/** Called when the connection is lost, and when it is back. */
interface ConnectionOptions {
  readonly client: RollcallClient;
  readonly lost: () => void;
  readonly restored: () => void;
}

/** Whether the server can be reached. If it can't, sends requests until it responds in any way. */
export class ServerConnection {
  /** Whether the last request had no response, or the browser is offline. */
  isLost = false;
  readonly #options: ConnectionOptions;
  readonly #ended = new AbortController();

  constructor(options: ConnectionOptions) {
    this.#options = options;
    addEventListener("offline", () => this.lose(), { signal: this.ended });
  }

  /** Aborted when the portal is closed. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  close(): void {
    this.#ended.abort();
  }

  /** A request had no response, or the browser is offline. */
  lose(): void {
    if (this.isLost) return;
    this.isLost = true;
    this.#options.lost();
    void this.#reconnect();
  }

  /** The server responded. */
  restore(): void {
    if (!this.isLost) return;
    this.isLost = false;
    this.#options.restored();
  }

  async #reconnect(): Promise<void> {
    const { ended: signal } = this;
    const isWaiting = (): boolean => this.isLost && !signal.aborted;
    for (let failures = 0; isWaiting();) {
      await waitToRetry(retryDelay(failures++), signal);
      const failure = await this.#options.client.portal.get({}, { signal }).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (isWaiting() && !isUnreachable(failure)) this.restore();
    }
  }
}
