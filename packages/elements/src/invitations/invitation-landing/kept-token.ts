const key = "rollcall-invitation";
const form = /^#([\w-]+\.[\w-]*)$/;

/**
 * The token of the link that somebody followed. It is taken out of the address at once, so that it stands in no history,
 * bookmark or screenshot, and kept for this tab, so that it survives a walk to the host's sign-in and back.
 */
export class KeptToken {
  #token: string | undefined;

  /** The token; `undefined` where no link was followed in this tab, or that is settled. */
  get value(): string | undefined {
    return this.#token;
  }

  /**
   * Reads the token of the address, or else the one that is kept.
   * @returns whether it is another one than before
   */
  take(): boolean {
    const before = this.#token;
    const found = form.exec(location.hash)?.[1];
    if (found === undefined) {
      this.#token ??= stored((storage) => storage.getItem(key)) ?? undefined;
    } else {
      // Longer than a token can be is as dead as a wrong one.
      this.#token = found.slice(0, 200);
      const kept = this.#token;
      stored((storage) => {
        storage.setItem(key, kept);
      });
      history.replaceState(history.state, "", location.pathname + location.search);
    }
    return this.#token !== before;
  }

  /** The invitation is settled: the token is kept no longer than this page shows what became of it. */
  forget(): void {
    stored((storage) => {
      storage.removeItem(key);
    });
  }
}

/** Where a browser keeps nothing, the token lives as long as the page. */
function stored<T>(act: (storage: Storage) => T): T | undefined {
  try {
    return act(sessionStorage);
  } catch {
    return undefined;
  }
}
