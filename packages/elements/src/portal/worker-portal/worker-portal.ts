import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { controls } from "../../ui/controls.styles.ts";
import { connectionNotice, renderPanelState } from "../../ui/panel-states.ts";
import { panel } from "../../ui/panel.styles.ts";
import { tokens } from "../../ui/tokens.styles.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import type { Words } from "../../ui/panel-host.ts";
import { dashboard, greeting } from "./dashboard/dashboard.ts";
import { holdingPage } from "./holding/holding-page.ts";
import { ForcedChange } from "./password/forced-change.ts";
import { type PortalKey, portalWords } from "./portal-messages.en.ts";
import { PortalSession } from "./portal-session.ts";
import type { PortalView } from "./portal-wire.ts";
import { sectionPage } from "./section-page.ts";
import { SectionParts } from "./section-parts.ts";
import { SectionRoute } from "./section-route.ts";
import { Door } from "./sign-in/door.ts";
import { ResetToken } from "./sign-in/reset-token.ts";
import { signOut } from "./sign-in/sign-out.ts";
import { PortalSignedInEvent, PortalSignedOutEvent } from "./worker-portal.events.ts";
import { portalStyles } from "./worker-portal.styles.ts";

/** How the name of a page begins that shows what is theirs: a section, or the dashboard. */
const inside = "in ";

/**
 * The worker portal: what a worker sees of their own work, and of nothing else (A42–A65). External people sign in here, by
 * a session of Rollcall's own; internal people come with the host's sign-in and see the same (A43). Put it on the page that
 * `mail.paths.portal` names, inside a `<rollcall-provider>`.
 *
 * It shows by itself what is so: signing in, a password of one's own that has to be chosen first (A26, A27), the holding
 * page while the portal is paused (A32), or the dashboard, whose cards lead to the sections in the order of A46. The link
 * of a mail to a new password comes in the fragment of the address, `#reset=…`, and is taken out of it at once.
 *
 * Sections have addresses in one of three ways. With `href-template`, such as `/portal/{section}`, the cards are links of
 * the host: it routes, sets `section`, and may prevent `rollcall-section-changed` to do so without loading a page. With
 * `history` the portal keeps the section in the fragment of the address (`#shifts`), and the browser's back button works.
 * With neither, the cards are buttons, and `section` is all there is. `section` can be set at any time; the dashboard is
 * `undefined`, and so is the name of nothing.
 *
 * Once an answer says that the session is over or the portal is paused, everything that was shown is gone at once (P45).
 *
 * @summary The worker portal: sign-in, dashboard, sections, holding page.
 * @slot brand - The sign of the organization above the form that signs in; a drawing if left out.
 * @fires {SectionChangedEvent} rollcall-section-changed - Somebody goes to a section or back. Cancelable.
 * @fires {PortalSignedInEvent} rollcall-portal-signed-in - Somebody signed in.
 * @fires {PortalSignedOutEvent} rollcall-portal-signed-out - Somebody signed out, or their session is over.
 * @csspart panel - Everything.
 * @csspart header - The greeting and the way out, or the head of a section.
 * @csspart title - What the page is about.
 * @csspart organization - The name of the organization.
 * @csspart sign-out - The button that signs out.
 * @csspart cards - The grid of cards.
 * @csspart card - One card.
 * @csspart card-label - Its label.
 * @csspart card-line - What is below the label.
 * @csspart card-chip - What waits there.
 * @csspart next-shift - The next shift, above the cards.
 * @csspart back - What leads from a section to the dashboard.
 * @csspart section - The content of a section.
 * @csspart door - What stands before the portal.
 * @csspart note - Why one is asked to sign in.
 * @csspart sign-in-form - The form that signs in.
 * @csspart email - The field of the address.
 * @csspart password - The field of the password.
 * @csspart show-password - The button that shows what is typed.
 * @csspart sign-in - The button that signs in.
 * @csspart host-sign-in - The link to the host's sign-in.
 * @csspart forgot - The button for whoever has forgotten the password.
 * @csspart forgot-form - The form that asks for a link.
 * @csspart send-link - The button that asks for it.
 * @csspart to-sign-in - The button back to signing in.
 * @csspart again - The button that asks for another link.
 * @csspart new-password-form - The form in which a password is chosen.
 * @csspart current - The field of the password that one has.
 * @csspart next - The field of the new one.
 * @csspart rules - What is asked of it.
 * @csspart save-password - The button that saves it.
 * @csspart problem - Why something was refused.
 * @csspart holding - The holding page.
 * @csspart until - Until when.
 * @csspart reason - Why.
 * @csspart contact - The link that writes to somebody.
 * @csspart notice - The state of the connection; in My Profile, what the scheduler changed.
 * @csspart shift - A shift in My Shifts.
 * @csspart sheet - The day on which a shift begins.
 * @csspart more - The button that shows more.
 * @csspart fact - Something that is only read.
 * @csspart field - A field of My Profile.
 * @csspart save-state - What is said of saving it.
 * @csspart notices - What the scheduler changed.
 * @csspart restore - The button that restores what was there before.
 * @csspart dismiss - The button that has seen it.
 * @csspart overwrote - What was overwritten by saving.
 * @csspart mail - A sort of mail in Configure Notifications.
 * @csspart busy - A busy time in My Availability.
 * @csspart state-page - What stands there instead.
 * @csspart retry - The button that tries again.
 * @cssprop --worker-portal-form-width - How wide what stands before the portal gets; 600px.
 * @cssprop --rollcall-accent - Colour of what can be pressed and of focus.
 * @cssprop --rollcall-on-accent - Colour of text on the accent.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Colour of text.
 * @cssprop --rollcall-muted - Colour of quiet text.
 * @cssprop --rollcall-line - Colour of borders.
 * @cssprop --rollcall-ok - Colour of states that are fine.
 * @cssprop --rollcall-warn - Colour of states to look at.
 * @cssprop --rollcall-danger - Colour of what went wrong.
 * @cssprop --rollcall-radius - Roundness of the panel.
 * @cssprop --rollcall-font - Font family.
 */
