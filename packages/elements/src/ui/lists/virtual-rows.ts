import { type ReactiveController, type ReactiveControllerHost, render } from "lit";
import type { RowPool } from "./row-pool.ts";
import { pageSize } from "./sparse-rows.ts";

/** An element that draws a list as a table inside `#scroller`, each `<tr>` of its body with an `aria-rowindex`. */
export interface ListHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** The list whose rows are drawn. */
export interface DrawableRows {
  readonly rows: { readonly length: number };
  /** Makes sure that the rows of a range are loaded. */
  loadRange(first: number, last: number): void;
}

/** Rows drawn above and below the visible ones. */
const overscan = 8;

/**
 * Draws only the visible rows of a list that is longer than one page. All rows have the same height, set by the stylesheet,
 * so their positions follow from their indexes.
 */
export class VirtualRows implements ReactiveController {
  readonly #host: ListHost;
  readonly #list: DrawableRows;
  readonly #resized = new ResizeObserver(() => this.#measure());
  #scroller: HTMLElement | null = null;
  #rowHeight = 56;
  #drawnFrom = 0;
  readonly #tops = new WeakMap<Element, string>();
  // Measured when they change: reading them while drawing would lay out the page each time.
  #scrollTop = 0;
  /** The height of the rows, without the table head. */
  #height = 0;
  /** Loads when the list is first scrolled; without it, scrolling takes longer. */
  pool: RowPool | undefined;
  /** What the body of the table shows. */
  body: (() => unknown) | undefined;
  #isLoading = false;

  constructor(host: ListHost, list: DrawableRows) {
    this.#host = host;
    this.#list = list;
    host.addController(this);
  }

  /** Whether only the visible rows are drawn. */
  get isVirtual(): boolean {
    return this.#list.rows.length > pageSize;
  }

  /** The rows to draw now. The row that has the focus stays drawn, wherever it is. */
  draw(): readonly number[] {
    const { length } = this.#list.rows;
    if (!this.isVirtual) return indexesOf(0, length - 1);
    const { first } = this.visible();
    this.#drawnFrom = first;
    // The same number at each position: one row more or fewer would need new elements.
    const last = first + Math.ceil(this.#height / this.#rowHeight) + overscan;
    const indexes = indexesOf(Math.max(0, first - overscan), Math.min(length - 1, last));
    const focused = this.#indexOf((this.#host.renderRoot as ShadowRoot).activeElement?.closest("tbody tr"));
    if (focused >= 0 && focused < length && !indexes.includes(focused)) indexes.push(focused);
    return indexes.sort((one, other) => one - other);
  }

  /** The first and the last visible row; all rows of a list that isn't longer than one page. */
  visible(): { readonly first: number; readonly last: number } {
    const end = this.#list.rows.length - 1;
    if (!this.isVirtual) return { first: 0, last: end };
    const at = (top: number): number => Math.max(0, Math.min(Math.floor(top / this.#rowHeight), end));
    return { first: at(this.#scrollTop), last: at(this.#scrollTop + this.#height - 1) };
  }

  /** Scrolls a row into view. */
  reveal(index: number): void {
    if (!this.isVirtual) return;
    const scrollTop = this.#scrollTop;
    const top = index * this.#rowHeight;
    const lowest = top + this.#rowHeight - this.#height;
    if (scrollTop > top || scrollTop < lowest) this.#scrollTo(scrollTop > top ? top : lowest);
  }

  /** Scrolls by rows, so that the visible rows stay in place when others are inserted above. */
  shift(rows: number): void {
    if (this.isVirtual) this.#scrollTo(this.#scrollTop + rows * this.#rowHeight);
  }

  /** Scrolls to the first row. */
  scrollToStart(): void {
    this.#scrollTo(0);
  }

  hostUpdated(): void {
    this.#observe(this.#host.renderRoot.querySelector<HTMLElement>("#scroller"));
    this.#draw();
  }

  /** A browser scrolls an element that is moved in the page to its start, so that it is measured again. */
  hostDisconnected(): void {
    this.#observe(null);
  }

  /**
   * Draws the rows. They aren't part of the element's template, so scrolling draws nothing else. They are placed through the CSSOM,
   * because a strict Content Security Policy forbids style attributes.
   */
  #draw(): void {
    const body = this.#scroller?.querySelector("tbody");
    if (!body) return;
    render(this.body?.(), body);
    const pixels = (rows: number): string => (this.isVirtual ? `${String(rows * this.#rowHeight)}px` : "");
    body.style.height = pixels(this.#list.rows.length);
    for (const row of body.rows) {
      const top = pixels(this.#indexOf(row));
      // Compared here: a browser may write a large number of pixels in another form.
      if (this.#tops.get(row) === top) continue;
      this.#tops.set(row, top);
      row.style.top = top;
    }
    const { first, last } = this.visible();
    this.#list.loadRange(first, last);
  }

  #observe(scroller: HTMLElement | null): void {
    if (scroller === this.#scroller) return;
    this.#scroller?.removeEventListener("scroll", this.#scrolled);
    this.#resized.disconnect();
    this.#scroller = scroller;
    if (scroller === null) return;
    scroller.addEventListener("scroll", this.#scrolled, { passive: true });
    this.#resized.observe(scroller);
    const head = scroller.querySelector("thead");
    if (head) this.#resized.observe(head);
    this.#measure();
  }

  /** Rows are higher if the list is narrow. */
  #measure(): void {
    const scroller = this.#scroller;
    if (scroller === null) return;
    this.#height = scroller.clientHeight - (scroller.querySelector("thead")?.offsetHeight ?? 0);
    this.#scrollTop = scroller.scrollTop;
    const height = scroller.querySelector<HTMLElement>("tbody tr")?.offsetHeight;
    if (!height || height === this.#rowHeight) return;
    const { first } = this.visible();
    this.#rowHeight = height;
    this.#draw();
    if (this.isVirtual) this.#scrollTo(first * height);
    this.#host.requestUpdate();
  }

  readonly #scrolled = (): void => {
    this.#scrollTop = this.#scroller?.scrollTop ?? 0;
    if (!this.isVirtual) return;
    this.pool?.scrolled();
    if (!this.#isLoading) void this.#loadPool();
    if (this.visible().first === this.#drawnFrom) return;
    if (this.pool) this.pool.redraw(() => this.#draw());
    else this.#host.requestUpdate();
  };

  async #loadPool(): Promise<void> {
    this.#isLoading = true;
    const loaded = await import("./row-pool.ts").catch(() => undefined);
    if (loaded) this.pool = new loaded.RowPool(this.#host);
  }

  #scrollTo(top: number): void {
    this.#scroller?.scrollTo({ top, behavior: "instant" });
    this.#scrolled();
  }

  #indexOf(row: Element | null | undefined): number {
    return Number(row?.ariaRowIndex ?? 1) - 2;
  }
}

/** The indexes from the first to the last row. */
export const indexesOf = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
