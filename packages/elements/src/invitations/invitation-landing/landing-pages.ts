import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { drawing, icon } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { SignInRequestedEvent, SignOutRequestedEvent } from "./invitation-landing.events.ts";
import type { LandingKey } from "./invitation-landing.messages.ts";
import type { Accepted, Invitation } from "./load-invitation.ts";
import { timesIn } from "../../ui/text/times.ts";

type LandingWords = Words<LandingKey>;

/** What the invitation card shows and does in addition to the invitation. */
export interface CardOptions {
  /** The pages of the host that sign people in, create accounts and sign them out, and its worker portal. */
  readonly urls: Readonly<Record<"signInUrl" | "signUpUrl" | "signOutUrl" | "portalUrl", string | undefined>>;
  readonly isAccepting: boolean;
  readonly problem: Reason | undefined;
  readonly accept: () => void;
  readonly decline: () => void;
  /** Ends a session of the worker portal, which isn't a session of the host. */
  readonly leavePortal: () => void;
  /** Notifies the host. Returns `false` if the host handles it. */
  readonly ask: (request: Event) => boolean;
}

/** An invitation with its sender, schedule, recipient, expiry and buttons. */
export function invitationCard(words: LandingWords, invitation: Invitation, options: CardOptions): TemplateResult {
  const { you, organization, schedule, invitedBy: name, address, expiresAt } = invitation;
  if (you === "other") return otherAccount(words, invitation, options);
  if (invitation.restriction !== null) return restrictedPage(words, invitation, options);
  if (you === "anonymous" && invitation.affiliation === "external" && !invitation.account) {
    return activationPage(words, invitation);
  }
  return html`
    <div class="page invitation" part="invitation">
      <span class="badge">${icon("mail")}</span>
      <div class="heading stack gap-1 wrap">
        <p class="muted" dir="auto">
          ${name === "" ? words.text("landing.invited") : words.text("landing.invites", { name })}
        </p>
        <h2 part="title" tabindex="-1" dir="auto">${schedule}</h2>
        <p class="muted" dir="auto">${organization}</p>
      </div>
      ${facts([
        [words.text("landing.for"), address],
        [words.text("landing.until"), time(words, expiresAt)],
      ])}
      ${you === "anonymous" ? signedOut(words, invitation, options) : answer(words, invitation, options)}
    </div>
  `;
}

/** Names and values; an empty value is left out. */
const facts = (known: readonly (readonly [name: string, value: string | TemplateResult])[]): TemplateResult =>
  html`<dl class="facts" part="facts">
    ${known.map(([name, value]) =>
      value === ""
        ? nothing
        : html`<div>
            <dt>${name}</dt>
            <dd><bdi>${value}</bdi></dd>
          </div>`,
    )}
  </dl>`;

const time = (words: LandingWords, instant: string): TemplateResult =>
  html`<time datetime=${instant}>${timesIn(words).text(instant, "dayAndClock")}</time>`;

function answer(words: LandingWords, { you }: Invitation, options: CardOptions): TemplateResult {
  const { isAccepting, problem, accept } = options;
  const claims = you === "claims" ? "claims" : undefined;
  return html`
    <p class="muted text wrap">${words.text("landing.text")}</p>
    ${claims ? html`<p class="muted text wrap" id=${claims}>${words.text("landing.claims")}</p>` : nothing}
    ${problemLine(words, problem)}
    <div class="actions cluster center" part="actions">
      ${button(words.text(isAccepting ? "landing.accepting" : "landing.accept"), {
        part: "accept",
        look: "button primary",
        ...(claims && { describedBy: claims }),
        isBusy: isAccepting,
        click: accept,
      })}
      ${declineButton(words, options)}
    </div>
  `;
}

function signedOut(words: LandingWords, invitation: Invitation, options: CardOptions): TemplateResult {
  const { account, affiliation, mayDecline } = invitation;
  const internal = account ? "landing.anonymous.sign-in" : "landing.anonymous.sign-up";
  const isExternal = affiliation === "external";
  return html`
    <p class="muted text wrap">${words.text(isExternal ? "landing.portal.sign-in" : internal)}</p>
    <div class="actions cluster center" part="actions">
      ${isExternal ? portalLink(words, "landing.portal", options) : signInLinks(words, account, options)}
      ${mayDecline ? declineButton(words, options) : nothing}
    </div>
  `;
}

