import type { DocumentView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { fileReasons } from "../../messages/file-reasons.en.ts";
import { drawing, icon } from "../controls/icons.ts";
import type { PanelHost, Words } from "../host/panel-host.ts";
import { problemLine } from "../notices/problem-line.ts";
import type { ProviderElement } from "../host/provider-element.ts";
import { type UploadKey, uploadWords } from "./upload.messages.ts";
import { type FileActions, type QueuedFile, UploadQueue } from "./upload-queue.ts";
import { isTemporary, uploadRow } from "./upload-row.ts";

const catalogue = { ...uploadWords, ...fileReasons };

/** A kind of file that a field accepts. */
export type FileKind = "pdf" | "image";

/** The options of an upload field. */
export interface UploadFieldOptions {
  /** The id of the control that chooses files. */
  readonly id: string;
  readonly label: () => unknown;
  readonly kinds: () => readonly FileKind[];
  /** The maximum number of files. */
  readonly most: () => number;
  /** Default: the files of the client. */
  readonly actions?: FileActions;
  /** Called when a file was added, uploaded or removed. */
  readonly changed?: () => void;
}

/** The element that shows the field. Its styles need `uploadStyles`. */
type UploadHost = PanelHost & Pick<ProviderElement, "wordsWith">;

/** The media types of each kind. Phones convert photos to one of them. */
const mediaTypes = {
  pdf: ["application/pdf"],
  image: ["image/jpeg", "image/png", "image/webp"],
} as const satisfies Readonly<Record<FileKind, readonly string[]>>;

const extensions = { pdf: /\.pdf$/i, image: /\.(?:jpe?g|png|webp)$/i } as const;

// From lucide (ISC license).
const camera =
  "M13.997 4a2 2 0 0 1 1.76 1.05l.486.9A2 2 0 0 0 18.003 7H20a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h1.997a2 2 0 0 0 1.759-1.048l.489-.904A2 2 0 0 1 10.004 4zM9 13a3 3 0 1 0 6 0 3 3 0 1 0-6 0";

/**
 * A field for files, which are chosen, dropped or taken with a phone's camera. Each file shows its progress and can be canceled,
 * sent again and removed.
 */
export class UploadField {
  readonly #host: UploadHost;
  readonly #options: UploadFieldOptions;
  readonly #queue: UploadQueue;
  #isOver = false;
  #isTooMany = false;

  constructor(host: UploadHost, options: UploadFieldOptions) {
    this.#host = host;
    this.#options = options;
    this.#queue = new UploadQueue(host, options.changed ?? (() => undefined), options.actions);
  }

  /** The uploaded files, in the order in which they were added. */
  get documents(): readonly DocumentView[] {
    return this.#queue.documents;
  }

  /** Whether a file is waiting or being uploaded. */
  get isBusy(): boolean {
    return this.#queue.isBusy;
  }

  /** Empties the field. Uploaded files are deleted, unless something refers to them now. */
  reset(isKept = false): void {
    this.#isTooMany = false;
    this.#queue.reset(isKept);
  }

  render(describedBy = ""): TemplateResult {
    const { words } = this;
    const { id, label, kinds, most } = this.#options;
    const { files } = this.#queue;
    const isFull = files.length >= most();
    const isRefused = files.length > 0 && files.every((one) => one.state === "failed" && !isTemporary(one.reason));
    const accept = kinds().flatMap((kind) => mediaTypes[kind]);
    const described = `${id}-hint ${id}-problem ${describedBy}`.trim();
    return html`<div class="one upload" part="upload" role="group" aria-labelledby="${id}-label">
      <span class="strong" id="${id}-label">${label()}</span>
      <div
        class="drop"
        part="drop"
        ?data-over=${this.#isOver}
        @dragover=${this.#dragged}
        @dragleave=${this.#dragged}
        @drop=${this.#dropped}
      >
        <div class="cluster center">
          ${this.#picker({ id, accept, isFull, described, drawn: icon("file"), text: words.text("upload.choose") })}
          ${
            kinds().includes("image")
              ? this.#picker({
                  ...{ id: `${id}-camera`, accept: mediaTypes.image, isFull, described, isCamera: true },
                  ...{ drawn: drawing(camera), text: words.text("upload.camera") },
                })
              : nothing
          }
        </div>
        <p class="muted small" id="${id}-hint">
          ${this.#kindNames()}. ${words.text("upload.limit", { count: most() })}
          <span class="drop-hint">${words.text("upload.drop")}</span>
        </p>
      </div>
      ${problemLine(
        words,
        this.#isTooMany
          ? words.text("upload.too-many", { count: most() })
          : isRefused
            ? words.text("upload.none", { count: files.length })
            : undefined,
        `${id}-problem`,
      )}
      ${
        files.length === 0
          ? nothing
          : html`<ul class="uploads lined" part="uploads" aria-label=${words.text("upload.files")}>
              ${repeat(
                files,
                ({ key }) => key,
                (file) => this.#row(file),
              )}
            </ul>`
      }
      <span class="hidden" role="status">
        ${
          files.length === 0
            ? nothing
            : words.text("upload.announced", { done: this.documents.length, count: files.length })
        }
      </span>
    </div>`;
  }

  #picker({ id, accept, isFull, described, drawn, text, isCamera = false }: Picker): TemplateResult {
    return html`<label class="button file ${isCamera ? "camera" : ""}" aria-disabled=${isFull ? "true" : nothing}>
      ${drawn}<span>${text}</span>
      <input
        id=${id}
        class="hidden"
        part=${isCamera ? "camera" : "choose"}
        type="file"
        accept=${accept.join()}
        capture=${isCamera ? "environment" : nothing}
        aria-describedby=${described}
        ?multiple=${!isCamera && this.#options.most() > 1}
        ?disabled=${isFull}
        @change=${this.#chosen}
      />
    </label>`;
  }

  #row(file: QueuedFile): TemplateResult {
    const { key } = file;
    return uploadRow(this.words, file, {
      kindNames: this.#kindNames(),
      retry: () => this.#queue.retry(key),
      remove: () => void this.#remove(key),
    });
  }

  #kindNames(): string {
    const names = this.#options.kinds().map((kind) => this.words.text(`upload.kinds.${kind}`));
    return names.join(", ");
  }

  get words(): Words<UploadKey> {
    return this.#host.wordsWith(catalogue);
  }

  readonly #chosen = ({ currentTarget }: Event): void => {
    const input = currentTarget as HTMLInputElement;
    this.#add([...(input.files ?? [])]);
    // Lets people choose the same file again.
    input.value = "";
  };

  readonly #dragged = (event: DragEvent): void => {
    event.preventDefault();
    this.#isOver = event.type === "dragover";
    this.#host.requestUpdate();
  };

  readonly #dropped = (event: DragEvent): void => {
    event.preventDefault();
    this.#isOver = false;
    this.#add([...(event.dataTransfer?.files ?? [])]);
  };

  #add(files: readonly File[]): void {
    const free = this.#options.most() - this.#queue.files.length;
    this.#isTooMany = files.length > free;
    const accepted = files.slice(0, Math.max(0, free));
    const isSupported = ({ name }: File): boolean => this.#options.kinds().some((kind) => extensions[kind].test(name));
    for (const file of accepted) {
      if (isSupported(file)) this.#queue.add([file]);
      else this.#queue.refuse(file, { code: "file.type-unsupported", details: { types: [this.#kindNames()] } });
    }
    this.#host.requestUpdate();
  }

  async #remove(key: number): Promise<void> {
    this.#isTooMany = false;
    this.#queue.remove(key);
    // The control of a full field was disabled.
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`#${this.#options.id}`)?.focus();
  }
}

interface Picker {
  readonly id: string;
  readonly accept: readonly string[];
  readonly isFull: boolean;
  readonly described: string;
  readonly drawn: TemplateResult;
  readonly text: string;
  readonly isCamera?: boolean;
}
