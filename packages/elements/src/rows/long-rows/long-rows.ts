import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from "@tanstack/virtual-core";
import type { DrawnRows } from "../drawn-rows.ts";
import type { RowsHost } from "../rows-host.ts";
import { atOffset, withHeight } from "./at-offset.ts";
import { PageFlights } from "./page-flights.ts";

/** The rows of a long list: only those in sight are drawn, by @tanstack/virtual-core. It loads with the first long list. */
export class LongRows {
  readonly #host: RowsHost;
  readonly #scroller: HTMLElement;
  readonly #virtual: Virtualizer<HTMLElement, Element>;
  readonly #unmount: () => void;
  readonly #widths: ResizeObserver;
  readonly #flights: PageFlights;
  #rowHeight: number;

  constructor(host: RowsHost, scroller: HTMLElement) {
    this.#host = host;
    this.#scroller = scroller;
    this.#rowHeight = this.#measure();
    this.#flights = new PageFlights(host);
    this.#virtual = new Virtualizer<HTMLElement, Element>({
      count: host.pages.length,
      getScrollElement: () => scroller,
      estimateSize: () => this.#rowHeight,
      overscan: 8,
      scrollPaddingStart: 40,
      scrollPaddingEnd: 40,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => host.requestUpdate(),
      rangeExtractor: (range) => {
        const indexes = defaultRangeExtractor(range);
        // The row with the focus stays drawn wherever it is, or the focus would be lost.
        const { activeElement } = host.renderRoot as ShadowRoot;
        const kept = Number(activeElement?.closest<HTMLElement>("tr[data-index]")?.dataset["index"] ?? -1);
        if (kept >= 0 && kept < range.count && !indexes.includes(kept)) indexes.push(kept);
        return indexes.sort((one, other) => one - other);
      },
    });
    this.#unmount = this.#virtual._didMount();
    this.#virtual._willUpdate();
    // A row is higher where the list is narrow.
    this.#widths = new ResizeObserver(() => this.#resize());
    this.#widths.observe(scroller);
  }

  /** Whether it still belongs to what scrolls. */
  fits(scroller: Element | null): boolean {
    return scroller === this.#scroller;
  }

  /** The rows to draw, each moved to its place, in the height of all of them. */
  draw(count: number): DrawnRows {
    if (count !== this.#virtual.options.count) this.#virtual.setOptions({ ...this.#virtual.options, count });
    const rows = this.#virtual.getVirtualItems().map(({ index, start }) => ({ index, place: atOffset(start) }));
    return { isVirtual: true, rows, place: withHeight(this.#virtual.getTotalSize()) };
  }

  /** Loads what is in sight. */
  follow(): void {
    const { range } = this.#virtual;
    if (range) this.#flights.want(range.startIndex, range.endIndex);
  }

  /** The first and the last row in sight. */
  sight(): { first: number; last: number } | undefined {
    const { range } = this.#virtual;
    return range ? { first: range.startIndex, last: range.endIndex } : undefined;
  }

  /** Scrolls so that a row can be seen. */
  reveal(index: number): void {
    this.#virtual.scrollToIndex(index, { align: "auto" });
  }

  /** Scrolls by whole rows. */
  shift(rows: number): void {
    this.#scroller.scrollBy({ top: rows * this.#rowHeight, behavior: "instant" });
  }

  /** Lets go of everything. */
  stop(): void {
    this.#unmount();
    this.#flights.ground();
    this.#host.pages.ground = undefined;
    this.#widths.disconnect();
  }

  #resize(): void {
    const height = this.#measure();
    if (height === this.#rowHeight) return;
    const { first } = this.sight() ?? { first: 0 };
    this.#rowHeight = height;
    this.#virtual.measure();
    this.#virtual.scrollToIndex(first, { align: "start" });
    this.#host.requestUpdate();
  }

  #measure(): number {
    return this.#host.renderRoot.querySelector<HTMLElement>("tbody tr")?.offsetHeight ?? 56;
  }
}
