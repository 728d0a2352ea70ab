import type { ReactiveController, ReactiveControllerHost } from "lit";
import { waitToRetry } from "../../../ui/retry-delay.ts";

/** Milliseconds between two looks. */
const pause = 3000;

/**
 * Looks again and again whether the portal is open, while somebody looks at the page and nothing can tell: whoever is kept
 * out hears no changes (X20).
 */
export class Watching implements ReactiveController {
  readonly #isNeeded: () => boolean;
  readonly #look: () => Promise<void>;
  #turn: AbortController | undefined;

  constructor(host: ReactiveControllerHost, isNeeded: () => boolean, look: () => Promise<void>) {
    this.#isNeeded = isNeeded;
    this.#look = look;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#isNeeded()) void this.#watch();
    else this.hostDisconnected();
  }

  hostDisconnected(): void {
    this.#turn?.abort();
    this.#turn = undefined;
  }

  async #watch(): Promise<void> {
    if (this.#turn !== undefined) return;
    this.#turn = new AbortController();
    const { signal } = this.#turn;
    for (;;) {
      await waitToRetry(pause, signal);
      if (signal.aborted) return;
      await this.#look();
    }
  }
}
