import type { DocumentView } from "@rollcall/core";
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { createRef, ref } from "lit/directives/ref.js";
import { button } from "../../ui/controls/button.ts";
import { drawing } from "../../ui/controls/icons.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { fileSize } from "../../ui/upload/file-size.ts";
import { openPdf, type PdfPages } from "./pdf-pages.ts";
import type { ProofReviewKey } from "./proof-review.messages.ts";

// Lucide icons (ISC license).
const back = "m15 18-6-6 6-6";
const forward = "m9 18 6-6-6-6";

/** An open PDF, or why it couldn't be opened. */
type OpenPdf =
  | { readonly kind: "none" | "loading" | "failed" }
  | { readonly kind: "ready"; readonly pages: PdfPages; readonly page: number };

/**
 * Shows the files of a proof: images as they are, PDFs page by page, and each as a download (P46).
 */
export class DocumentPreview implements ReactiveController {
  readonly #host: PanelHost<ProofReviewKey>;
  readonly #canvas = createRef<HTMLCanvasElement>();
  #documents: readonly DocumentView[] = [];
  #index = 0;
  #pdf: OpenPdf = { kind: "none" };
  #isImageBroken = false;
  #flight = new AbortController();

  constructor(host: PanelHost<ProofReviewKey>) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#close();
    this.#documents = [];
  }

  /** Shows the first of these files. Files that are already shown stay open. */
  show(documents: readonly DocumentView[]): void {
    const idsOf = (all: readonly DocumentView[]): string => all.map(({ id, state }) => `${id} ${state}`).join();
    if (idsOf(documents) === idsOf(this.#documents)) return;
    this.#documents = documents;
    this.#select(0);
  }

  render(): TemplateResult {
    const { words } = this.#host;
    const document = this.#documents[this.#index];
    if (document === undefined) return html`<p class="muted">${words.text("review.no-files")}</p>`;
    return html`<div class="preview stack" part="preview">
      ${
        this.#documents.length === 1
          ? nothing
          : html`<div class="cluster" role="group" aria-label=${words.text("review.files")}>
              ${this.#documents.map(({ name }, index) =>
                button(html`<bdi class="cut">${name}</bdi>`, {
                  ...{ look: "button small", part: "file", isPressed: index === this.#index },
                  click: () => this.#select(index),
                }),
              )}
            </div>`
      }
      ${keyed(document.id, this.#content(document))}
      <p class="cluster between small">
        <span class="muted wrap"><bdi>${document.name}</bdi>, ${fileSize(words, document.size)}</span>
        ${document.state === "ready" ? this.#download(document) : nothing}
      </p>
    </div>`;
  }

  #content(document: DocumentView): TemplateResult {
    const { words } = this.#host;
    if (document.state !== "ready") {
      return html`<div class="sheet empty">${stateLabel("clock", words.text("review.held"), { tone: "warn" })}</div>`;
    }
    if (document.type.startsWith("image/")) {
      return this.#isImageBroken
        ? this.#unshown()
        : html`<div class="sheet">
            <img
              part="image"
              alt=${words.text("review.image", { name: document.name })}
              src=${this.#urlOf(document)}
              @error=${() => {
                this.#isImageBroken = true;
                this.#host.requestUpdate();
              }}
            />
          </div>`;
    }
    const pdf = this.#pdf;
    if (pdf.kind === "failed" || pdf.kind === "none") return this.#unshown();
    const count = pdf.kind === "ready" ? pdf.pages.count : 1;
    const page = pdf.kind === "ready" ? pdf.page : 1;
    return html`<div class="sheet" aria-busy=${pdf.kind === "loading" ? "true" : nothing}>
        <canvas
          ${ref(this.#canvas)}
          part="page"
          role="img"
          aria-label=${words.text("review.page", { name: document.name, page, count })}
        ></canvas>
        ${pdf.kind === "loading" ? html`<p class="muted" role="status">${words.text("review.loading")}</p>` : nothing}
      </div>
      ${count === 1 ? nothing : this.#pageBar(page, count)}`;
  }

  #pageBar(page: number, count: number): TemplateResult {
    const { words } = this.#host;
    const step = (to: number, label: "review.page.previous" | "review.page.next", path: string) =>
      button(drawing(path), {
        ...{ look: "icon-button flips", part: to < page ? "previous-page" : "next-page" },
        ...{ tooltip: words.text(label), isBusy: to < 1 || to > count },
        click: () => void this.#turn(to),
      });
    return html`<div class="cluster center">
      ${step(page - 1, "review.page.previous", back)}
      <span role="status">${words.text("review.pages", { page, count })}</span>
      ${step(page + 1, "review.page.next", forward)}
    </div>`;
  }

  #unshown(): TemplateResult {
    return html`<div class="sheet empty">
      ${stateLabel("info", this.#host.words.text("review.unshown"), { part: "unshown" })}
    </div>`;
  }

  #download(document: DocumentView): TemplateResult {
    return html`<a class="link" part="download" href=${this.#urlOf(document)} download=${document.name}
      >${this.#host.words.text("review.download")}</a
    >`;
  }

  #urlOf({ id }: DocumentView): string {
    return this.#host.client?.files.url(id) ?? "";
  }

  #select(index: number): void {
    this.#close();
    this.#index = index;
    this.#isImageBroken = false;
    const document = this.#documents[index];
    if (document?.state === "ready" && document.type === "application/pdf") void this.#open(document);
    this.#host.requestUpdate();
  }

  async #open(document: DocumentView): Promise<void> {
    const { signal } = (this.#flight = new AbortController());
    this.#pdf = { kind: "loading" };
    try {
      const pages = await openPdf(await fetchContent(this.#urlOf(document), signal));
      if (signal.aborted) {
        await pages.close();
        return;
      }
      this.#pdf = { kind: "ready", pages, page: 1 };
      await this.#draw();
    } catch {
      // A broken file, or one with a password, can still be downloaded.
      if (!signal.aborted) this.#pdf = { kind: "failed" };
    }
    this.#host.requestUpdate();
  }

  async #turn(page: number): Promise<void> {
    const pdf = this.#pdf;
    if (pdf.kind !== "ready" || page < 1 || page > pdf.pages.count) return;
    this.#pdf = { ...pdf, page };
    await this.#draw();
  }

  async #draw(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const pdf = this.#pdf;
    if (pdf.kind !== "ready" || !this.#canvas.value) return;
    try {
      await pdf.pages.draw(pdf.page, this.#canvas.value);
    } catch {
      // Nothing is wrong if it was closed or turned in the meantime.
      if (this.#pdf !== pdf) return;
      this.#pdf = { kind: "failed" };
      this.#host.requestUpdate();
    }
  }

  #close(): void {
    this.#flight.abort();
    if (this.#pdf.kind === "ready") void this.#pdf.pages.close();
    this.#pdf = { kind: "none" };
  }
}

async function fetchContent(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(url, { signal, credentials: "same-origin" });
  if (!response.ok) throw new Error(`the server responded with ${response.status}`);
  return response.arrayBuffer();
}
