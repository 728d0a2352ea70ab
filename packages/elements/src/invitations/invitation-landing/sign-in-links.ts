import { html, type TemplateResult } from "lit";
import type { Words } from "../../ui/panel-host.ts";
import { SignInRequestedEvent } from "./invitation-landing.events.ts";
import type { LandingKey } from "./landing-messages.en.ts";

/** The host's pages for signing in and signing up. */
export interface AccountUrls {
  readonly signInUrl: string | undefined;
  readonly signUpUrl: string | undefined;
}

/** The links and buttons that lead to the host. */
interface Doorway {
  readonly part: string;
  readonly look: "primary" | "";
  readonly label: string;
  readonly url: string | undefined;
  /** Notifies the host. Returns `false` if the host handles it. */
  readonly ask: () => boolean;
}

/** A link if the host has a page, otherwise a button. Both notify the host first. */
export function doorway({ part, look, label, url, ask }: Doorway): TemplateResult {
  if (url === undefined) return html`<button class="button ${look}" part=${part} @click=${ask}>${label}</button>`;
  const follow = (event: Event): void => {
    if (!ask()) event.preventDefault();
  };
  return html`<a class="button ${look}" part=${part} href=${url} @click=${follow}>${label}</a>`;
}

/**
 * The links to sign in and sign up. Sign-in comes first if the invited address has an account, otherwise sign-up (B12, Q15). If
 * the host sets only one address, only that link is shown.
 */
export function signInLinks(
  words: Words<LandingKey>,
  { urls, account, ask }: { urls: AccountUrls; account: boolean; ask: (request: Event) => boolean },
): TemplateResult[] {
  const { signInUrl, signUpUrl } = urls;
  const isEither = signInUrl === undefined && signUpUrl === undefined;
  const hasIn = isEither || signInUrl !== undefined;
  const hasUp = isEither || signUpUrl !== undefined;
  const way = (isIn: boolean): TemplateResult => {
    const isFirst = isIn ? account || !hasUp : !account || !hasIn;
    const label = isIn ? "landing.sign-in" : "landing.sign-up";
    return doorway({
      part: isIn ? "sign-in" : "sign-up",
      look: isFirst ? "primary" : "",
      label: words.text(isFirst ? label : `${label}.instead`),
      url: isIn ? signInUrl : signUpUrl,
      ask: () => ask(new SignInRequestedEvent(isIn)),
    });
  };
  return [account, !account].filter((isIn) => (isIn ? hasIn : hasUp)).map(way);
}
