import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { positionPopover } from "../../ui/position-popover.ts";
import type { WhyNot } from "../../ui/why-not.ts";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../../ui/panel-host.ts";
import { nextCell } from "./grid-cells.ts";

interface CellsHost extends ReactiveControllerHost {
  readonly words: Words;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * Shows the reason behind a cell, short on hover and focus and in full on press, and handles keyboard navigation. Listeners
 * are shared by all cells.
 */
export class CellReasons implements ReactiveController {
  /** The cell that was focused last. */
  last = "";
  readonly #host: CellsHost;
  readonly #why: WhyNot;
  readonly #reasonOf: (id: string) => Reason | undefined;
  #hinted: Reason | undefined;
  #root: EventTarget | undefined;

  constructor(host: CellsHost, why: WhyNot, reasonOf: (id: string) => Reason | undefined) {
    this.#host = host;
    this.#why = why;
    this.#reasonOf = reasonOf;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#root === this.#host.renderRoot) return;
    this.#root = this.#host.renderRoot;
    this.#root.addEventListener("pointerover", (event) => this.#hint(event));
    this.#root.addEventListener("focusin", (event) => this.#focused(event));
    this.#root.addEventListener("focusout", () => this.#unhint());
    this.#root.addEventListener("click", (event) => this.#press(event));
    this.#root.addEventListener("keydown", (event) => this.#key(event as KeyboardEvent));
  }

  /** The short reason. A manual popover, so that it never takes the focus. */
  render(): TemplateResult {
    const reason = this.#hinted;
    const words = reason && reasonWords(this.#host.words, reason);
    return html`<div id="hint" popover="manual" role="tooltip" aria-label=${words?.title ?? nothing}>
      ${words ? html`<span>${words.title}. ${words.text}</span>` : nothing}
    </div>`;
  }

  #focused(event: Event): void {
    const cell = cellOf(event);
    if (cell !== undefined && this.last !== cell.dataset["cell"]) {
      this.last = cell.dataset["cell"] ?? "";
      this.#host.requestUpdate();
    }
    this.#hint(event);
  }

  #hint(event: Event): void {
    const cell = cellOf(event);
    const reason = cell && this.#reasonOf(cell.dataset["cell"] ?? "");
    if (cell === undefined || reason === undefined) {
      this.#unhint();
      return;
    }
    this.#hinted = reason;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const hint = this.#popover;
      if (hint === null || this.#hinted !== reason || !cell.isConnected) return;
      if (hint.matches(":popover-open")) hint.hidePopover();
      positionPopover(hint, cell);
    });
  }

  #unhint(): void {
    this.#hinted = undefined;
    const hint = this.#popover;
    if (hint?.matches(":popover-open")) hint.hidePopover();
  }

  #press(event: Event): void {
    const cell = cellOf(event);
    const reason = cell && this.#reasonOf(cell.dataset["cell"] ?? "");
    if (cell === undefined || reason === undefined) return;
    this.#unhint();
    void this.#why.show([reason], cell);
  }

  #key(event: KeyboardEvent): void {
    const cell = cellOf(event);
    if (cell === undefined) return;
    if (event.key === "Escape") this.#unhint();
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#press(event);
      return;
    }
    const table = cell.closest("table");
    const next = table && nextCell(table, cell, event);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  get #popover(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>("#hint");
  }
}

/** The cell in which an event was fired. */
const cellOf = ({ target }: Event): HTMLTableCellElement | undefined =>
  target instanceof Element ? (target.closest<HTMLTableCellElement>("td[data-cell]") ?? undefined) : undefined;
