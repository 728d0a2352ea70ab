import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { RowWindow } from "../../rows/row-window.ts";
import type { ListedPerson } from "../wire.ts";
import type { PeoplePages } from "./people-pages.ts";
import type { PersonCell } from "./person-row.ts";

interface KeysHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly pages: PeoplePages;
  readonly window: RowWindow;
}

/** The keyboard of the table: one stop of the Tab key, arrows by row and cell, Page Up and Down, Home and End. */
export class PeopleKeys implements ReactiveController {
  readonly #host: KeysHost;
  readonly #stop: { personId: string; cell: PersonCell } = { personId: "", cell: "open" };
  #stopIndex = 0;
  #lost: number | undefined;

  constructor(host: KeysHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Chooses the row that the Tab key stops at, out of those that are drawn. */
  choose(drawn: readonly { readonly index: number }[]): void {
    const { rows } = this.#host.pages;
    const isStop = ({ index }: { index: number }): boolean => rows.at(index)?.personId === this.#stop.personId;
    this.#stopIndex = (drawn.find(isStop) ?? drawn.find(({ index }) => rows.at(index)))?.index ?? 0;
  }

  /** The `tabindex` of a cell. */
  tab(index: number, cell: PersonCell, hasInvite: boolean): 0 | -1 {
    const here = this.#stop.cell === "invite" && hasInvite ? "invite" : "open";
    return index === this.#stopIndex && here === cell ? 0 : -1;
  }

  /** Remembers where the focus is. */
  readonly arrived = ({ target }: FocusEvent): void => {
    const control = target as HTMLElement;
    const cell = control.dataset["cell"] as PersonCell | undefined;
    const person: ListedPerson | undefined = this.#host.pages.rows.at(this.#indexOf(control));
    if (cell === undefined || person === undefined) return;
    Object.assign(this.#stop, { cell, personId: person.personId });
    this.#host.requestUpdate();
  };

  readonly keydown = (event: KeyboardEvent): void => {
    const control = event.target as HTMLElement;
    const index = this.#indexOf(control);
    if (index < 0 || event.altKey || event.metaKey) return;
    const last = this.#host.pages.length - 1;
    const { first, last: lastInSight } = this.#host.window.sight();
    const page = Math.max(1, Math.min(lastInSight - first - 1, 10));
    const cells = cellsOf(control.closest("tr"));
    const at = cells.indexOf(control);
    const forward = getComputedStyle(control).direction === "rtl" ? -1 : 1;
    const goto = (to: number): void => void this.focus(Math.max(0, Math.min(to, last)));
    const moves: Readonly<Record<string, (() => void) | undefined>> = {
      ArrowDown: () => goto(index + 1),
      ArrowUp: () => goto(index - 1),
      PageDown: () => goto(index + page),
      PageUp: () => goto(index - page),
      ArrowRight: () => cells[at + forward]?.focus(),
      ArrowLeft: () => cells[at - forward]?.focus(),
      Home: () => (event.ctrlKey ? goto(0) : cells[0]?.focus()),
      End: () => (event.ctrlKey ? goto(last) : cells.at(-1)?.focus()),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };

  /** Takes the focus to a row, scrolling there first. */
  async focus(index: number, cell = this.#stop.cell): Promise<void> {
    this.#host.window.reveal(index);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (!this.#row(index)) {
      // What a scroll brings into sight is drawn in the next frame.
      await new Promise(requestAnimationFrame);
      await this.#host.updateComplete;
    }
    const cells = cellsOf(this.#row(index));
    (cells.find((one) => one.dataset["cell"] === cell) ?? cells[0])?.focus();
  }

  hostUpdate(): void {
    const active = this.#active;
    this.#lost = active?.dataset["cell"] === "invite" ? this.#indexOf(active) : undefined;
  }

  /** A button that was pressed and is gone hands the focus to the name beside it. */
  hostUpdated(): void {
    if (this.#lost === undefined || this.#lost < 0 || this.#active) return;
    cellsOf(this.#row(this.#lost))[0]?.focus();
  }

  get #active(): HTMLElement | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
  }

  #indexOf(control: HTMLElement): number {
    return Number(control.closest<HTMLElement>("tr[data-index]")?.dataset["index"] ?? -1);
  }

  #row(index: number): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`tr[data-index="${index}"]`);
  }
}

const cellsOf = (row: HTMLElement | null): HTMLElement[] =>
  row ? [...row.querySelectorAll<HTMLElement>("[data-cell]")] : [];
