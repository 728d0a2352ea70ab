import { reasonOf } from "../../messages/reason-words.ts";
import { html, nothing, type TemplateResult } from "lit";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { renderOverlays, renderPanelState } from "../../ui/panel/panel-states.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { InvitationAcceptedEvent, InvitationDeclinedEvent } from "./invitation-landing.events.ts";
import { InvitationLinkToken } from "./invitation-link-token.ts";
import { type LandingKey, landingWords } from "./invitation-landing.messages.ts";
import {
  acceptedPage,
  invalidLinkPage,
  declinedPage,
  invitationCard,
  type LastStep,
  offlinePage,
} from "./landing-pages.ts";
import { landingStyles } from "./landing.styles.ts";
import { type Accepted, type Invitation, loadInvitation } from "./load-invitation.ts";

/** The user's answer, once it is recorded. */
type Answer = { readonly accepted: Accepted } | { readonly declined: string };

/** Errors of an answer which mean that the session or the link has changed. */
const changed: ReadonlySet<string> = new Set([
  ...["link.invalid", "invitation.other-account", "request.unauthenticated", "session.ended"],
  ...["portal.paused", "password.change-required"],
]);

/**
 * The landing page of an invitation: shows the inviter, the schedule, the recipient and the expiry date, and lets the user
 * accept or decline (B12, X6). Put it on the page `mail.paths.invitation` points to, inside a `<rollcall-provider>`.
 *
 * The link's token is in the fragment of the address. It is removed from the address immediately and kept for this tab until
 * the invitation is answered, so that it survives signing in on another page. Loading the page changes nothing, so mail
 * scanners are harmless (P10). No event, attribute or text contains the token.
 *
 * If the user isn't signed in, the page links to `sign-in-url` and `sign-up-url`, the more likely one first. Without these
 * attributes there are buttons, and the host listens to `rollcall-sign-in-requested`. The page checks the signed-in user again
 * when it becomes visible, and when `refresh()` is called. Users with another account see how to switch (P01).
 *
 * An external person signs in to the worker portal instead, at `portal-url`. If their account isn't active yet, or their portal is paused,
 * the page says so.
 *
 * After accepting, the user can connect a calendar or skip that, and continues to `schedule-url`, or to `portal-url` if they
 * are external.
 *
 * @summary The landing page of an invitation.
 * @fires {InvitationAcceptedEvent} rollcall-invitation-accepted - The invitation was accepted. Carries the schedule's ID.
 * @fires {InvitationDeclinedEvent} rollcall-invitation-declined - The invitation was declined.
 * @fires {SignInRequestedEvent} rollcall-sign-in-requested - The user wants to sign in or sign up. Cancelable.
 * @fires {SignOutRequestedEvent} rollcall-sign-out-requested - The user wants to use another account. Cancelable.
 * @csspart invitation - The inviter and the schedule.
 * @csspart title - The name of the schedule, or the title of a state.
 * @csspart facts - The recipient and the expiry date.
 * @csspart actions - The buttons.
 * @csspart accept - The button that accepts.
 * @csspart decline - The button that declines.
 * @csspart sign-in - The link or button to sign in, at the host or in the worker portal.
 * @csspart sign-up - The link or button to create an account.
 * @csspart sign-out - The link or button to switch accounts.
 * @csspart problem - Why accepting or declining failed.
 * @csspart calendar - The step to connect a calendar.
 * @csspart skip - The button that skips this step.
 * @csspart go - The link to the schedule.
 * @cssprop --invitation-landing-width - The maximum width.
 */
export class InvitationLanding extends RollcallElement<LandingKey> {
  static override styles = [...panelStyles, landingStyles];

  static override properties = {
    signInUrl: { attribute: "sign-in-url" },
    signUpUrl: { attribute: "sign-up-url" },
    signOutUrl: { attribute: "sign-out-url" },
    portalUrl: { attribute: "portal-url" },
    scheduleUrl: { attribute: "schedule-url" },
  };

  /** The sign-in page, which must lead back here. */
  declare signInUrl: string | undefined;

  /** The sign-up page, which must lead back here. */
  declare signUpUrl: string | undefined;

  /** The page to sign out or switch accounts, which must lead back here. */
  declare signOutUrl: string | undefined;

  /**
   * The page with `<worker-portal>`, where external people sign in. Its `return-url` leads back here.
   * `{organizationId}` is replaced.
   */
  declare portalUrl: string | undefined;

  /** The address of the schedule, with `{scheduleId}` as placeholder. Without it, no link is shown. */
  declare scheduleUrl: string | undefined;

