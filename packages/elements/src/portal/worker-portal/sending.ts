import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import type { ReactiveControllerHost } from "lit";
import { reasonOf } from "../../messages/reason-words.ts";

/** Who sends. */
export interface SendingHost extends ReactiveControllerHost {
  readonly client: RollcallClient | undefined;
}

/** One thing that a form sends: once however often it is pressed, with what is said when it is refused. */
export class Sending {
  /** Whether it is on its way. */
  isSending = false;
  /** Why it was refused; `needed`: something has to be typed first. */
  problem: Reason | "needed" | undefined;
  readonly #host: SendingHost;

  constructor(host: SendingHost) {
    this.#host = host;
  }

  /**
   * Sends, unless something is on its way.
   * @returns whether it went well
   */
  async send(act: (client: RollcallClient) => Promise<unknown>): Promise<boolean> {
    const { client } = this.#host;
    if (this.isSending || client === undefined) return false;
    this.#become(true);
    try {
      await act(client);
      this.#become(false);
      return true;
    } catch (error) {
      this.#become(false, reasonOf(error));
      return false;
    }
  }

  /** Something has to be typed before it can be sent. */
  need(): void {
    this.#become(false, "needed");
  }

  /** Forgets what was said: something else was typed. */
  retype(): void {
    if (this.problem !== undefined) this.#become(this.isSending);
  }

  #become(isSending: boolean, problem?: Reason | "needed"): void {
    this.isSending = isSending;
    this.problem = problem;
    this.#host.requestUpdate();
  }
}