const declineButton = (words: LandingWords, { isAccepting, decline }: CardOptions): TemplateResult =>
  button(words.text("landing.decline"), {
    part: "decline",
    look: "button quiet",
    isBusy: isAccepting,
    click: () => (isAccepting ? undefined : decline()),
  });

/**
 * Another account is signed in: both addresses and how to switch (P01). A portal session can be ended here. For an external person, the
 * host's user has to sign out first, because that account takes precedence.
 */
function otherAccount(words: LandingWords, invitation: Invitation, options: CardOptions): TemplateResult {
  const { address, affiliation, alsoInPortal, invitedBy: name, signedInWith, signedInAs: me } = invitation;
  const { urls, ask, leavePortal } = options;
  const isOfHost = affiliation === "external" && signedInWith === "host";
  const own = alsoInPortal ? "landing.portal.both" : "landing.portal.other";
  const signOut = (): boolean => ask(new SignOutRequestedEvent());
  return landingPage(
    icon("lock"),
    words.text(isOfHost ? own : "landing.other"),
    html`${facts([
        [words.text("landing.for"), address],
        [words.text("landing.signed-in"), me],
      ])}
      <p>${words.text(isOfHost ? `${own}.text` : "landing.other.switch")}</p>
      <p>${name === "" ? words.text("landing.other.ask.unnamed") : words.text("landing.other.ask", { name })}</p>`,
    html`<div class="actions cluster center" part="actions">
      ${
        signedInWith === "portal"
          ? button(words.text("landing.sign-out"), { part: "sign-out", look: "button primary", click: leavePortal })
          : hostLink("sign-out", "primary", words.text("landing.sign-out"), urls.signOutUrl, signOut)
      }
    </div>`,
  );
}

/** An external person without a valid password: they can only wait until they are activated (A22). */
const activationPage = (words: LandingWords, { address, organization }: Invitation): TemplateResult =>
  landingPage(
    icon("clock"),
    words.text("landing.portal.inactive"),
    html`${facts([[words.text("landing.for"), address]])}
      <p>${words.text("landing.portal.inactive.text", { organization })}</p>`,
  );

/** The invited person is signed in, but their portal is paused, or they haven't chosen their own password (A27, A32). */
function restrictedPage(words: LandingWords, invitation: Invitation, options: CardOptions): TemplateResult {
  const isPaused = invitation.restriction === "portal.paused";
  const title = isPaused ? "landing.portal.paused" : "landing.portal.password";
  return landingPage(
    icon(isPaused ? "clock" : "lock"),
    words.text(title),
    html`<p>${words.text(`${title}.text`, { organization: invitation.organization })}</p>`,
    html`<div class="actions cluster center" part="actions">${portalLink(words, "landing.portal.open", options)}</div>`,
  );
}

/**
 * The links to sign in and sign up. Sign-in comes first if the invited address has an account, otherwise sign-up (B12,
 * Q15). If the host sets only one address, only that link is shown.
 */
function signInLinks(words: LandingWords, account: boolean, { urls, ask }: CardOptions): TemplateResult[] {
  const signIn = { part: "sign-in", url: urls.signInUrl, account: true } as const;
  const signUp = { part: "sign-up", url: urls.signUpUrl, account: false } as const;
  const links = account ? [signIn, signUp] : [signUp, signIn];
  const offered = links.filter(({ url }) => url !== undefined);
  return (offered.length > 0 ? offered : links).map(({ part, url, account }, index) => {
    const label = words.text(index === 0 ? `landing.${part}` : `landing.${part}.instead`);
    const request = (): boolean => ask(new SignInRequestedEvent({ account }));
    return hostLink(part, index === 0 ? "primary" : "", label, url, request);
  });
}

/** The link to the worker portal, which leads back here. */
const portalLink = (
  words: LandingWords,
  label: "landing.portal" | "landing.portal.open",
  { urls, ask }: CardOptions,
): TemplateResult =>
  hostLink("sign-in", "primary", words.text(label), urls.portalUrl, () =>
    ask(new SignInRequestedEvent({ account: true })),
  );

