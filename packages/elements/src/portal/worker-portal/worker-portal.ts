import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Words } from "../../ui/host/panel-host.ts";
import { connectionNotice, renderPanelState } from "../../ui/panel/panel-states.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { PanelElement } from "../../ui/panel/panel-element.ts";
import { ownUrl } from "../own-url.ts";
import { dashboard, greeting } from "./dashboard/dashboard.ts";
import { ForcedChange } from "./password/forced-change.ts";
import { inside, PageFocus } from "./page-focus.ts";
import { holdingPage, returnLink } from "./portal-pages.ts";
import { type PortalKey, portalWords } from "./worker-portal.messages.ts";
import { PortalSession } from "./portal-session.ts";
import { SectionLoader } from "./section-loader.ts";
import { sectionPage } from "./section-page.ts";
import { SectionRoute } from "./section-route.ts";
import { signOutPart } from "./sign-out-part.ts";
import { SignInFlow } from "./sign-in/sign-in-flow.ts";
import { PortalSignedInEvent, PortalSignedOutEvent } from "./worker-portal.events.ts";
import { portalStyles } from "./worker-portal.styles.ts";

/**
 * The worker portal, where workers see their own work and nothing else (A42–A65). External people sign in here with a Rollcall session;
 * internal people come through the host's sign-in and see the same (A43). Put it on the page that `mail.paths.portal` names, inside a
 * `<rollcall-provider>`.
 *
 * It shows the sign-in page, the page for a new password after the first sign-in (A26, A27), a page while the portal is
 * paused (A32), or the dashboard, whose cards lead to the sections (A46). The emailed link to a new password
 * has a token in the URL's fragment, `#reset=…`, which is removed immediately.
 *
 * Sections have URLs in one of three ways. With `href-template`, such as `/portal/{section}`, cards are host links. The host routes and
 * sets `section`. To do so without loading a page, it prevents `rollcall-section-changed`. With `history`, the portal keeps the section in
 * the fragment (`#shifts`), and the browser's Back button works. With neither, cards are buttons. `section` can be set at any time;
 * `undefined` or an unknown name is the dashboard.
 *
 * As soon as a response says that the session has ended or the portal is paused, all content is removed (P45).
 *
 * @summary The worker portal: sign-in, dashboard, sections, pause page.
 * @slot brand - The organization's logo above the sign-in form. Defaults to an icon.
 * @fires {SectionChangedEvent} rollcall-section-changed - A section or the dashboard is about to open. Cancelable.
 * @fires {PortalSignedInEvent} rollcall-portal-signed-in - A worker signed in.
 * @fires {PortalSignedOutEvent} rollcall-portal-signed-out - A worker signed out, or the session has ended.
 * @csspart organization - The name of the organization.
 * @csspart sign-out - The button that signs out.
 * @csspart sign-out-everywhere - The button that signs out on all devices.
 * @csspart cards - The grid of cards.
 * @csspart card - A card.
 * @csspart card-label - Its label.
 * @csspart card-line - The line below the label.
 * @csspart card-chip - A count.
 * @csspart to-dos - What the worker has to do, above the cards.
 * @csspart to-do - The link to one of them.
 * @csspart next-shift - The next shift, above the cards.
 * @csspart back - The link or button back to the dashboard.
 * @csspart return - The link back to `return-url`.
 * @csspart section - The content of a section.
 * @csspart sign-in-page - A page before the portal, such as the sign-in page.
 * @csspart note - Why the sign-in page is shown.
 * @csspart sign-in-form - The sign-in form.
 * @csspart email - The field for the email address.
 * @csspart password - The field for the password.
 * @csspart show-password - The button that shows the password.
 * @csspart sign-in - The button that signs in.
 * @csspart host-sign-in - The link to the host's sign-in.
 * @csspart forgot - The button for a forgotten password.
 * @csspart forgot-form - The form that requests a link to a new password.
 * @csspart send-link - The button that requests the link.
 * @csspart to-sign-in - The button back to the sign-in page.
 * @csspart again - The button that requests another link.
 * @csspart new-password-form - The form for a new password.
 * @csspart current - The field for the current password.
 * @csspart next - The field for the new password.
 * @csspart rules - The rules for a new password.
 * @csspart save-password - The button that saves the new password.
 * @csspart use-password - The link that signs out of the host after another account's password was reset.
 * @csspart stay - The button that continues with the account that is signed in.
 * @csspart holding - The pause page.
 * @csspart until - When the pause ends.
 * @csspart reason - The reason for a pause, or why something isn't possible.
 * @csspart contact - The link to the contact.
 * @csspart queue - The changes that are waiting for a connection, were sent or were refused.
 * @csspart queued - One of them.
 * @csspart queued-state - Its state.
 * @csspart send-again - The button that sends a refused change again.
 * @csspart discard - The button that discards a change.
 * @csspart notice - The state of the connection; in My Profile, what the scheduler changed.
 * @csspart shift - A shift in My Shifts.
 * @csspart sheet - The day of a shift or a busy time.
 * @csspart more - The button that shows more.
 * @csspart calendar - The link to Calendar Links in My Shifts.
 * @csspart fact - A read-only value.
 * @csspart field - A field of My Profile.
 * @csspart restriction-kind - The kind of a restriction.
 * @csspart restriction-person - The other person of a restriction.
 * @csspart restriction-day - A weekday of a restriction.
 * @csspart save-state - The state of saving it.
 * @csspart notices - The scheduler's changes.
 * @csspart restore - The button that restores the previous value.
 * @csspart dismiss - The button that dismisses the changes.
 * @csspart overwrote - An unseen value that a save replaced.
 * @csspart put-back - The button that restores that value.
 * @csspart mail - A kind of email in Configure Notifications.
 * @csspart busy - A busy time in My Availability.
 * @cssprop --worker-portal-form-width - The maximum width of the pages before the portal.
 */
