import type { ListView } from "./list-view.ts";
import type { LongRows } from "./long-rows/long-rows.ts";

/** Longer lists draw only the rows in sight; what that needs loads then. */
const longList = 120;
/** Rows of a long list that show while it is on its way. */
const meanwhile = 40;

/** Which rows to draw, and where. In a short list all of them, in the flow of the page. */
export interface DrawnRows {
  readonly isVirtual: boolean;
  readonly rows: readonly { readonly index: number; readonly start: number }[];
  /** The height of all rows together, in pixels; 0 for their own. */
  readonly height: number;
}

/** Decides which rows are drawn. Rows are of one height, which the style sheet decides. */
export class RowWindow {
  readonly #host: ListView;
  #long: LongRows | undefined;
  #loading = false;

  constructor(host: ListView) {
    this.#host = host;
    host.addController({
      hostUpdated: () => void this.#follow(),
      hostDisconnected: () => this.#stop(),
    });
  }

  /** The rows to draw now. */
  draw(): DrawnRows {
    const { length } = this.#host.pages;
    if (length > longList && this.#long) return { isVirtual: true, ...this.#long.draw(length) };
    const count = length > longList ? meanwhile : length;
    return { isVirtual: false, height: 0, rows: Array.from({ length: count }, (_, index) => ({ index, start: 0 })) };
  }

  /** The first and the last row in sight, or all of a short list. */
  sight(): { first: number; last: number } {
    return this.#long?.sight() ?? { first: 0, last: Math.min(this.#host.pages.length, longList) - 1 };
  }

  /** Scrolls so that a row can be seen. */
  reveal(index: number): void {
    this.#long?.reveal(index);
  }

  /** Scrolls by whole rows, so that what is read stays where it is when rows come in above. */
  shift(rows: number): void {
    this.#long?.shift(rows);
  }

  /** Back to the first row. */
  toStart(): void {
    this.#scroller?.scrollTo({ top: 0, behavior: "instant" });
  }

  get #scroller(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>("#scroller");
  }

  async #follow(): Promise<void> {
    const scroller = this.#scroller;
    if (this.#long && (this.#host.pages.length <= longList || !this.#long.fits(scroller))) this.#stop();
    if (this.#long || this.#loading || !scroller || this.#host.pages.length <= longList) return;
    this.#loading = true;
    const { LongRows } = await import("./long-rows/long-rows.ts").finally(() => (this.#loading = false));
    if (!scroller.isConnected || this.#host.pages.length <= longList) return;
    this.#long = new LongRows(this.#host, scroller);
    this.#host.requestUpdate();
  }

  #stop(): void {
    this.#long?.stop();
    this.#long = undefined;
  }
}
