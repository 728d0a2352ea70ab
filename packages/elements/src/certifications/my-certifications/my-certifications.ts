import type { HoldingView, ListOwnCertificationsOutput, ProofView } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { certificationReasons } from "../../messages/certification-reasons.en.ts";
import { fileReasons } from "../../messages/file-reasons.en.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { drawing } from "../../ui/controls/icons.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { uploadStyles } from "../../ui/upload/upload.styles.ts";
import { certificateIcon } from "../certificate-icon.ts";
import { type HoldingKey, holdingWords } from "../holding.en.ts";
import { certificationRow } from "./certification-row.ts";
import { ProofSubmittedEvent, ProofWithdrawnEvent } from "./my-certifications.events.ts";
import { type MyCertificationsKey, myCertificationsWords } from "./my-certifications.messages.ts";
import { myCertificationsStyles } from "./my-certifications.styles.ts";
import { ProofDialog } from "./proof-dialog.ts";

type Key = MyCertificationsKey | HoldingKey | keyof typeof certificationReasons | keyof typeof fileReasons;

const words = { ...certificationReasons, ...fileReasons, ...holdingWords, ...myCertificationsWords };

/**
 * The caller's own certifications: which ones they have and until when, which ones are missing, and the proofs they uploaded
 * (A54, A58, X15). Put it inside a `<rollcall-provider>`.
 *
 * A proof consists of up to ten files, which are chosen, dropped or taken with a phone's camera. Another proof is a new version, which
 * waits for review while the approved one counts (Q39). Decisions appear within a second.
 *
 * @summary A worker's own certifications, with upload of proof.
 * @slot title - The heading. Defaults to "Your certifications".
 * @slot header - Additional controls at the end of the header.
 * @fires {ProofSubmittedEvent} rollcall-proof-submitted - A proof was sent for review.
 * @fires {ProofWithdrawnEvent} rollcall-proof-withdrawn - A proof was withdrawn.
 * @csspart certification - A certification.
 * @csspart state - Its state.
 * @csspart rejected - Why its proof was rejected.
 * @csspart pending - The proof waiting for review.
 * @csspart withdraw - The button that withdraws it.
 * @csspart documents - The files of a proof.
 * @csspart document - The link that downloads a file.
 * @csspart upload-proof - The button that opens the dialog for a proof.
 * @csspart issued-on - The field for the date of issue.
 * @csspart expires-on - The field for the date of expiry.
 * @csspart note - The field for a note.
 * @csspart upload - The field for files.
 * @csspart drop - The area to drop files on.
 * @csspart uploads - The list of files.
 * @csspart upload-file - A file of the list.
 * @csspart retry-upload - The button that uploads a file again.
 * @csspart upload-problem - Why a file wasn't uploaded.
 */
export class MyCertifications extends RollcallElement<Key> {
  static override styles = [...panelStyles, formStyles, uploadStyles, myCertificationsStyles];

  protected override readonly catalogue = words;
  protected override readonly loadsCaller = false;

  readonly #certifications = new QueryController<ListOwnCertificationsOutput>(this, {
    key: () => "own",
    load: (client, signal) => client.portal.listCertifications({}, { signal }),
    topics: ({ personId, number }) => ({ [personId]: number }),
    // States change with the date.
    whenVisible: true,
  });
  readonly #proof = new ProofDialog(this, ({ proof }) => this.#changed(new ProofSubmittedEvent({ proof })));
  readonly #withdraw = new ConfirmDialog<{ readonly holding: HoldingView; readonly proof: ProofView }>(this, {
    id: "withdraw",
    title: () => this.words.text("certs.withdraw.title"),
    text: ({ holding: { name } }) => this.words.text("certs.withdraw.text", { name }),
    confirm: () => this.words.text("certs.withdraw"),
    busy: () => this.words.text("certs.withdrawing"),
    cancel: () => this.words.text("certs.withdraw.keep"),
    isDangerous: () => true,
    run: ({ proof: { id: proofId } }, client, { idempotencyKey }) =>
      client.portal.withdrawProof({ proofId }, { idempotencyKey }),
    outcome: ({ proof }) => ({
      message: this.words.text("certs.withdrawn"),
      done: () => this.#changed(new ProofWithdrawnEvent({ proofId: proof.id })),
    }),
  });

  protected override render(): TemplateResult {
    const { words } = this;
    const actions = {
      client: this.client,
      upload: (holding: HoldingView) => void this.#proof.open(holding),
      withdraw: (holding: HoldingView, proof: ProofView) => void this.#withdraw.open({ holding, proof }),
    };
    return renderPanel(this, {
      title: words.text("certs.title"),
      query: this.#certifications,
      content: ({ certifications }) =>
        certifications.length === 0
          ? statePage(drawing(certificateIcon), words.text("certs.none"), words.text("certs.none.text"))
          : html`<ul class="lined">
              ${repeat(
                certifications,
                ({ typeId }) => typeId,
                (row) => certificationRow(words, row, actions),
              )}
            </ul>`,
    });
  }

  async #changed(event: Event): Promise<void> {
    this.dispatchEvent(event);
    await this.#certifications.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "my-certifications": MyCertifications;
  }
}