  protected override readonly catalogue = landingWords;
  readonly #token = new InvitationLinkToken();
  readonly #invitation = new QueryController<Invitation>(this, {
    key: () => this.#token.value,
    load: (client, signal) => loadInvitation(client, this.#token.value ?? "", signal),
  });
  readonly #command = new CommandController<"accept" | "leave">(this);
  readonly #decline = new ConfirmDialog<Invitation, { readonly schedule: string }>(this, {
    id: "decline",
    title: ({ schedule }) => this.words.text("landing.decline.title", { schedule }),
    text: () => this.words.text("landing.decline.text"),
    confirm: () => this.words.text("landing.decline"),
    busy: () => this.words.text("landing.declining"),
    isDangerous: () => true,
    run: (_, client) => this.#unlessChanged(client.invitations.decline({ token: this.#token.value ?? "" })),
    outcome: () => ({
      done: ({ schedule }) => {
        this.#token.forget();
        this.#answer = { declined: schedule };
        this.dispatchEvent(new InvitationDeclinedEvent({ schedule }));
      },
      focus: "[part~=title]",
    }),
  });
  #answer: Answer | undefined;
  #calendar: LastStep["calendar"] = "open";

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

  /**
   * Checks again who is signed in. Call it after signing in without leaving the page.
   * @public
   */
  async refresh(): Promise<void> {
    const { kind } = this.#invitation.state;
    if (this.#answer !== undefined) return;
    if (kind === "ready") await this.#invitation.refresh();
    if (kind === "failed") await this.#invitation.reload();
  }

  protected override updated(): void {
    // An invalid link never becomes valid again, so its token isn't kept.
    if (this.#invitation.state.kind === "refused" && this.#answer === undefined) this.#token.forget();
  }

  protected override render(): TemplateResult {
    return html`
      <section class="panel" part="panel" aria-label=${this.words.text("landing.title")}>${this.#content()}</section>
      ${renderOverlays(this)}
    `;
  }

  readonly #followed = (): void => {
    if (!this.#token.take()) return;
    this.#command.abandon();
    this.#decline.close();
    this.#answer = undefined;
    this.#calendar = "open";
  };

  readonly #seenAgain = (): void => {
    if (!document.hidden && navigator.onLine) void this.refresh();
  };

  #content(): TemplateResult | typeof nothing {
    const { words } = this;
    const { state, value: invitation } = this.#invitation;
    if (this.#answer && "declined" in this.#answer) return declinedPage(words, this.#answer.declined);
    const accepted = this.#answer?.accepted ?? invitation?.accepted;
    const portalUrl = this.portalUrl?.replaceAll(
      "{organizationId}",
      encodeURIComponent(invitation?.organizationId ?? ""),
    );
    if (accepted) {
      const isExternal = invitation?.affiliation === "external";
      return acceptedPage(words, {
        accepted,
        schedule: invitation?.schedule ?? "",
        url: isExternal
          ? portalUrl
          : this.scheduleUrl?.replaceAll("{scheduleId}", encodeURIComponent(accepted.scheduleId)),
        isPortal: isExternal,
        calendar: this.#calendar,
        connected: () => void this.#goOn("connected"),
        done: () => {
          this.#token.forget();
          void this.#goOn("skipped");
        },
      });
    }
    if (state.kind !== "no-client" && (state.kind === "refused" || this.#token.value === undefined)) {
      return invalidLinkPage(words);
    }
    if (state.kind === "failed" && state.reason.code === "server.unreachable" && !navigator.onLine) {
      return offlinePage(words, () => void this.#invitation.reload());
    }
    if (invitation === undefined) return renderPanelState(words, this.#invitation) ?? nothing;
    return invitationCard(words, invitation, {
      urls: { signInUrl: this.signInUrl, signUpUrl: this.signUpUrl, signOutUrl: this.signOutUrl, portalUrl },
      isAccepting: this.#command.isBusy(),
      problem: this.#command.problem("accept"),
      leavePortal: () =>
        void this.#command.run("leave", (client) => client.access.signOut({}), {
          done: () => this.#invitation.reload(),
          focus: "[part~=title]",
        }),
      accept: () => void this.#accept(),
      decline: () => {
        this.#command.clear();
        void this.#decline.open(invitation);
      },
      ask: (request) => this.dispatchEvent(request),
    });
  }

  /** Accepts once, even if the button is pressed repeatedly (P04). */
  async #accept(): Promise<void> {
    const token = this.#token.value ?? "";
    await this.#command.run("accept", (client) => this.#unlessChanged(client.invitations.accept({ token })), {
      done: (accepted) => {
        this.#answer = { accepted };
        this.dispatchEvent(new InvitationAcceptedEvent({ scheduleId: accepted.scheduleId }));
      },
      focus: "[part~=title]",
    });
  }

  /** Loads the invitation again, without a message, if the session or the link has changed. */
  #unlessChanged<Result>(answer: Promise<Result>): Promise<Result> {
    return answer.catch((error: unknown) => {
      if (changed.has(reasonOf(error).code)) {
        this.#command.abandon();
        this.#decline.close();
        void this.#invitation.reload();
      }
      throw error;
    });
  }

  async #goOn(calendar: "connected" | "skipped"): Promise<void> {
    this.#calendar = calendar;
    this.requestUpdate();
    if (calendar === "connected" || this.scheduleUrl) return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("[part~=title]")?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "invitation-landing": InvitationLanding;
  }
}
