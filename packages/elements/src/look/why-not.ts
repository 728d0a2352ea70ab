import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { reasonWords } from "../messages/reason-words.ts";
import type { Words } from "../provider/rollcall-element.ts";
import { icon } from "./icons.ts";
import { showAt } from "./place.ts";

/** What shows reasons: an element with words and a shadow root. */
interface WhyHost extends ReactiveControllerHost {
  readonly words: Words;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * The popover of a panel that answers "why not?" (X1), and the small button that asks. It belongs to the platform: Escape
 * and a click elsewhere close it, and the focus goes back to whoever asked. Needs the styles of `overlays.styles.ts`.
 */
export class WhyNot implements ReactiveController {
  readonly #host: WhyHost;
  #reasons: readonly Reason[] = [];
  #asked: HTMLElement | undefined;

  constructor(host: WhyHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#asked = undefined;
  }

  /** Shows reasons beside the control that was asked, and takes the focus there. */
  async show(reasons: readonly Reason[], anchor: HTMLElement): Promise<void> {
    this.#reasons = reasons;
    this.#asked = anchor;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const popover = this.#host.renderRoot.querySelector<HTMLElement>("#why");
    if (!popover || !anchor.isConnected) return;
    if (popover.matches(":popover-open")) popover.hidePopover();
    showAt(popover, anchor);
    popover.focus();
  }

  /** The button beside what is refused. */
  button(reasons: readonly Reason[], label: string): TemplateResult {
    return html`<button
      class="icon-button"
      part="why"
      aria-label=${label}
      @click=${({ currentTarget }: Event) => void this.show(reasons, currentTarget as HTMLElement)}
    >
      ${icon("info")}
    </button>`;
  }

  render(): TemplateResult {
    const { words } = this.#host;
    return html`<div
      id="why"
      part="reason"
      popover
      role="dialog"
      aria-labelledby="why-title"
      tabindex="-1"
      @toggle=${this.#toggled}
    >
      ${this.#reasons.map((reason, index) => {
        const { title, text, remedy } = reasonWords(words, reason);
        return html`<p><b id=${index === 0 ? "why-title" : nothing}>${title}</b> <span>${text} ${remedy}</span></p>`;
      })}
    </div>`;
  }

  readonly #toggled = ({ newState, currentTarget }: ToggleEvent): void => {
    if (newState !== "closed") return;
    const active = (this.#host.renderRoot as ShadowRoot).activeElement;
    const isElsewhere = active ? !(currentTarget as Node).contains(active) : document.activeElement !== document.body;
    if (!isElsewhere && this.#asked?.isConnected) this.#asked.focus({ preventScroll: true });
    this.#asked = undefined;
  };
}
