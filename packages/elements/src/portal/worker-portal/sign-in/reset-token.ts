const form = /^#reset=([\w.-]{1,200})$/;

/**
 * The token of a link to a new password. It is taken out of the address at once, so that it stands in no history, bookmark
 * or screenshot, and kept by this page alone.
 */
export class ResetToken {
  #token: string | undefined;

  /** The token; `undefined` where no such link was followed. */
  get value(): string | undefined {
    return this.#token;
  }

  /**
   * Reads the token of the address.
   * @returns whether there was one
   */
  take(): boolean {
    const found = form.exec(location.hash)?.[1];
    if (found === undefined) return false;
    this.#token = found;
    history.replaceState(history.state, "", location.pathname + location.search);
    return true;
  }

  /** It is used, or nobody wants it any more. */
  forget(): void {
    this.#token = undefined;
  }
}
