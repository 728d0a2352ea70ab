import type { ReportField } from "@rollcall/core/report-form";
import { html, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import type { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { UploadField } from "../../ui/upload/upload-field.ts";
import { type FileActions, serverFiles } from "../../ui/upload/upload-queue.ts";
import { controlId } from "../answers/answer-fields.ts";
import type { MyReportsKey } from "./my-reports.messages.ts";

/** The maximum number of photos of an answer, unless its question sets its own. */
const defaultMost = 10;

/** Drafts refer to photos as soon as they are uploaded. The server deletes those that nothing refers to after a day. */
const draftFiles: FileActions = { ...serverFiles, discard: () => Promise.resolve() };

/** The photos of one question: those of the answer as it was opened, and those added since. */
interface Photos {
  readonly upload: UploadField;
  question: ReportField;
  label: unknown;
  kept: readonly string[];
}

/** The controls for photos in a report. `changed` receives the ids of all photos of a question. */
export class PhotoFields {
  readonly #host: RollcallElement<MyReportsKey>;
  readonly #changed: (id: string, documentIds: readonly string[]) => void;
  readonly #photos = new Map<string, Photos>();

  constructor(host: RollcallElement<MyReportsKey>, changed: (id: string, documentIds: readonly string[]) => void) {
    this.#host = host;
    this.#changed = changed;
  }

  /** Whether a photo is being uploaded. */
  get isBusy(): boolean {
    return [...this.#photos.values()].some(({ upload }) => upload.isBusy);
  }

  /** Starts with the photos of another report. */
  reset(fields: readonly ReportField[], answers: Readonly<Record<string, unknown>>): void {
    for (const { upload } of this.#photos.values()) upload.reset();
    for (const field of fields) {
      if (field.type !== "photo") continue;
      const kept = answers[field.id];
      const photos = this.#photosOf(field);
      photos.question = field;
      photos.kept = Array.isArray(kept) ? (kept as readonly string[]) : [];
    }
  }

  render(field: ReportField, label: unknown, describedBy: string | undefined): TemplateResult {
    const { words, client } = this.#host;
    const photos = this.#photosOf(field);
    photos.label = label;
    const remove = (documentId: string): void => {
      photos.kept = photos.kept.filter((one) => one !== documentId);
      this.#report(photos);
      this.#host.renderRoot.querySelector<HTMLElement>(`#${controlId(field.id)}`)?.focus();
    };
    return html`<div class="stack">
      ${
        photos.kept.length === 0
          ? ""
          : html`<ul class="photos">
              ${photos.kept.map((documentId, index) => {
                const label = words.text("answer.photo", { number: index + 1, question: field.label });
                return html`<li class="stack gap-1">
                  <img src=${client?.files.url(documentId) ?? ""} alt=${label} loading="lazy" />
                  ${button(words.text("my-reports.photos.remove"), {
                    ...{ look: "link", part: "remove-photo", click: () => remove(documentId) },
                    label: `${words.text("my-reports.photos.remove")}: ${label}`,
                  })}
                </li>`;
              })}
            </ul>`
      }
      ${photos.upload.render(describedBy)}
    </div>`;
  }

  #photosOf(field: ReportField): Photos {
    let photos = this.#photos.get(field.id);
    if (photos === undefined) {
      photos = { question: field, label: field.label, kept: [], upload: this.#newField(field.id) };
      this.#photos.set(field.id, photos);
    }
    return photos;
  }

  #newField(id: string): UploadField {
    const shown = (): Photos | undefined => this.#photos.get(id);
    return new UploadField(this.#host, {
      id: controlId(id),
      actions: draftFiles,
      label: () => shown()?.label ?? "",
      kinds: () => ["image"],
      most: () => (shown()?.question.max ?? defaultMost) - (shown()?.kept.length ?? 0),
      changed: () => {
        const photos = shown();
        if (photos !== undefined) this.#report(photos);
      },
    });
  }

  #report({ question, kept, upload }: Photos): void {
    this.#changed(question.id, [...kept, ...upload.documents.map(({ id }) => id)]);
  }
}
