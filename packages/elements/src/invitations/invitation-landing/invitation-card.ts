import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { Answering } from "./answering.ts";
import type { Invitation } from "./ask-invitation.ts";
import { SignOutRequestedEvent } from "./invitation-landing.events.ts";
import { landingPage } from "./landing-pages.ts";
import type { LandingKey } from "./landing-messages.en.ts";
import { problemLine } from "./problem-line.ts";
import { type AccountUrls, doorway, signInLinks } from "./sign-in-links.ts";

type LandingWords = Words<LandingKey>;

/** The content and callbacks of the invitation card. */
export interface Card {
  readonly urls: AccountUrls & { readonly signOutUrl: string | undefined };
  readonly answering: Answering;
  /** Notifies the host. Returns `false` if the host handles it. */
  readonly ask: (request: Event) => boolean;
}

/** An invitation with its sender, schedule, recipient, expiry and buttons. */
export function invitationCard(words: LandingWords, invitation: Invitation, card: Card): TemplateResult {
  if (invitation.you === "other") return somebodyElse(words, invitation, card);
  const { organization, schedule, invitedBy: name, address, expiresAt } = invitation;
  return html`
    <div class="page invitation" part="invitation">
      <span class="badge">${icon("mail")}</span>
      <div class="heading">
        <p class="muted" dir="auto">
          ${name === "" ? words.text("landing.invited") : words.text("landing.invites", { name })}
        </p>
        <h2 part="title" tabindex="-1" dir="auto">${schedule}</h2>
        <p class="muted" dir="auto">${organization}</p>
      </div>
      ${facts([
        [words.text("landing.for"), address],
        [words.text("landing.until"), time(words.lang, expiresAt)],
      ])}
      ${invitation.you === "nobody" ? nobody(words, invitation, card) : answer(words, invitation, card)}
    </div>
  `;
}

/** Treats an empty name as unknown. */
const facts = (known: readonly (readonly [name: string, value: string | TemplateResult])[]): TemplateResult =>
  html`<dl class="facts" part="facts">
    ${known
      .filter(([, value]) => value !== "")
      .map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd><bdi>${value}</bdi></dd>
          </div>`,
      )}
  </dl>`;

/** A date and time in the reader's time zone, with the name of the zone. */
function time(lang: string, instant: string): TemplateResult {
  const parts = { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" } as const;
  const format = new Intl.DateTimeFormat(lang, { ...parts, timeZoneName: "short" });
  return html`<time datetime=${instant}>${format.format(Date.parse(instant))}</time>`;
}

function answer(words: LandingWords, { you }: Invitation, { answering }: Card): TemplateResult {
  const isSending = answering.sending === "accepted";
  return html`
    <p class="muted text">${words.text("landing.text")}</p>
    ${you === "claims" ? html`<p class="muted text" id="claims">${words.text("landing.claims")}</p>` : nothing}
    ${problemLine(words, answering.isAsking ? undefined : answering.problem)}
    <div class="actions" part="actions">
      <button
        class="button primary"
        part="accept"
        aria-disabled=${isSending ? "true" : nothing}
        aria-describedby=${you === "claims" ? "claims" : nothing}
        @click=${() => void answering.accept()}
      >
        ${words.text(isSending ? "landing.accepting" : "landing.accept")}
      </button>
      ${declineButton(words, answering)}
    </div>
  `;
}

function nobody(words: LandingWords, invitation: Invitation, { urls, ask, answering }: Card): TemplateResult {
  const { account, mayDecline } = invitation;
  return html`
    <p class="muted text">${words.text(account ? "landing.anonymous.sign-in" : "landing.anonymous.sign-up")}</p>
    <div class="actions" part="actions">
      ${signInLinks(words, { urls, account, ask })} ${mayDecline ? declineButton(words, answering) : nothing}
    </div>
  `;
}

const declineButton = (words: LandingWords, answering: Answering): TemplateResult =>
  html`<button
    class="button quiet"
    part="decline"
    aria-disabled=${answering.sending === undefined ? nothing : "true"}
    @click=${() => (answering.sending === undefined ? void answering.askToDecline() : undefined)}
  >
    ${words.text("landing.decline")}
  </button>`;

/** Shown when another account is signed in: both addresses and how to switch (P01). */
function somebodyElse(words: LandingWords, invitation: Invitation, { urls, ask }: Card): TemplateResult {
  const { address, invitedBy: name, signedInAs: me } = invitation;
  return landingPage(
    "lock",
    words.text("landing.other"),
    html`${facts([
        [words.text("landing.for"), address],
        [words.text("landing.signed-in"), me],
      ])}
      <p>${words.text("landing.other.switch")}</p>
      <p>${name === "" ? words.text("landing.other.ask.unnamed") : words.text("landing.other.ask", { name })}</p>`,
    html`<div class="actions" part="actions">
      ${doorway({
        part: "sign-out",
        look: "primary",
        label: words.text("landing.sign-out"),
        url: urls.signOutUrl,
        ask: () => ask(new SignOutRequestedEvent()),
      })}
    </div>`,
  );
}
