import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonWords } from "../../messages/reason-words.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import { positionPopover } from "../../ui/browser/position-popover.ts";
import type { WhyNot } from "../../ui/popovers/why-not.ts";

/**
 * Shows the reason for the decision in a cell, short on hover and focus and in full on press, and handles keyboard navigation. It
 * is the event listener of a table whose cells have an id in `data-cell`.
 */
export class CellReasons {
  last = "";
  readonly #host: PanelHost;
  readonly #why: WhyNot;
  readonly #reasonOf: (id: string) => Reason | undefined;
  #hinted: Reason | undefined;

  constructor(host: PanelHost, why: WhyNot, reasonOf: (id: string) => Reason | undefined) {
    this.#host = host;
    this.#why = why;
    this.#reasonOf = reasonOf;
    host.overlays.add(this);
  }

  /** The short reason. A manual popover, so that it never takes the focus. */
  render(): TemplateResult {
    const words = this.#hinted && reasonWords(this.#host.words, this.#hinted);
    return html`<div id="hint" popover="manual" role="tooltip" aria-label=${words?.title ?? nothing}>
      ${words ? html`<span>${words.title}. ${words.text}</span>` : nothing}
    </div>`;
  }

  handleEvent(event: Event): void {
    const { type, target } = event;
    const cell = (target as Element).closest<HTMLTableCellElement>("td[data-cell]");
    const id = cell?.dataset["cell"] ?? "";
    const reason = this.#reasonOf(id);
    if (type === "pointerover" || type === "focusin") this.#hint(cell, reason);
    else if (type !== "keydown") this.#unhint();
    if (cell === null) return;
    if (type === "focusin" && this.last !== id) {
      this.last = id;
      this.#host.requestUpdate();
    }
    if (type === "click" && reason) void this.#why.show([reason], cell);
    if (type === "keydown") this.#key(event as KeyboardEvent, cell, reason);
  }

  #hint(cell: HTMLElement | null, reason: Reason | undefined): void {
    if (cell === null || reason === undefined) {
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
    if (this.#popover?.matches(":popover-open")) this.#popover.hidePopover();
  }

  #key(event: KeyboardEvent, cell: HTMLTableCellElement, reason: Reason | undefined): void {
    const isPress = event.key === "Enter" || event.key === " ";
    const next = isPress ? undefined : nextCell(cell, event);
    if (event.key === "Escape" || isPress) this.#unhint();
    if (isPress && reason) void this.#why.show([reason], cell);
    if (isPress || next) event.preventDefault();
    next?.focus();
    next?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  get #popover(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>("#hint");
  }
}

/** Moves between cells: arrow keys by one, Home and End within a row, with Control to the first or last cell. */
function nextCell(cell: HTMLTableCellElement, { key, ctrlKey }: KeyboardEvent): HTMLElement | undefined {
  const rows = [...(cell.closest("table")?.querySelectorAll("tr:has(> td)") ?? [])];
  const cellsOf = (row: number): HTMLElement[] => [...(rows[row]?.querySelectorAll("td") ?? [])];
  const line = rows.findIndex((row) => row.contains(cell));
  const column = cellsOf(line).indexOf(cell);
  const forward = getComputedStyle(cell).direction === "rtl" ? -1 : 1;
  const moves: Readonly<Record<string, readonly [line: number, column: number]>> = {
    ArrowRight: [line, column + forward],
    ArrowLeft: [line, column - forward],
    ArrowDown: [line + 1, column],
    ArrowUp: [line - 1, column],
    Home: [ctrlKey ? 0 : line, 0],
    End: [ctrlKey ? Infinity : line, Infinity],
  };
  const move = moves[key];
  if (move === undefined) return undefined;
  const cells = cellsOf(Math.max(0, Math.min(move[0], rows.length - 1)));
  return cells[Math.max(0, Math.min(move[1], cells.length - 1))];
}
