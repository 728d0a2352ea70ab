import type { RollcallClient } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { button } from "../../ui/controls/button.ts";
import { icon } from "../../ui/controls/icons.ts";
import { loadPages, type PageWindow } from "../../ui/lists/load-pages.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import type { LinkHost } from "./link-host.ts";

/** How many more rows each "Show more" lists. */
const pageSize = 20;

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

interface ListOptions<Row> {
  /** Identifies what is listed; nothing is loaded while it is `undefined`. */
  readonly key: () => string | undefined;
  readonly load: (window: PageWindow, client: RollcallClient, signal: AbortSignal) => Promise<Page<Row>>;
  readonly id: (row: Row) => string;
  /** The part of the list; the button that lists more is `more-<part>`. */
  readonly part: string;
  readonly look?: string;
}

interface Drawing<Row> {
  readonly label: string;
  readonly row: (row: Row) => TemplateResult;
  /** Shown instead of an empty list. */
  readonly none: string;
}

/** A list of the link: loads page by page, and shows a state while it loads, if that fails, and if it is empty. */
export class LinkList<Row> {
  readonly #host: LinkHost;
  readonly #options: ListOptions<Row>;
  readonly #query: QueryController<{ readonly rows: readonly Row[]; readonly hasMore: boolean }>;
  #count = pageSize;

  constructor(host: LinkHost, options: ListOptions<Row>) {
    this.#host = host;
    this.#options = options;
    this.#query = new QueryController(host, {
      key: options.key,
      load: (client, signal) => loadPages(this.#count, (window) => options.load(window, client, signal)),
    });
  }

  /** The rows that are loaded, and whether there are more. */
  get value(): { readonly rows: readonly Row[]; readonly hasMore: boolean } | undefined {
    return this.#query.value;
  }

  refresh(): Promise<void> {
    return this.#query.refresh();
  }

  render({ label, row, none }: Drawing<Row>): TemplateResult {
    const { words } = this.#host;
    const { state } = this.#query;
    const { part, look, id } = this.#options;
    if (state.kind === "refused" || state.kind === "failed") {
      return html`<p class="state danger" role="alert">
        ${icon("warning")}<span>${words.text("schedule-link.list.failed")}</span>
        ${button(words.text("panel.retry"), { look: "link", click: () => void this.#query.reload() })}
      </p>`;
    }
    if (state.kind !== "ready") return html`<p class="muted" role="status">${words.text("panel.pending")}</p>`;
    const { rows, hasMore } = state.value;
    if (rows.length === 0) return html`<p class="muted">${none}</p>`;
    return html`<ul class="lined ${look ?? ""}" part=${part} aria-label=${label}>
        ${repeat(rows, id, row)}
      </ul>
      ${
        hasMore
          ? button(words.text("schedule-link.list.more"), {
              ...{ part: `more-${part}`, look: "button small" },
              click: () => {
                this.#count = rows.length + pageSize;
                void this.#query.refresh();
              },
            })
          : nothing
      }`;
  }
}
