import { noChange, type ReactiveControllerHost } from "lit";

/** The element whose list is scrolled. */
interface PoolHost extends Pick<ReactiveControllerHost, "requestUpdate"> {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** A row that is drawn. */
export interface DrawnRow {
  readonly index: number;
  /** Identifies its elements. */
  readonly slot: unknown;
}

/** The time without scrolling after which a list is at rest, in milliseconds. */
const restAfter = 200;

/**
 * Assigns elements to the rows of a list. During scrolling, a row that comes into view takes over the elements of one that has left,
 * without moving them, because creating elements takes most of a frame. At rest, elements are in the order of their rows, as screen readers
 * read them.
 *
 * Elements stay with their row while the focus is in the rows, or in a dialog or popover that may return it there. A removed row takes its
 * elements with it. So does a pressed row, because its controls may still show a value that is then refused. So does a row drawn before
 * this code was loaded, because it may have been pressed.
 */
export class RowPool {
  readonly #host: PoolHost;
  #drawn: readonly (DrawnRow & { readonly key: unknown })[] | undefined;
  readonly #pressed = new WeakSet<object>();
  /** What each slot shows. */
  readonly #shown = new Map<unknown, readonly unknown[]>();
  #isRedrawing = false;
  /** Runs while the list is scrolled. */
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  #scrolledAt = 0;

  constructor(host: PoolHost) {
    this.#host = host;
    for (const type of ["click", "input"]) host.renderRoot.addEventListener(type, this.#noteRow);
  }

  readonly #noteRow = ({ target }: Event): void => {
    const row = target instanceof Element ? target.closest("tbody tr") : null;
    const slot = this.#drawn?.find(({ index }) => index === Number(row?.ariaRowIndex) - 2)?.slot;
    if (typeof slot === "object" && slot !== null) this.#pressed.add(slot);
  };

  #isReusable(slot: unknown): boolean {
    return typeof slot === "object" && slot !== null && !this.#pressed.has(slot);
  }

  /** Records that the list was scrolled. */
  scrolled(): void {
    this.#scrolledAt = performance.now();
    this.#restTimer ??= setTimeout(this.#awaitRest, restAfter);
  }

  // Where frames take longer than that, the next one may scroll.
  readonly #awaitRest = (): void =>
    void requestAnimationFrame(() => {
      const left = this.#scrolledAt + restAfter - performance.now();
      this.#restTimer = left > 0 ? setTimeout(this.#awaitRest, left) : undefined;
      if (left <= 0) this.#host.requestUpdate();
    });

  /** Draws the rows after scrolling. Other changes are drawn by the update that was requested for them. */
  redraw(draw: () => void): void {
    this.#isRedrawing = true;
    try {
      draw();
    } finally {
      this.#isRedrawing = false;
    }
  }

  /** `noChange` if only scrolling has changed the rows, and a slot already shows the same values. */
  unchanged(slot: unknown, ...values: readonly unknown[]): typeof noChange | undefined {
    const shown = this.#shown.get(slot);
    this.#shown.set(slot, values);
    return this.#isRedrawing && shown?.every((value, place) => value === values[place]) ? noChange : undefined;
  }

  /** The rows to draw in the order of their elements. */
  arrange(indexes: readonly number[], keyAt: (index: number) => unknown): readonly DrawnRow[] {
    const focused = (this.#host.renderRoot as ShadowRoot).activeElement?.closest("tbody, dialog, [popover]");
    const isReusing = this.#restTimer !== undefined && !focused;
    const wanted = new Map(indexes.map((index) => [keyAt(index), index]));
    const known = new Set(this.#drawn?.map(({ key }) => key));
    const coming = [...wanted].filter(([key]) => !known.has(key));
    const drawn = (this.#drawn ?? []).flatMap(({ key, index, slot }) => {
      const now = wanted.get(key);
      if (now !== undefined) return [{ key, index: now, slot }];
      const next = isReusing && keyAt(index) === key && this.#isReusable(slot) ? coming.pop() : undefined;
      return next ? [{ key: next[0], index: next[1], slot }] : [];
    });
    const isInOrder = drawn.every(({ index }, place) => place === 0 || index > (drawn[place - 1]?.index ?? 0));
    // The rows that were drawn before have their key as slot.
    drawn.push(...coming.map(([key, index]) => ({ key, index, slot: this.#drawn === undefined ? key : {} })));
    // Moving an element would take the focus away.
    if (!isReusing && (!focused || isInOrder)) drawn.sort((one, other) => one.index - other.index);
    this.#drawn = drawn;
    const slots = new Set(drawn.map(({ slot }) => slot));
    for (const slot of this.#shown.keys()) if (!slots.has(slot)) this.#shown.delete(slot);
    return drawn;
  }
}
