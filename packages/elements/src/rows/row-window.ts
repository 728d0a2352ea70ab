import type { DrawnRow, DrawnRows } from "./drawn-rows.ts";
import type { LongRows } from "./long-rows/long-rows.ts";
import type { RowsHost } from "./rows-host.ts";
import { pageSize } from "./sparse-rows.ts";

/** Rows of a long list that show while it is on its way. */
const meanwhile = 40;

/**
 * Decides which rows are drawn: beyond one page only those in sight, and what that needs loads then. Rows are of one
 * height, which the style sheet decides.
 */
export class RowWindow {
  readonly #host: RowsHost;
  #long: LongRows | undefined;
  #loading = false;

  constructor(host: RowsHost) {
    this.#host = host;
    host.addController({
      hostUpdated: () => void this.#follow(),
      hostDisconnected: () => this.#stop(),
    });
  }

  /** The rows to draw now. */
  draw(): DrawnRows {
    const { length } = this.#host.pages;
    if (length > pageSize && this.#long) return this.#long.draw(length);
    const count = length > pageSize ? meanwhile : length;
    return { isVirtual: false, rows: rowsUpTo(count) };
  }

  /** The first and the last row in sight, or all of a short list. */
  sight(): { first: number; last: number } {
    return this.#long?.sight() ?? { first: 0, last: Math.min(this.#host.pages.length, pageSize) - 1 };
  }

  /** Scrolls so that a row can be seen. */
  reveal(index: number): void {
    this.#long?.reveal(index);
  }

  /** Scrolls by whole rows, so that what is read stays where it is when rows come in above. */
  shift(rows: number): void {
    this.#long?.shift(rows);
  }

  get #scroller(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>("#scroller");
  }

  async #follow(): Promise<void> {
    const scroller = this.#scroller;
    const isLong = (): boolean => this.#host.pages.length > pageSize;
    if (this.#long && !(isLong() && this.#long.fits(scroller))) this.#stop();
    this.#long?.follow();
    if (this.#long || this.#loading || !scroller || !isLong()) return;
    this.#loading = true;
    try {
      const { LongRows } = await import("./long-rows/long-rows.ts");
      if (!scroller.isConnected || !isLong()) return;
      this.#long = new LongRows(this.#host, scroller);
      this.#host.requestUpdate();
    } catch {
      // A network that is down: what draws the list next loads again.
    } finally {
      this.#loading = false;
    }
  }

  #stop(): void {
    this.#long?.stop();
    this.#long = undefined;
  }
}

/** The rows from the first one on, in the flow of the page. */
export const rowsUpTo = (count: number): DrawnRow[] => Array.from({ length: count }, (_, index) => ({ index }));
