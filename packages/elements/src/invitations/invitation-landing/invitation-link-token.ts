const key = "rollcall-invitation";
const form = /^#([\w-]+\.[\w-]*)$/;

/**
 * The token of the followed link. It is removed from the address immediately, so that it doesn't end up in the browser history, bookmarks
 * or screenshots. This tab keeps it, so that it survives signing in on another page.
 */
export class InvitationLinkToken {
  /** The token. `undefined` if no link was followed in this tab, the last one has no token, or its invitation was answered. */
  value: string | undefined;

  /**
   * Reads the token from the address, or the stored one. A fragment that is neither a token nor for the page is a damaged link: the
   * invitation opened before is kept, but not shown.
   * @returns whether it has changed
   */
  take(): boolean {
    const before = this.value;
    const found = form.exec(location.hash)?.[1];
    if (found === undefined) {
      const isDamaged = isDamagedLink(decoded(location.hash.slice(1)));
      this.value = isDamaged ? undefined : (this.value ?? stored((storage) => storage.getItem(key)) ?? undefined);
    } else {
      // A longer token is as invalid as a wrong one.
      const token = (this.value = found.slice(0, 200));
      stored((storage) => storage.setItem(key, token));
      history.replaceState(history.state, "", location.pathname + location.search);
    }
    return this.value !== before;
  }

  /** Forgets the token, because the invitation is settled. This page still shows the result. */
  forget(): void {
    stored((storage) => storage.removeItem(key));
  }
}

/**
 * Whether a fragment is neither an anchor of the page, such as `top`, nor a route of the host, nor what a sign-in adds, such as `state=…`.
 * Some mail programs add `=` to a token, after its dot.
 */
const isDamagedLink = (fragment: string): boolean =>
  fragment !== "" && !/\/|^[^.=]+=|^top$/i.test(fragment) && document.getElementById(fragment) === null;

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Without storage, the token is kept as long as the page. */
function stored<T>(act: (storage: Storage) => T): T | undefined {
  try {
    return act(sessionStorage);
  } catch {
    return undefined;
  }
}