/** A link if the host has a page, otherwise a button. Both notify the host first. */
const hostLink = (part: string, look: string, label: string, href: string | undefined, ask: () => boolean) =>
  button(label, { part, look: `button ${look}`, href, click: (event) => ask() || event.preventDefault() });

/** A page without an invitation: an icon, a sentence that takes the focus, an explanation, and what to do. */
const landingPage = (
  drawn: TemplateResult,
  title: string,
  text: unknown,
  action: TemplateResult | typeof nothing = nothing,
): TemplateResult => html`
  <div class="page" part="state-page">
    <span class="badge">${drawn}</span>
    <h2 part="title" tabindex="-1" dir="auto">${title}</h2>
    <div class="muted text stack wrap" dir="auto">${text}</div>
    ${action}
  </div>
`;

// From lucide (ISC license).
const unlinked =
  "m18.84 12.25 1.72-1.71h-.02a5.004 5.004 0 0 0-.12-7.07 5.006 5.006 0 0 0-6.95 0l-1.72 1.71M5.17 11.75l-1.71 1.71a5.004 5.004 0 0 0 .12 7.07 5.006 5.006 0 0 0 6.95 0l1.71-1.71M8 2v3M2 8h3M16 19v3M19 16h3";

/** The same page for every invalid link, whatever the reason (P06). */
export const invalidLinkPage = (words: LandingWords): TemplateResult =>
  landingPage(drawing(unlinked), words.text("landing.dead"), words.text("landing.dead.text"));

/** The invitation was declined. */
export const declinedPage = (words: LandingWords, schedule: string): TemplateResult =>
  landingPage(icon("done"), words.text("landing.declined"), words.text("landing.declined.text", { schedule }));

/** There is no connection. The page reloads automatically once it is back. */
export const offlinePage = (words: LandingWords, retry: () => void): TemplateResult =>
  landingPage(
    icon("offline"),
    words.text("landing.offline"),
    words.text("landing.offline.text"),
    button(words.text("panel.retry"), { part: "retry", click: retry }),
  );

/** The state of the page after accepting. */
export interface LastStep {
  readonly accepted: Accepted;
  readonly schedule: string;
  readonly url: string | undefined;
  /** Whether `url` is the worker portal. */
  readonly isPortal: boolean;
  readonly calendar: "open" | "connected" | "skipped";
  readonly connected: () => void;
  /** Called when the user continues or skips the calendar. */
  readonly done: () => void;
}

/** The page after accepting: an optional calendar connection and a link to the schedule. */
export function acceptedPage(words: LandingWords, step: LastStep): TemplateResult {
  const { accepted, schedule, calendar, connected } = step;
  // People who aren't assignable don't need a calendar.
  const isAsked = accepted.member.calendar !== "not-applicable" && calendar !== "skipped";
  const isOpen = isAsked && calendar === "open" && accepted.member.calendar !== "ok";
  return html`
    <div class="page arrived" part="invitation">
      <span class="badge ok">${icon("done")}</span>
      <h2 part="title" tabindex="-1" dir="auto">${words.text("landing.accepted", { schedule })}</h2>
      <p class="muted">${words.text(isOpen ? "landing.accepted.text" : "landing.accepted.done")}</p>
    </div>
    ${
      isAsked
        ? html`<calendar-connection
            compact
            part="calendar"
            @rollcall-calendar-connected=${connected}
          ></calendar-connection>`
        : nothing
    }
    <div class="onward" part="actions">${onward(words, step, isOpen)}</div>
  `;
}

/** A quiet way to skip while the calendar step is open, then a prominent one to continue. */
function onward(words: LandingWords, { url, isPortal, done }: LastStep, isOpen: boolean): TemplateResult {
  if (url !== undefined) {
    const [go, skip] = isPortal
      ? (["landing.portal.open", "landing.skip"] as const)
      : (["landing.go", "landing.skip-to"] as const);
    const look = `button tall ${isOpen ? "quiet" : "primary"}`;
    return button(words.text(isOpen ? skip : go), { href: url, part: "go", look, click: done });
  }
  return isOpen
    ? button(words.text("landing.skip"), { part: "skip", look: "button tall quiet", click: done })
    : html`<p class="muted">${words.text("landing.close")}</p>`;
}
