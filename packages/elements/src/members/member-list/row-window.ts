import type { Virtualizer } from "@tanstack/virtual-core";
import type { ReactiveController } from "lit";
import type { ListView } from "./list-view.ts";

/** Longer lists show only the rows in sight; the library for that loads then. */
const longList = 120;
/** Rows of a long list that show while the library is on its way. */
const meanwhile = 40;

/** Which rows to draw, and where. In a short list all of them, in the flow of the page. */
export interface DrawnRows {
  readonly isVirtual: boolean;
  readonly rows: readonly { readonly index: number; readonly start: number }[];
  /** The height of all rows together, in pixels. */
  readonly height: number;
}

/** Draws only the rows in sight, by @tanstack/virtual-core. Rows are of one height, which the style sheet decides. */
export class RowWindow implements ReactiveController {
  readonly #host: ListView;
  readonly #keep: () => number;
  #core: Promise<typeof import("@tanstack/virtual-core")> | undefined;
  #virtual: Virtualizer<HTMLElement, Element> | undefined;
  #unmount: (() => void) | undefined;
  #rowHeight = 56;
  #widths: ResizeObserver | undefined;

  /** @param keep the position of a row that stays drawn wherever it is, because it has the focus; -1 for none */
  constructor(host: ListView, keep: () => number) {
    this.#host = host;
    this.#keep = keep;
    host.addController(this);
  }

  hostUpdated(): void {
    const scroller = this.#scroller;
    if (!scroller || this.#host.pages.length <= longList) {
      if (this.#virtual) this.hostDisconnected();
      return;
    }
    void this.#mount(scroller);
  }

  hostDisconnected(): void {
    this.#unmount?.();
    this.#widths?.disconnect();
    this.#virtual = this.#unmount = this.#widths = undefined;
  }

  /** The rows to draw now. */
  draw(): DrawnRows {
    const { length } = this.#host.pages;
    if (length <= longList || !this.#virtual) {
      const count = length <= longList ? length : meanwhile;
      return { isVirtual: false, height: 0, rows: Array.from({ length: count }, (_, index) => ({ index, start: 0 })) };
    }
    this.#configure(this.#virtual, length);
    const rows = this.#virtual.getVirtualItems();
    return { isVirtual: true, rows, height: this.#virtual.getTotalSize() };
  }

  /** The first and the last row in sight. */
  sight(): { first: number; last: number } {
    const range = this.#virtual?.range;
    if (range) return { first: range.startIndex, last: range.endIndex };
    const { length } = this.#host.pages;
    return { first: 0, last: Math.max(0, Math.min(length, longList) - 1) };
  }

  /** Scrolls so that a row can be seen. */
  reveal(index: number): void {
    if (this.#virtual) this.#virtual.scrollToIndex(index, { align: "auto" });
  }

  /** Scrolls by whole rows, so that what is read stays where it is when rows come in above. */
  shift(rows: number): void {
    if (this.#virtual) this.#scroller?.scrollBy({ top: rows * this.#rowHeight, behavior: "instant" });
  }

  /** Back to the first row. */
  toStart(): void {
    this.#scroller?.scrollTo({ top: 0, behavior: "instant" });
  }

  get #scroller(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>("#scroller");
  }

  async #mount(scroller: HTMLElement): Promise<void> {
    if (this.#virtual) {
      if (this.#virtual.scrollElement !== scroller) this.#virtual._willUpdate();
      return;
    }
    if (this.#core) return;
    this.#core = import("@tanstack/virtual-core");
    const core = await this.#core;
    this.#core = undefined;
    if (!scroller.isConnected || this.#virtual) return;
    this.#rowHeight = this.#measure() ?? this.#rowHeight;
    this.#virtual = new core.Virtualizer<HTMLElement, Element>({
      ...this.#options(this.#host.pages.length),
      observeElementRect: core.observeElementRect,
      observeElementOffset: core.observeElementOffset,
      scrollToFn: core.elementScroll,
      rangeExtractor: (range) => {
        const indexes = core.defaultRangeExtractor(range);
        const kept = this.#keep();
        if (kept >= 0 && kept < range.count && !indexes.includes(kept)) indexes.push(kept);
        return indexes.sort((one, other) => one - other);
      },
    });
    this.#unmount = this.#virtual._didMount();
    this.#virtual._willUpdate();
    this.#watchWidth(scroller);
    this.#host.requestUpdate();
  }

  #configure(virtual: Virtualizer<HTMLElement, Element>, count: number): void {
    virtual.setOptions({ ...virtual.options, ...this.#options(count) });
  }

  #options(count: number) {
    return {
      count,
      getScrollElement: () => this.#scroller,
      estimateSize: () => this.#rowHeight,
      overscan: 8,
      scrollPaddingStart: 40,
      onChange: () => this.#host.requestUpdate(),
    };
  }

  /** A row is higher where the list is narrow. */
  #watchWidth(scroller: HTMLElement): void {
    this.#widths = new ResizeObserver(() => {
      const height = this.#measure();
      if (height === undefined || height === this.#rowHeight) return;
      const { first } = this.sight();
      this.#rowHeight = height;
      this.#virtual?.measure();
      this.#virtual?.scrollToIndex(first, { align: "start" });
    });
    this.#widths.observe(scroller);
  }

  #measure(): number | undefined {
    const row = this.#host.renderRoot.querySelector<HTMLElement>("tbody tr");
    return row ? row.offsetHeight : undefined;
  }
}