export class WorkerPortal extends PanelElement<PortalKey> {
  static override styles = [panelStyles, portalStyles];

  static override properties = {
    organization: {},
    section: { reflect: true },
    hrefTemplate: { attribute: "href-template" },
    history: { type: Boolean },
    signInUrl: { attribute: "sign-in-url" },
    signOutUrl: { attribute: "sign-out-url" },
    returnUrl: { attribute: "return-url" },
    offline: { type: Boolean },
    offlineWorker: { attribute: "offline-worker" },
  };

  /**
   * The organization's id. Default: `?organization=…` in the URL, as in email links. Without either, people can't sign in here.
   */
  declare organization: string | undefined;
  /** The open section. Default: the dashboard. */
  declare section: string | undefined;
  /** The host's URL of a section, with `{section}` in place of its name, which is empty for the dashboard. */
  declare hrefTemplate: string | undefined;
  /** Keeps the section in the fragment of the URL. */
  declare history: boolean | undefined;
  /** The page on which internal people sign in at the host, which leads back here. */
  declare signInUrl: string | undefined;
  /** The page on which people sign out of the host, which leads back here. Offered after another account's password was reset. */
  declare signOutUrl: string | undefined;
  /** The page of this origin that sent the worker here: they return to it after signing in, and see a link to it before that. */
  declare returnUrl: string | undefined;
  /**
   * Keeps shifts, offers, availability and the profile on this device for use without a connection, and queues changes until there is one.
   * Set it before the portal is added to the page.
   */
  declare offline: boolean | undefined;
  /** The address of the service worker that keeps the page, on the origin of the page. Default: `offline-worker.js` of the server. */
  declare offlineWorker: string | undefined;

