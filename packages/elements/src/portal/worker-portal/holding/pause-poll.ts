import type { ReactiveController, ReactiveControllerHost } from "lit";
import { waitToRetry } from "../../../ui/retry-delay.ts";

/** Milliseconds between two checks. */
const interval = 3000;

/** Checks whether a paused portal is back, while the page is visible: a paused portal gets no live updates (X20). */
export class PausePoll implements ReactiveController {
  readonly #isPaused: () => boolean;
  readonly #check: () => Promise<void>;
  #polling: AbortController | undefined;

  constructor(host: ReactiveControllerHost, isPaused: () => boolean, check: () => Promise<void>) {
    this.#isPaused = isPaused;
    this.#check = check;
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.#isPaused()) this.hostDisconnected();
    else if (this.#polling === undefined) void this.#poll((this.#polling = new AbortController()).signal);
  }

  hostDisconnected(): void {
    this.#polling?.abort();
    this.#polling = undefined;
  }

  async #poll(signal: AbortSignal): Promise<void> {
    for (;;) {
      await waitToRetry(interval, signal);
      if (signal.aborted) return;
      await this.#check();
    }
  }
}
