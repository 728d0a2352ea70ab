import type { ReactiveController, ReactiveElement } from "lit";

/** The width up to which a container shows a list of days, in pixels. */
const narrow = 640;

/** Whether the board is narrow and whether it is being printed, and draws it again when that changes. */
export class BoardLayout implements ReactiveController {
  isNarrow = false;
  isPrinting = false;
  readonly #host: ReactiveElement;
  readonly #resized = new ResizeObserver(([entry]) => {
    const isNarrow = entry !== undefined && entry.contentRect.width <= narrow;
    // Drawing the other layout in the same frame would resize the element while it is being measured.
    requestAnimationFrame(() => {
      if (isNarrow === this.isNarrow) return;
      this.isNarrow = isNarrow;
      this.#host.requestUpdate();
    });
  });
  readonly #drawNow: () => void;

  /** `drawNow` draws the host without waiting for its next update. */
  constructor(host: ReactiveElement, drawNow: () => void) {
    this.#host = host;
    this.#drawNow = drawNow;
    host.addController(this);
  }

  hostConnected(): void {
    // Measured before the first drawing, so that a narrow board doesn't start with the layout of a wide one.
    const { width } = this.#host.getBoundingClientRect();
    if (width > 0) this.isNarrow = width <= narrow;
    this.#resized.observe(this.#host);
    addEventListener("beforeprint", this.#printed);
    addEventListener("afterprint", this.#printed);
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
    removeEventListener("beforeprint", this.#printed);
    removeEventListener("afterprint", this.#printed);
  }

  readonly #printed = ({ type }: Event): void => {
    this.isPrinting = type === "beforeprint";
    this.#host.requestUpdate();
    // Printing doesn't wait.
    this.#drawNow();
  };
}