  protected override readonly catalogue = portalWords;
  /** The portal itself loads the caller. */
  protected override readonly loadsCaller: boolean = false;
  readonly #signIn = new SignInFlow(this, {
    pageChanged: () => {
      this.#focus.want();
      this.requestUpdate();
    },
    signedIn: (password) => {
      this.#forcedChange.temporary = password;
      this.#isReturning = true;
      this.dispatchEvent(new PortalSignedInEvent());
      void this.#session.reload();
    },
    passwordReset: () => void this.#session.reload(),
  });
  readonly #session = new PortalSession(this, (isRequested) => {
    this.#forcedChange.temporary = undefined;
    this.#signIn.restart(isRequested ? "portal.signed-out" : "portal.session-ended");
    if (isRequested) this.#route.reset();
    this.dispatchEvent(new PortalSignedOutEvent({ isRequested }));
  });
  readonly #forcedChange = new ForcedChange(this, this.#session);
  readonly #loader = new SectionLoader(this);
  readonly #route = new SectionRoute(this, () => this.#focus.want());
  readonly #focus = new PageFocus(this);
  /** Whether the worker signed in here and goes back to `returnUrl`. */
  #isReturning = false;

  override connectedCallback(): void {
    this.#signIn.takeToken();
    super.connectedCallback();
    addEventListener("hashchange", this.#hashChanged);
    addEventListener("online", this.#resumed);
    document.addEventListener("visibilitychange", this.#resumed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loader.close();
    this.#forcedChange.temporary = undefined;
    removeEventListener("hashchange", this.#hashChanged);
    removeEventListener("online", this.#resumed);
    document.removeEventListener("visibilitychange", this.#resumed);
  }

  /**
   * Loads the session again, for hosts that sign people in without leaving the page.
   * @public
   */
  async refresh(): Promise<void> {
    const { query } = this.#session;
    await (query.state.kind === "failed" || query.state.kind === "refused" ? query.reload() : query.refresh());
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.#session.portal?.restriction !== null || this.#signIn.isResetting) this.#loader.close();
    this.#focus.turnTo(this.#pageName);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.#isReturning && this.#session.portal?.restriction === null) {
      this.#isReturning = false;
      const url = ownUrl(this.returnUrl);
      if (url !== undefined) location.assign(url);
    }
    this.#focus.drawn();
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const { isInside } = this.#focus;
    // A page of another width replaces the previous one instead of moving it.
    return html`${keyed(
      isInside,
      html`<section class="panel ${isInside ? "" : "narrow"}" part="panel" aria-label=${words.text("portal.title")}>
        ${this.#content(words)}
      </section>`,
    )}`;
  }

  get #pageName(): string {
    const { query, state, portal } = this.#session;
    if (this.#signIn.isResetting) return "reset";
    if (state === undefined) return query.state.kind;
    if (portal !== undefined && this.#signIn.hasReset) return "reset-done";
    return portal === undefined ? "signed-out" : (portal.restriction ?? `${inside}${this.#route.current ?? ""}`);
  }

  #content(words: Words<PortalKey>): TemplateResult | typeof nothing {
    const { query, state, portal } = this.#session;
    if (this.#signIn.isResetting && this.client !== undefined) return this.#signIn.render(words);
    if (state === undefined) return renderPanelState(words, query, 4) ?? nothing;
    if (state.kind === "signed-out" || portal === undefined) return this.#signIn.render(words);
    if (this.#signIn.hasReset)
      return this.#signIn.renderReset(words, portal, signOutPart(words, portal, this.#session));
    if (portal.restriction === "portal.paused")
      return html`${holdingPage(words, portal)} ${signOutPart(words, portal, this.#session)}`;
    if (portal.restriction !== null) {
      return html`${this.#forcedChange.render(words, portal)} ${signOutPart(words, portal, this.#session)}`;
    }
    const { href, go, current } = this.#route;
    const { offline } = this.#session;
    const notice = offline?.render(current) ?? connectionNotice(words, query);
    if (current !== null) {
      const { leave: leavePortal } = this.#session;
      const refreshPortal = this.#refreshPortal;
      const instead = offline?.renderInstead(current);
      const open = { portal, section: current, loader: this.#loader, instead, refreshPortal, leavePortal, href, go };
      return html`${notice} ${sectionPage(words, open)}`;
    }
    this.#loader.close();
    return html`
      <header class="head greeting" part="header">
        ${greeting(words, portal)} ${signOutPart(words, portal, this.#session)}
      </header>
      ${notice} ${returnLink(words, this.returnUrl)} ${state.toDoList?.(this, portal.toDos, { href, go })}
      ${dashboard(words, { portal, href, go })}
    `;
  }

  readonly #refreshPortal = (): void => void this.#session.query.refresh();

  readonly #hashChanged = (): void => {
    if (this.#signIn.takeToken()) this.requestUpdate();
  };

  readonly #resumed = (): void => {
    if (!document.hidden && navigator.onLine && this.client !== undefined) void this.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "worker-portal": WorkerPortal;
  }
}
