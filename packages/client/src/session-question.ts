import { type Reason, RollcallError } from "@rollcall/core/client";

/** The response of `GET /session`. */
export interface SessionAnswer {
  readonly session: object | null;
  readonly reason?: Reason;
  /** The operations that need no session. */
  readonly anonymous: readonly string[];
}

/**
 * Asks whether the caller is signed in before calls that need it. Concurrent calls share one question; a session is remembered until it
 * ends.
 */
export class SessionQuestion {
  readonly #ask: () => Promise<SessionAnswer>;
  #answer: Promise<SessionAnswer | undefined> | undefined;

  constructor(ask: () => Promise<SessionAnswer>) {
    this.#ask = ask;
  }

  /**
   * Waits for the response. Without one, the call is sent and fails with the reason.
   * @throws {RollcallError} why the caller isn't signed in, unless the operation needs no session
   */
  async requireSession(name: string): Promise<void> {
    this.#answer ??= this.#ask().catch(() => undefined);
    const answer = await this.#answer;
    if (answer?.session) return;
    this.forget();
    if (answer !== undefined && !answer.anonymous.includes(name))
      throw RollcallError.fromWire({ error: answer.reason });
  }

  /** Asks again before the next call. */
  forget(): void {
    this.#answer = undefined;
  }
}
