import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { renderPanelState } from "../../ui/panel-states.ts";
import { panelStyles } from "../../ui/panel.styles.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { acceptedPage, type LastStep } from "./accepted-page.ts";
import { Answering, type Outcome } from "./answering.ts";
import { askInvitation, type Invitation } from "./ask-invitation.ts";
import { declineDialog } from "./decline-dialog.ts";
import { invitationCard } from "./invitation-card.ts";
import { KeptToken } from "./kept-token.ts";
import { type LandingKey, landingWords } from "./landing-messages.en.ts";
import { deadPage, declinedPage, offlinePage } from "./landing-pages.ts";
import { landingStyles } from "./landing.styles.ts";

/**
 * The landing page of an invitation: shows the inviter, the schedule, the recipient and the expiry date, and lets the user
 * accept or decline (B12, X6). Put it on the page `mail.paths.invitation` points to, inside a `<rollcall-provider>`.
 *
 * The token of the link is in the fragment of the address. It is removed from the address immediately and kept for this tab until
 * the invitation is answered, so that it survives signing in on another page. Loading the page changes nothing, so mail
 * scanners are harmless (P10). No event, attribute or text contains the token.
 *
 * If the user isn't signed in, the page links to `sign-in-url` and `sign-up-url`, the more likely one first. Without these
 * attributes there are buttons, and the host listens to `rollcall-sign-in-requested`. The page checks the signed-in user again
 * when it becomes visible, and when `refresh()` is called. A user with another account is shown how to switch (P01).
 *
 * After accepting, the user can connect a calendar or skip that, and continues to `schedule-url`.
 *
 * @summary The landing page of an invitation.
 * @fires {InvitationAcceptedEvent} rollcall-invitation-accepted - The invitation was accepted. Carries the schedule's ID.
 * @fires {InvitationDeclinedEvent} rollcall-invitation-declined - The invitation was declined.
 * @fires {SignInRequestedEvent} rollcall-sign-in-requested - The user wants to sign in or sign up. Cancelable.
 * @fires {SignOutRequestedEvent} rollcall-sign-out-requested - The user wants to use another account. Cancelable.
 * @csspart panel - The whole panel.
 * @csspart invitation - The inviter and the schedule.
 * @csspart title - The name of the schedule, or the title of a state.
 * @csspart facts - The recipient and the expiry date.
 * @csspart actions - The buttons.
 * @csspart accept - The button that accepts.
 * @csspart decline - The button that declines.
 * @csspart sign-in - The link or button to sign in.
 * @csspart sign-up - The link or button to create an account.
 * @csspart sign-out - The link or button to switch accounts.
 * @csspart problem - Why accepting or declining failed.
 * @csspart calendar - The step to connect a calendar.
 * @csspart skip - The button that skips this step.
 * @csspart go - The link to the schedule.
 * @csspart dialog - The dialog before declining.
 * @csspart confirm - The button that confirms declining.
 * @csspart state-page - The page shown when there is no open invitation.
 * @csspart retry - The button that tries again.
 * @cssprop --invitation-landing-width - The maximum width. Default: 600px.
 * @cssprop --rollcall-accent - Color of controls and focus.
 * @cssprop --rollcall-on-accent - Color of text on the accent.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Color of text.
 * @cssprop --rollcall-muted - Color of secondary text.
 * @cssprop --rollcall-line - Color of borders.
 * @cssprop --rollcall-ok - Color of normal states.
 * @cssprop --rollcall-danger - Color of failures.
 * @cssprop --rollcall-radius - Roundness of the panel.
 * @cssprop --rollcall-font - Font family.
 */
export class InvitationLanding extends RollcallElement<LandingKey> {
  static override styles = [...panelStyles, landingStyles];

  static override properties = {
    signInUrl: { attribute: "sign-in-url" },
    signUpUrl: { attribute: "sign-up-url" },
    signOutUrl: { attribute: "sign-out-url" },
    scheduleUrl: { attribute: "schedule-url" },
  };

  /** The sign-in page, which must lead back here. */
  declare signInUrl: string | undefined;

