import { html, nothing, type TemplateResult } from "lit";
import { drawing, icon } from "../../../ui/icons.ts";
import { positionPopover } from "../../../ui/position-popover.ts";
import { type ListedMember, nameOf } from "../../wire.ts";
import type { ListView } from "../list-view.ts";
import { calendarLooks, invitationLooks } from "../member-states.ts";
import { actionsOf, type InvitationAction } from "./invitation-actions.ts";
import type { Invitations } from "./invitations.ts";
import { retryAt } from "./retry-at.ts";
import type { StateKind } from "./state-details.ts";
import { factsOf, whenOf } from "./state-facts.ts";

// From lucide, as the others are.
const undo = "M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11";
const chain =
  "M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71";

/**
 * What is behind a state of a row, on a tap, a click or Enter (B39, Q25): what it means, since when and why for those who
 * may know, and what can be done about it. It belongs to the platform: Escape and a click elsewhere close it.
 */
export class StatePopover {
  readonly #host: ListView;
  readonly #invitations: Invitations;
  #shown: { readonly personId: string; readonly kind: StateKind } | undefined;
  #anchor: HTMLElement | undefined;
  /** What has been asked for since it opened: once is enough, also where there was no answer. */
  #asked = "";

  constructor(host: ListView, invitations: Invitations) {
    this.#host = host;
    this.#invitations = invitations;
  }

