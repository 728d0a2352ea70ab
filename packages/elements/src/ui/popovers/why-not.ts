import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonWords } from "../../messages/reason-words.ts";
import { icon } from "../controls/icons.ts";
import type { PanelHost } from "../host/panel-host.ts";
import { Popover } from "./popover.ts";

/**
 * The popover that explains why something isn't possible (X1), and the small button that opens it. Escape and a click
 * elsewhere close it; the focus returns to the control that opened it. Needs the styles of `overlays.styles.ts`.
 */
export class WhyNot {
  readonly #host: PanelHost;
  #reasons: readonly Reason[] = [];
  readonly #popover: Popover;
  readonly #remedies: (reasons: readonly Reason[], opener: HTMLElement | undefined) => unknown;

  /** `remedies` draws controls that resolve a refusal. */
  constructor(
    host: PanelHost,
    remedies: (reasons: readonly Reason[], opener: HTMLElement | undefined) => unknown = () => nothing,
  ) {
    this.#host = host;
    this.#remedies = remedies;
    this.#popover = new Popover(host, "why");
    host.overlays.add(this);
  }

  /** Shows reasons next to a control, and moves the focus there if the user asked for them. */
  show(reasons: readonly Reason[], anchor: HTMLElement, isAsked = true): Promise<void> {
    this.#reasons = reasons;
    return this.#popover.open(anchor, isAsked);
  }

  /** Closes the popover. */
  hide(): void {
    this.#popover.hide();
  }

  /** Closes the popover if its control has scrolled. */
  scrolled(): void {
    this.#popover.scrolled();
  }

  /** The info button next to a refused control. */
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
      @toggle=${this.#popover.toggled}
    >
      ${this.#reasons.map((reason, index) => {
        const { title, text, remedy } = reasonWords(words, reason);
        return html`<p><b id=${index === 0 ? "why-title" : nothing}>${title}</b> <span>${text} ${remedy}</span></p>`;
      })}
      ${this.#remedies(this.#reasons, this.#popover.anchor)}
    </div>`;
  }
}
