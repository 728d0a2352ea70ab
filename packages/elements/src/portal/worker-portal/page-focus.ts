/** The prefix of page names with personal content: a section, or the dashboard. */
export const inside = "in ";

/** The element whose pages these are. */
interface PageHost {
  readonly hasUpdated: boolean;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Moves the focus to the title of a new page, or on the dashboard to the card of the section before. */
export class PageFocus {
  readonly #host: PageHost;
  #page = "";
  /** Whether the next page with a title takes the focus. */
  #isWanted = false;
  #lastSection = "";

  constructor(host: PageHost) {
    this.#host = host;
  }

  /** Whether the page has personal content. */
  get isInside(): boolean {
    return this.#page.startsWith(inside);
  }

  /** Lets the next page take the focus. */
  want(): void {
    this.#isWanted = true;
  }

  /** Another page is about to be drawn. */
  turnTo(page: string): void {
    if (page === this.#page) return;
    this.#lastSection = this.isInside ? this.#page.slice(inside.length) : "";
    this.#page = page;
    const { hasUpdated, renderRoot } = this.#host;
    // If the old page had the focus, the new one takes it.
    this.#isWanted ||= hasUpdated && (renderRoot as ShadowRoot).activeElement !== null;
  }

  /** The page was drawn. */
  drawn(): void {
    if (!this.#isWanted) return;
    const { renderRoot } = this.#host;
    const find = (selector: string): HTMLElement | null => renderRoot.querySelector<HTMLElement>(selector);
    const card = this.#lastSection === "" ? null : find(`[data-section=${this.#lastSection}]`);
    const target = card ?? find("[part~=title]");
    target?.focus();
    if (target) this.#isWanted = false;
  }
}
