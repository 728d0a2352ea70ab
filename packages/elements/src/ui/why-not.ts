import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { reasonWords } from "../messages/reason-words.ts";
import { icon } from "./icons.ts";
import type { PanelHost } from "./panel-host.ts";
import { positionPopover } from "./position-popover.ts";

/**
 * The popover that explains why something isn't possible (X1), and the small button that opens it. Escape and a click
 * elsewhere close it; the focus returns to the control that opened it. Needs the styles of `overlays.styles.ts`.
 */
export class WhyNot implements ReactiveController {
  readonly #host: PanelHost;
  #reasons: readonly Reason[] = [];
  #opener: HTMLElement | undefined;

  readonly #remedies: (reasons: readonly Reason[], opener: HTMLElement | undefined) => unknown;

  /** `remedies` draws controls that help against a refusal. */
  constructor(
    host: PanelHost,
    remedies: (reasons: readonly Reason[], opener: HTMLElement | undefined) => unknown = () => nothing,
  ) {
    this.#host = host;
    this.#remedies = remedies;
    host.addController(this);
    host.overlays.add(this);
  }

  hostDisconnected(): void {
    this.#opener = undefined;
  }

  /** Shows reasons next to a control, and moves the focus there if the user asked for them. */
  async show(reasons: readonly Reason[], anchor: HTMLElement, isAsked = true): Promise<void> {
    this.#reasons = reasons;
    this.#opener = isAsked ? anchor : undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const popover = this.#popover;
    if (!popover || !anchor.isConnected) return;
    if (popover.matches(":popover-open")) popover.hidePopover();
    positionPopover(popover, anchor);
    if (isAsked) popover.focus();
  }

  /** Closes the popover. */
  hide(): void {
    if (this.#popover?.matches(":popover-open")) this.#popover.hidePopover();
  }

  /** The info button next to a control that is refused. */
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
      ${this.#remedies(this.#reasons, this.#opener)}
    </div>`;
  }

  get #popover(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>("#why");
  }

  readonly #toggled = ({ newState, currentTarget }: ToggleEvent): void => {
    if (newState !== "closed") return;
    const active = (this.#host.renderRoot as ShadowRoot).activeElement;
    const isElsewhere = active ? !(currentTarget as Node).contains(active) : document.activeElement !== document.body;
    if (!isElsewhere && this.#opener?.isConnected) this.#opener.focus({ preventScroll: true });
    this.#opener = undefined;
  };
}
