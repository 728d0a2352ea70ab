import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { positionPopover } from "../../../ui/position-popover.ts";
import type { ListView } from "../list-view.ts";
import type { Hands } from "./hands.ts";

/** Milliseconds that a pointer or the focus stays before what is behind a state is asked for. */
const dwelling = 300;

/**
 * The one popover of a list that answers "why not?" (X1), and the one that describes a state on hover, focus and tap
 * (B39, Q25). Both belong to the platform: Escape and a click elsewhere close them.
 */
export class ReasonPopover implements ReactiveController {
  readonly #host: ListView;
  readonly #hands: Hands;
  #reasons: readonly Reason[] = [];
  #asked: Element | null = null;
  #hint = "";
  #hinted: Element | undefined;
  #dwell: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ListView, hands: Hands) {
    this.#host = host;
    this.#hands = hands;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.unhint();
  }

  /** Shows reasons beside `anchor`. A person who asked is taken there; a refusal that comes by itself leaves them be. */
  async show(reasons: readonly Reason[], anchor: Element | null, takeThere = false): Promise<void> {
    this.unhint();
    this.#reasons = reasons;
    this.#asked = takeThere ? anchor : null;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const popover = this.#find("why");
    const at = anchor?.isConnected ? anchor : this.#find("panel");
    if (!popover || !at) return;
    if (popover.matches(":popover-open")) popover.hidePopover();
    positionPopover(popover, at);
    if (takeThere) popover.focus();
  }

  /** Closes the reasons. */
  hide(): void {
    const popover = this.#find("why");
    if (popover?.matches(":popover-open")) popover.hidePopover();
    this.unhint();
  }

  /** The pointer or the focus came to a state, or left it. */
  point(element: HTMLElement, type: string): void {
    if (type === "pointerleave" || type === "blur") this.unhint();
    else void this.hint(element);
  }

  /** Describes the state that `element` shows, until the pointer or the focus goes elsewhere; a press tells more (B39). */
  async hint(element: HTMLElement): Promise<void> {
    if (this.#find("state")?.matches(":popover-open")) return;
    const key = element.getAttribute("aria-describedby")?.replace("-", ".") ?? "";
    this.#hinted = element;
    this.#hint = this.#hands.words.text(`${key}.text` as "calendar.ok.text");
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const popover = this.#find("hint");
    if (!popover || this.#hinted !== element || !element.isConnected) return;
    positionPopover(popover, element);
    this.#dwell = setTimeout(() => this.#hintMore(element), dwelling);
  }

  /** Whoever stays with a state is told what is behind it, too, if they may know (B39). */
  #hintMore(element: HTMLElement): void {
    const row = this.#host.pages.rows.at(Number(element.closest("tr")?.dataset["index"]));
    const kind = element.dataset["cell"] === "calendar" ? "calendar" : "invitation";
    if (!row) return;
    this.#hands.invitations(async (invitations) => {
      const more = await invitations.inShort(kind, this.#host.shown(row));
      if (more === "" || this.#hinted !== element) return;
      this.#hint = `${this.#hint} ${more}`;
      this.#host.requestUpdate();
      await this.#host.updateComplete;
      const popover = this.#find("hint");
      if (popover && element.isConnected) positionPopover(popover, element);
    });
  }

  /** Ends the description. */
  unhint(): void {
    clearTimeout(this.#dwell);
    this.#hinted = undefined;
    const popover = this.#find("hint");
    if (popover?.matches(":popover-open")) popover.hidePopover();
  }

  render(): TemplateResult {
    return html`
      <div
        id="why"
        part="reason"
        popover
        role="dialog"
        aria-labelledby="why-title"
        tabindex="-1"
        @toggle=${this.#toggled}
      >
        ${this.#reasons.map((reason, index) => {
          const { title, text, remedy } = this.#hands.reason(reason);
          return html`<p><b id=${index === 0 ? "why-title" : nothing}>${title}</b> <span>${text} ${remedy}</span></p>`;
        })}
        ${
          this.#reasons.some(({ remedy }) => remedy === "make-another-admin")
            ? html`<button class="link" @click=${() => this.#hands.chooseSecondAdmin()}>
                ${this.#host.messages.text("list.second-admin")}
              </button>`
            : nothing
        }
        ${
          this.#reasons.some(({ remedy }) => remedy === "choose-a-successor")
            ? html`<button class="link" part="pass-on" @click=${() => void this.#hands.passOn(this.#asked)}>
                ${this.#hands.words.text("pass-on.begin")}
              </button>`
            : nothing
        }
      </div>
      <div id="hint" part="hint" popover="manual" aria-hidden="true">${this.#hint}</div>
    `;
  }

  /** The focus goes back to whoever asked, if it has nowhere else to be. */
  readonly #toggled = ({ newState, currentTarget }: ToggleEvent): void => {
    const active = (this.#host.renderRoot as ShadowRoot).activeElement;
    const isElsewhere = active ? !(currentTarget as Node).contains(active) : document.activeElement !== document.body;
    if (newState !== "closed" || isElsewhere) return;
    if (this.#asked instanceof HTMLElement && this.#asked.isConnected) this.#asked.focus({ preventScroll: true });
    this.#asked = null;
  };

  #find(id: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`#${id}`);
  }
}