export class WorkerPortal extends RollcallElement<PortalKey> {
  static override styles = [tokens, controls, panel, portalStyles];

  static override properties = {
    organization: {},
    section: { reflect: true },
    hrefTemplate: { attribute: "href-template" },
    history: { type: Boolean },
    signInUrl: { attribute: "sign-in-url" },
  };

  /**
   * The id of the organization whose portal it is; if left out, that of `?organization=…` in the address, to which the
   * links of mails lead. Without either, nobody can sign in here.
   */
  declare organization: string | undefined;

  /** The section that shows; the dashboard if left out. */
  declare section: string | undefined;

  /** The address of a section at the host, with `{section}` for its name; empty for the dashboard. */
  declare hrefTemplate: string | undefined;

  /** Keeps the section in the fragment of the address. */
  declare history: boolean | undefined;

  /** Where internal people sign in at the host, and are led back here. */
  declare signInUrl: string | undefined;

  protected override readonly catalogue = portalWords;
  /** The answer to what it asks says so, too. */
  protected override readonly asksWho: boolean = false;
  readonly #token = new ResetToken();
  readonly #door = new Door(this, this.#token, {
    turned: () => {
      this.#wantsFocus = true;
      this.requestUpdate();
    },
    opened: (password) => {
      this.#forced.cameBy(password);
      this.dispatchEvent(new PortalSignedInEvent());
      void this.#session.reload();
    },
    settled: () => void this.#session.reload(),
  });
  readonly #session = new PortalSession(this, (isAsked) => {
    this.#left(isAsked);
  });
  readonly #forced = new ForcedChange(this, this.#session);
  readonly #parts = new SectionParts(this);
  readonly #route = new SectionRoute(this, () => {
    this.#wantsFocus = true;
  });
  /** The page that showed last. */
  #page = "";
  /** Whether the focus goes to the next page that has a title. */
  #wantsFocus = false;
  /** The section that showed last, whose card takes the focus on the dashboard. */
  #from = "";

  override connectedCallback(): void {
    this.#token.take();
    super.connectedCallback();
    addEventListener("hashchange", this.#linked);
    addEventListener("online", this.#seenAgain);
    document.addEventListener("visibilitychange", this.#seenAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#parts.close();
    this.#forced.cameBy(undefined);
    removeEventListener("hashchange", this.#linked);
    removeEventListener("online", this.#seenAgain);
    document.removeEventListener("visibilitychange", this.#seenAgain);
  }

  /** Looks again who is signed in; for hosts that sign people in without leaving the page. */
  async refresh(): Promise<void> {
    const { kind } = this.#session.loaded.state;
    await (kind === "failed" || kind === "refused" ? this.#session.reload() : this.#session.refresh());
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.#session.portal?.restriction !== null || this.#door.isResetting) this.#parts.close();
    const page = this.#pageName;
    if (page === this.#page) return;
    this.#from = this.#page.startsWith(inside) ? this.#page.slice(inside.length) : "";
    this.#page = page;
    // What had the focus goes: whoever was there goes on at what comes.
    const isInside = this.hasUpdated && (this.renderRoot as ShadowRoot).activeElement !== null;
    this.#wantsFocus ||= isInside;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (!this.#wantsFocus) return;
    const card = this.#from === "" ? null : this.renderRoot.querySelector<HTMLElement>(`[data-section=${this.#from}]`);
    const title = this.renderRoot.querySelector<HTMLElement>("[part~=title]");
    (card ?? title)?.focus();
    if (card ?? title) this.#wantsFocus = false;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const isOpen = this.#page.startsWith(inside);
    return html`<section class="panel ${isOpen ? "" : "narrow"}" part="panel" aria-label=${words.text("portal.title")}>
      ${this.#content(words)}
    </section>`;
  }

  /** What tells one page from another. */
  get #pageName(): string {
    const { loaded, standing, portal } = this.#session;
    if (this.#door.isResetting) return "reset";
    if (standing === undefined) return loaded.state.kind;
    return portal === undefined ? "out" : (portal.restriction ?? `${inside}${this.#route.current ?? ""}`);
  }

  #content(words: Words<PortalKey>): TemplateResult | typeof nothing {
    const { loaded, standing, portal } = this.#session;
    if (this.#door.isResetting && this.client !== undefined) return this.#door.render(words);
    const instead = renderPanelState(words, loaded, 4);
    if (instead !== undefined || standing === undefined) return instead ?? nothing;
    if (portal === undefined) return this.#door.render(words);
    if (portal.restriction === "portal.paused")
      return html`${holdingPage(words, portal)} ${this.#wayOut(words, portal)}`;
    if (portal.restriction !== null) return html`${this.#forced.render(words, portal)} ${this.#wayOut(words, portal)}`;
    const { href, go, current } = this.#route;
    const notice = connectionNotice(words, loaded);
    if (current !== null) {
      return html`${notice}
      ${sectionPage(words, { portal, section: current, parts: this.#parts, again: this.#again, href, go })}`;
    }
    this.#parts.close();
    return html`
      <header class="head greeting" part="header">${greeting(words, portal)} ${this.#wayOut(words, portal)}</header>
      ${notice} ${dashboard(words, { portal, next: standing.kind === "in" ? standing.next : undefined, href, go })}
    `;
  }

  /** Whoever came by a password of the portal can leave it; the others leave through the host. */
  #wayOut(words: Words<PortalKey>, portal: PortalView): TemplateResult | typeof nothing {
    if (!portal.signedIn) return nothing;
    return signOut(words, portal, this.#session.leaving, () => void this.#session.signOut());
  }

  #left(isAsked: boolean): void {
    this.#forced.cameBy(undefined);
    this.#door.close(isAsked ? "portal.signed-out" : "portal.session-ended");
    if (isAsked) this.#route.reset();
    this.dispatchEvent(new PortalSignedOutEvent(isAsked));
  }

  readonly #again = (): void => void this.#session.refresh();

  readonly #linked = (): void => {
    if (this.#token.take()) this.requestUpdate();
  };

  readonly #seenAgain = (): void => {
    if (!document.hidden && navigator.onLine && this.client !== undefined) void this.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "worker-portal": WorkerPortal;
  }
}