  /** Opens it beside the control that was pressed, and takes the focus there. */
  async open(kind: StateKind, { personId }: ListedMember, anchor: HTMLElement): Promise<void> {
    const { actions } = this.#invitations;
    this.hide();
    this.#shown = { kind, personId };
    this.#anchor = anchor;
    actions.outcome = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const popover = this.#element;
    if (!popover || !anchor.isConnected) return;
    positionPopover(popover, anchor);
    popover.focus();
    this.follow();
    // Decisions are of the page that the row came with: what was told since may have changed them.
    const row = this.#row;
    if (row && (this.#host.schedule?.number ?? 0) > row.number) this.#host.refresh();
  }

  /** Closes it. */
  hide(): void {
    if (this.#element?.matches(":popover-open")) this.#element.hidePopover();
  }

  /** Asks for what is behind the state that shows, and puts the popover where its new size fits. */
  follow(): void {
    const { details } = this.#invitations;
    const row = this.#row;
    const popover = this.#element;
    if (!row || !this.#shown || !popover?.matches(":popover-open")) return;
    const { kind } = this.#shown;
    if (this.#anchor?.isConnected) positionPopover(popover, this.#anchor);
    if (details.of(kind, row) || details.isAsking(kind, row)) return;
    if (this.#asked === `${kind}:${row.personId}:${row[kind]}`) return;
    this.#asked = `${kind}:${row.personId}:${row[kind]}`;
    void this.#ask(kind, row);
  }

  async #ask(kind: StateKind, row: ListedMember): Promise<void> {
    const asking = this.#invitations.details.ask(kind, row);
    this.#host.requestUpdate();
    await asking;
    this.#host.requestUpdate();
  }

  render(): TemplateResult {
    const row = this.#row;
    const { words } = this.#invitations;
    const kind = this.#shown?.kind ?? "invitation";
    return html`<div
      id="state"
      part="state-popover"
      popover
      role="dialog"
      aria-label=${row ? words.text(`state.${kind}.of`, { name: nameOf(row) }) : nothing}
      tabindex="-1"
      @toggle=${this.#toggled}
    >
      ${row ? this.#content(kind, row) : nothing}
    </div>`;
  }

  #content(kind: StateKind, row: ListedMember): TemplateResult {
    const { words, details } = this.#invitations;
    const [drawn, tone] = kind === "invitation" ? invitationLooks[row.invitation] : calendarLooks[row.calendar];
    const known = details.of(kind, row);
    const facts = known && factsOf(words, known);
    const key = `${kind}.${row[kind]}` as "calendar.ok";
    return html`
      <p class="state ${tone}">${icon(drawn)}<b>${words.text(key)}</b></p>
      <p>${[words.text(`${key}.text`), ...(facts?.sentences ?? [])].join(" ")}</p>
      ${details.isAsking(kind, row) && !facts ? html`<p class="muted" role="status">${words.text("state.loading")} …</p>` : nothing}
      ${
        facts && facts.values.length > 0
          ? html`<dl part="facts">
              ${facts.values.map(
                ([name, value]) =>
                  html`<div>
                    <dt>${name}</dt>
                    <dd><bdi>${value}</bdi></dd>
                  </div>`,
              )}
            </dl>`
          : nothing
      }
      ${kind === "invitation" ? this.#actions(row) : nothing}
    `;
  }

  #actions(row: ListedMember): TemplateResult | typeof nothing {
    const { words, actions } = this.#invitations;
    const shown = actionsOf(row);
    const first = shown[0] && row.refused[shown[0]]?.[0];
    if (shown.length === 0) return nothing;
    // One reason against all of them is said once.
    if (first && shown.every((action) => row.refused[action]?.[0]?.code === first.code)) {
      const { title, text, remedy } = words.reason(first);
      return html`<p class="muted why">${icon("lock")}<span>${title}. ${text} ${remedy}</span></p>`;
    }
    return html`<div class="acts" role="group" aria-label=${words.text("state.invitation.of", { name: nameOf(row) })}>
        ${shown.map((action) => this.#button(action, row))}
      </div>
      <div class="outcome" part="outcome" role="status">
        ${actions.busy ? html`<p class="muted">${words.text("act.busy")} …</p>` : this.#outcome(row)}
      </div>`;
  }

  #button(action: InvitationAction, row: ListedMember): TemplateResult {
    const { words, actions } = this.#invitations;
    const [part, drawn, word] = {
      invite: ["invite", icon("mail"), row.invitation === "not-invited" ? "act.invite" : "act.resend"] as const,
      "revoke-invitation": ["revoke", drawing(undo), "act.revoke"] as const,
      "copy-link": ["copy-link", drawing(chain), "act.copy"] as const,
    }[action];
    return html`<button
      class="button ${action === "invite" ? "primary" : ""}"
      part=${part}
      aria-disabled=${row.refused[action] || actions.busy ? "true" : nothing}
      @click=${() => void actions.do(action, row, this.#anchor)}
    >
      ${drawn}<span>${words.text(word)}</span>
    </button>`;
  }

  #outcome(row: ListedMember): TemplateResult | typeof nothing {
    const { words, actions } = this.#invitations;
    const { outcome } = actions;
    if (outcome === undefined) return nothing;
    if (outcome.kind === "invited") return html`<p class="state ok">${icon("done")}${words.text("act.invited")}</p>`;
    if (outcome.kind === "refused") {
      const { title, text, remedy } = words.reason(outcome.reason);
      const when = retryAt(words.lang, outcome.reason);
      const again = when === undefined ? "" : words.text("act.retry-in", { when });
      return html`<p class="state danger">
        ${icon("stop")}<span><b>${title}</b> ${when === undefined ? text : ""} ${remedy} ${again}</span>
      </p>`;
    }
    const { url, expiresAt, isCopied } = outcome.link;
    const text = words.text("link.text", { name: nameOf(row), when: whenOf(words, expiresAt) });
    return html`<p class="state ${isCopied ? "ok" : "warn"}">
        ${icon(isCopied ? "done" : "info")}<b>${words.text(isCopied ? "link.copied" : "link.shown")}</b>
      </p>
      ${
        isCopied
          ? nothing
          : html`<input
              class="field"
              part="link"
              readonly
              aria-label=${words.text("link.field")}
              .value=${url}
              @focus=${({ currentTarget }: Event) => (currentTarget as HTMLInputElement).select()}
            />`
      }
      <p>${text}</p>`;
  }

  get #row(): ListedMember | undefined {
    const row = this.#host.pages.rows.find(({ personId }) => personId === this.#shown?.personId);
    return row && this.#host.shown(row);
  }

  get #element(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>("#state");
  }

  /** The focus goes back to whoever asked, if it has nowhere else to be. */
  readonly #toggled = ({ newState, currentTarget }: ToggleEvent): void => {
    if (newState !== "closed") return;
    const active = (this.#host.renderRoot as ShadowRoot).activeElement;
    const isElsewhere = active ? !(currentTarget as Node).contains(active) : document.activeElement !== document.body;
    if (!isElsewhere && this.#anchor?.isConnected) this.#anchor.focus({ preventScroll: true });
    this.#asked = "";
  };
}
