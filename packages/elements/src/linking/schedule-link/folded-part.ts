import { html, nothing, type TemplateResult } from "lit";
import type { LinkHost, ShownLink } from "./link-host.ts";
import { LoadedPart } from "./loaded-part.ts";

interface FoldOptions<Content> {
  readonly part: string;
  readonly title: (content: Content | undefined) => string;
  /** Loads what draws the part. */
  readonly load: (isOpen: () => boolean) => Promise<Content>;
  /** Whether the part opens by itself, once. */
  readonly opens?: (content: Content) => boolean;
}

/** A collapsed part of the link that loads once it is opened. */
export class FoldedPart<Content extends { render(link: ShownLink): unknown }> {
  readonly #host: LinkHost;
  readonly #options: FoldOptions<Content>;
  readonly #content: LoadedPart<Content>;
  #isOpen = false;
  #hasOpened = false;

  constructor(host: LinkHost, options: FoldOptions<Content>) {
    this.#host = host;
    this.#options = options;
    this.#content = new LoadedPart(host, () => options.load(() => this.#isOpen));
  }

  /** Loads the part before it is opened. */
  prepare(): void {
    void this.#content.prepare();
  }

  render(link: ShownLink): TemplateResult {
    const { part, title, opens } = this.#options;
    const content = this.#content.value;
    if (content && !this.#hasOpened && opens?.(content)) this.#isOpen = this.#hasOpened = true;
    const pending = html`<p class="muted" role="status">${this.#host.words.text("panel.pending")}</p>`;
    return html`<details class="fold" part=${part} .open=${this.#isOpen} @toggle=${this.#toggled}>
      <summary class="strong">${title(content)}</summary>
      ${this.#isOpen ? (content?.render(link) ?? pending) : nothing}
    </details>`;
  }

  readonly #toggled = async ({ currentTarget }: Event): Promise<void> => {
    this.#isOpen = (currentTarget as HTMLDetailsElement).open;
    this.#host.requestUpdate();
    if (!this.#isOpen || (await this.#content.prepare())) return;
    // Its code couldn't be loaded: it can be opened again.
    this.#isOpen = false;
    this.#host.requestUpdate();
  };
}
