import type { Reason } from "@rollcall/core/contract";
import type { ReactiveControllerHost } from "lit";
import { reasonOf } from "../messages/reason-of.ts";

/** What a button began: on its way, or why it failed. One at a time. */
export class PressedAction<Name extends string> {
  readonly #host: ReactiveControllerHost;
  #running: Name | undefined;
  #turn = 0;
  #failed: { readonly name: Name; readonly reason: Reason } | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Whether this one is on its way. */
  isRunning(name: Name): boolean {
    return this.#running === name;
  }

  /** Why this one failed, if it did last. */
  problem(name: Name): Reason | undefined {
    return this.#failed?.name === name ? this.#failed.reason : undefined;
  }

  /** Forgets what is on its way, too: what comes of it is nothing to what shows now. */
  abandon(): void {
    this.#turn++;
    this.#running = undefined;
    this.forget();
  }

  /** Forgets a failure. */
  forget(): void {
    this.#failed = undefined;
    this.#host.requestUpdate();
  }

  /** Does the work unless something else is on its way; answers whether it was done, and still matters here. */
  async press(name: Name, work: () => Promise<unknown>): Promise<boolean> {
    if (this.#running !== undefined) return false;
    const turn = this.#turn;
    this.#running = name;
    this.#failed = undefined;
    this.#host.requestUpdate();
    try {
      await work();
      return turn === this.#turn;
    } catch (error) {
      if (turn === this.#turn) this.#failed = { name, reason: reasonOf(error) };
      return false;
    } finally {
      if (turn === this.#turn) this.#running = undefined;
      this.#host.requestUpdate();
    }
  }
}
