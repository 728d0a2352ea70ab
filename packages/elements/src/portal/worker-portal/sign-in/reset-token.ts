const pattern = /^#reset=([\w.-]{1,200})$/;

/**
 * The token of a password reset link. It is taken out of the URL at once, so no history, bookmark or screenshot contains
 * it.
 */
export class ResetToken {
  #token: string | undefined;

  /** The token; `undefined` if no reset link was opened. */
  get value(): string | undefined {
    return this.#token;
  }

  /**
   * Reads the token from the URL.
   * @returns whether there was one
   */
  take(): boolean {
    const token = pattern.exec(location.hash)?.[1];
    if (token === undefined) return false;
    this.#token = token;
    history.replaceState(history.state, "", location.pathname + location.search);
    return true;
  }

  /** Forgets the token once it is used or abandoned. */
  clear(): void {
    this.#token = undefined;
  }
}
