import type { ReactiveController } from "lit";
import type { Cell, ListView } from "../list-view.ts";

/**
 * The keyboard of the grid: one stop of the Tab key, arrows inside it. Up and down never change a role by accident;
 * Enter or Space opens the choice.
 */
export class GridKeys implements ReactiveController {
  readonly #host: ListView;
  #lost: number | undefined;

  constructor(host: ListView) {
    this.#host = host;
    host.addController(this);
  }

  /** The position of the row that has the focus; -1 for none. */
  get focused(): number {
    const row = this.#focusedRow;
    return row ? Number(row.dataset["index"]) : -1;
  }

  /** Remembers where the focus is. */
  arrived(control: HTMLElement): void {
    const { cell } = control.dataset;
    const index = Number(control.closest<HTMLElement>("tr")?.dataset["index"]);
    const personId = this.#host.pages.rows.at(index)?.personId;
    if (cell === undefined || personId === undefined) return;
    Object.assign(this.#host.stop, { cell, personId });
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#lost = this.#focusedRow ? this.focused : undefined;
  }

  /** A row that had the focus and is gone hands it to the one that took its place. */
  hostUpdated(): void {
    if (this.#lost === undefined || this.#focusedRow || this.#host.pages.length === 0) return;
    if (this.#active) return;
    void this.focus(Math.min(this.#lost, this.#host.pages.length - 1), this.#host.stop.cell);
  }

  /** Takes the focus to a cell, scrolling there first. */
  async focus(index: number, cell: Cell): Promise<void> {
    this.#host.window.reveal(index);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (!this.#row(index)) {
      // What a scroll brings into sight is drawn in the next frame.
      await new Promise(requestAnimationFrame);
      await this.#host.updateComplete;
    }
    const cells = this.#cells(this.#row(index));
    (
      cells.find((one) => one.dataset["cell"] === cell) ?? cells.at(["more", "action"].includes(cell) ? -1 : 0)
    )?.focus();
  }

  keydown(event: KeyboardEvent): void {
    const control = event.target as HTMLElement;
    const index = this.focused;
    if (index >= 0 && this.#host.hands?.selection?.keydown(event, index)) return;
    if (index < 0 || event.altKey || event.metaKey || isOpen(control)) return;
    const last = this.#host.pages.length - 1;
    const { first, last: lastInSight } = this.#host.window.sight();
    const page = Math.max(1, Math.min(lastInSight - first - 1, 10));
    const cells = this.#cells(this.#focusedRow);
    const at = cells.indexOf(control);
    const forward = getComputedStyle(control).direction === "rtl" ? -1 : 1;
    const goto = (to: number): void => void this.focus(Math.max(0, Math.min(to, last)), this.#host.stop.cell);
    const along = (to: HTMLElement | undefined): void => to?.focus();
    const moves: Readonly<Record<string, (() => void) | undefined>> = {
      ArrowDown: () => goto(index + 1),
      ArrowUp: () => goto(index - 1),
      PageDown: () => goto(index + page),
      PageUp: () => goto(index - page),
      ArrowRight: () => along(cells[at + forward]),
      ArrowLeft: () => along(cells[at - forward]),
      Home: () => (event.ctrlKey ? goto(0) : along(cells[0])),
      End: () => (event.ctrlKey ? goto(last) : along(cells.at(-1))),
      Delete: () => this.#focusedRow?.querySelector<HTMLElement>("[data-cell=action]")?.click(),
      Enter: control instanceof HTMLSelectElement ? () => control.showPicker() : undefined,
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  }

  get #active(): Element | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement;
  }

  get #focusedRow(): HTMLElement | null {
    return this.#active?.closest<HTMLElement>("tr[data-index]") ?? null;
  }

  #row(index: number): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`tr[data-index="${index}"]`);
  }

  #cells(row: HTMLElement | null): HTMLElement[] {
    return row ? [...row.querySelectorAll<HTMLElement>("[data-cell]")] : [];
  }
}

/** Whether the choice of a select is open, where the browser can tell. */
function isOpen(control: HTMLElement): boolean {
  try {
    return control.matches("select:open");
  } catch {
    return false;
  }
}