  /** The sign-up page, which must lead back here. */
  declare signUpUrl: string | undefined;

  /** The page to sign out or switch accounts, which must lead back here. */
  declare signOutUrl: string | undefined;

  /** The address of the schedule, with `{scheduleId}` as placeholder. Without it, no link is shown. */
  declare scheduleUrl: string | undefined;

  protected override readonly catalogue = landingWords;
  readonly #token = new KeptToken();
  readonly #asked = new QueryController<Invitation>(this, {
    key: () => this.#token.value,
    load: (client, signal) => askInvitation(client, this.#token.value ?? "", signal),
  });
  readonly #answering = new Answering(this, {
    token: () => this.#token.value,
    settled: () => {
      this.#token.forget();
    },
    again: () => void this.#asked.reload(),
  });
  #calendar: LastStep["calendar"] = "open";
  #shown: Outcome | undefined;

  override connectedCallback(): void {
    this.#token.take();
    super.connectedCallback();
    addEventListener("hashchange", this.#followed);
    addEventListener("online", this.#seenAgain);
    document.addEventListener("visibilitychange", this.#seenAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#followed);
    removeEventListener("online", this.#seenAgain);
    document.removeEventListener("visibilitychange", this.#seenAgain);
  }

  /** Checks again who is signed in. Call it after signing in without leaving the page. */
  async refresh(): Promise<void> {
    const { kind } = this.#asked.state;
    if (this.#answering.outcome !== undefined) return;
    if (kind === "ready") await this.#asked.refresh();
    if (kind === "failed") await this.#asked.reload();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { outcome } = this.#answering;
    // An invalid link never becomes valid again, so its token isn't kept.
    if (this.#asked.state.kind === "refused" && outcome === undefined) this.#token.forget();
    if (this.#shown === outcome) return;
    this.#shown = outcome;
    // The pressed button is gone, so the focus moves to the result.
    if (outcome) this.renderRoot.querySelector<HTMLElement>("[part~=title]")?.focus();
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return html`
      <section class="panel" part="panel" aria-label=${words.text("landing.title")}>${this.#content()}</section>
      ${this.#asked.value && declineDialog(words, this.#asked.value, this.#answering)}
    `;
  }

  readonly #followed = (): void => {
    if (!this.#token.take()) return;
    this.#answering.forget();
    this.#calendar = "open";
    this.requestUpdate();
  };

  readonly #seenAgain = (): void => {
    if (!document.hidden && navigator.onLine) void this.refresh();
  };

  #content(): TemplateResult | typeof nothing {
    const { words } = this;
    const { outcome } = this.#answering;
    const { state, value: invitation } = this.#asked;
    if (outcome?.kind === "declined") return declinedPage(words, outcome.schedule);
    const accepted = outcome?.kind === "accepted" ? outcome.accepted : invitation?.accepted;
    if (accepted) {
      return acceptedPage(words, {
        accepted,
        schedule: invitation?.schedule ?? "",
        url: this.scheduleUrl?.replaceAll("{scheduleId}", encodeURIComponent(accepted.scheduleId)),
        calendar: this.#calendar,
        connected: () => void this.#goOn("connected"),
        done: () => {
          this.#token.forget();
          void this.#goOn("skipped");
        },
      });
    }
    if (state.kind === "no-client") return renderPanelState(words, this.#asked) ?? nothing;
    if (state.kind === "refused" || this.#token.value === undefined) return deadPage(words);
    if (state.kind === "failed" && state.reason.code === "server.unreachable" && !navigator.onLine) {
      return offlinePage(words, () => void this.#asked.reload());
    }
    const instead = renderPanelState(words, this.#asked);
    if (instead || invitation === undefined) return instead ?? nothing;
    return invitationCard(words, invitation, {
      urls: this,
      answering: this.#answering,
      ask: (request) => this.dispatchEvent(request),
    });
  }

  async #goOn(calendar: "connected" | "skipped"): Promise<void> {
    this.#calendar = calendar;
    this.requestUpdate();
    if (calendar === "connected" || this.scheduleUrl !== undefined) return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("[part~=title]")?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "invitation-landing": InvitationLanding;
  }
}
