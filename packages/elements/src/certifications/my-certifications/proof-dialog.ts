import type { HoldingView, SubmitProofOutput } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import type { ProviderElement } from "../../ui/host/provider-element.ts";
import { labelledArea, labelledField } from "../../ui/fields/text-field.ts";
import { UploadField } from "../../ui/upload/upload-field.ts";
import type { MyCertificationsKey } from "./my-certifications.messages.ts";

/** The maximum number of files of a proof. */
const maxFiles = 10;

/** The dialog that uploads a proof (A54, X15). */
export class ProofDialog {
  readonly #host: PanelHost<MyCertificationsKey>;
  readonly #files: UploadField;
  readonly #dialog: FormDialog<HoldingView, SubmitProofOutput>;
  #isSending = false;

  constructor(
    host: PanelHost<MyCertificationsKey> & Pick<ProviderElement, "wordsWith">,
    done: (result: SubmitProofOutput) => unknown,
  ) {
    this.#host = host;
    const { words } = host;
    this.#files = new UploadField(host, {
      id: "proof-files",
      label: () => words.text("certs.files"),
      kinds: () => this.#dialog.subject?.fileTypes ?? [],
      most: () => maxFiles,
    });
    this.#dialog = new FormDialog<HoldingView, SubmitProofOutput>(host, {
      id: "proof",
      size: "wide",
      title: ({ name }) => words.text("certs.dialog.title", { name }),
      text: ({ pending }) =>
        [words.text("certs.dialog.text"), pending === null ? "" : words.text("certs.dialog.replaces")].join(" ").trim(),
      fields: () => this.#fields(),
      missing: () => (this.#files.isBusy || this.#files.documents.length === 0 ? "proof-files" : undefined),
      validate: ({ issuedOn = "", expiresOn = "" }) =>
        issuedOn !== "" && expiresOn !== "" && expiresOn < issuedOn
          ? { field: "expires-on", message: words.text("certs.order") }
          : undefined,
      confirm: () => words.text("certs.send"),
      busy: () => words.text("certs.sending"),
      submit: async ({ note = "", issuedOn = "", expiresOn = "" }, client, options, { typeId }) => {
        this.#isSending = true;
        try {
          const sent = await client.portal.submitProof(
            {
              ...{ typeId, documentIds: this.#files.documents.map(({ id }) => id) },
              ...(note.trim() !== "" && { note: note.trim() }),
              ...(issuedOn !== "" && { issuedOn }),
              ...(expiresOn !== "" && { expiresOn }),
            },
            options,
          );
          // The proof refers to the files now. The dialog closes after this.
          this.#files.reset(true);
          return sent;
        } finally {
          this.#isSending = false;
        }
      },
      outcome: () => ({
        message: words.text("certs.sent"),
        done,
        undo: ({ proof }) => host.client?.portal.withdrawProof({ proofId: proof.id }) ?? Promise.resolve(),
      }),
      closed: () => this.#files.reset(this.#isSending),
    });
  }

  open(holding: HoldingView): Promise<void> {
    return this.#dialog.open(holding);
  }

  #fields(): TemplateResult {
    const { words } = this.#host;
    const date = (id: string, name: string, label: "certs.issued" | "certs.expires"): TemplateResult =>
      labelledField(words.text(label), {
        ...{ id, name, part: id, type: "date" },
        describedBy: "proof-problem",
        isInvalid: this.#dialog.invalidField === id,
      });
    return html`${this.#files.render()}
      <div class="cluster dates">
        ${date("issued-on", "issuedOn", "certs.issued")} ${date("expires-on", "expiresOn", "certs.expires")}
      </div>
      ${labelledArea(words.text("certs.note"), { id: "note", part: "note", name: "note", maxLength: 500 })}`;
  }
}
