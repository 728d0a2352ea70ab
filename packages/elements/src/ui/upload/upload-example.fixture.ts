import { RollcallError } from "@rollcall/core/contract";
import { html, type TemplateResult } from "lit";
import { formStyles } from "../styles/form.styles.ts";
import { panelStyles } from "../styles/panel.styles.ts";
import { RollcallElement } from "../panel/rollcall-element.ts";
import { UploadField } from "./upload-field.ts";
import { uploadStyles } from "./upload.styles.ts";

/** An upload that a test completes. */
export interface ScriptedUpload {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly progress: (sent: number) => void;
  readonly finish: (state?: "ready" | "held") => void;
  readonly fail: (...error: ConstructorParameters<typeof RollcallError>) => void;
}

/** A field for uploads in its own element, whose uploads a test completes. */
export class UploadExample extends RollcallElement {
  static override styles = [...panelStyles, formStyles, uploadStyles];
  protected override readonly catalogue = {};

  /** The uploads that were started. */
  readonly started: ScriptedUpload[] = [];

  /** The files that were deleted on the server. */
  readonly discarded: string[] = [];

  readonly field = new UploadField(this, {
    id: "proof",
    label: () => "Proof",
    kinds: () => ["pdf", "image"],
    most: () => 4,
    actions: {
      upload: (_client, { name, size }, { signal, onProgress }) =>
        new Promise((resolve, reject) => {
          this.started.push({
            ...{ name, signal, progress: onProgress },
            finish: (state = "ready") =>
              resolve({ id: name, name, type: "image/jpeg", size, state, createdAt: "2026-11-29T10:00:00.000Z" }),
            fail: (...error) => reject(new RollcallError(...error)),
          });
        }),
      discard: (_client, { id }) => Promise.resolve(this.discarded.push(id)),
    },
  });

  protected override render(): TemplateResult {
    return html`<section class="panel pad" aria-label="Upload">${this.field.render()}</section>`;
  }
}

customElements.define("upload-example", UploadExample);

declare global {
  interface HTMLElementTagNameMap {
    "upload-example": UploadExample;
  }
}
