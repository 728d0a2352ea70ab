import type { HoldingView, ProofView, RollcallClient } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { timesIn } from "../../ui/text/times.ts";
import type { HoldingKey } from "../holding.en.ts";
import { dateText, holdingState, validityText } from "../holding-text.ts";
import { proofDocuments } from "../proof-documents.ts";
import type { MyCertificationsKey } from "./my-certifications.messages.ts";

type RowWords = Words<MyCertificationsKey | HoldingKey>;

/** What a row of a certification does. */
export interface CertificationActions {
  readonly client: RollcallClient | undefined;
  readonly upload: (holding: HoldingView) => void;
  readonly withdraw: (holding: HoldingView, proof: ProofView) => void;
}

/** A certification of the worker: its state, its proofs, and what can be done (Q39). */
export function certificationRow(words: RowWords, holding: HoldingView, actions: CertificationActions): TemplateResult {
  const { name, description, state, approved, pending, rejected } = holding;
  const validity = validityText(words, holding);
  return html`<li class="certification stack" part="certification">
    <div class="cluster nowrap start">
      <div class="grow stack gap-0 wrap">
        <b><bdi>${name}</bdi></b>
        ${validity === "" ? nothing : html`<span>${validity}</span>`}
        ${description === "" ? nothing : html`<span class="muted small"><bdi>${description}</bdi></span>`}
        ${hint(words, holding)}
      </div>
      ${holdingState(words, state)}
    </div>
    ${rejected === null || pending !== null ? nothing : rejectedNote(words, rejected, actions)}
    ${pending === null ? nothing : pendingNote(words, holding, pending, actions)}
    ${
      approved === null
        ? nothing
        : html`<details>
            <summary class="small">${words.text("certs.approved")}</summary>
            ${proofDocuments(words, actions.client, approved)}
          </details>`
    }
    ${holding.canSubmit ? uploadButton(words, holding, actions) : nothing}
  </li>`;
}

/** Why nothing can be uploaded now. */
function hint(words: RowWords, holding: HoldingView): TemplateResult | typeof nothing {
  const { archived, proofRequired, canSubmit, renewableFrom, state } = holding;
  if (canSubmit) return nothing;
  const text = archived
    ? words.text("certs.archived")
    : !proofRequired
      ? words.text("certs.no-proof")
      : state === "valid" && renewableFrom !== null
        ? words.text("certs.renew-from", { date: dateText(words, renewableFrom) })
        : "";
  return text === "" ? nothing : html`<span class="muted small">${text}</span>`;
}

const submittedOn = (words: RowWords, { submittedAt }: ProofView): { readonly date: string } => ({
  date: timesIn(words).text(submittedAt, "longDate"),
});

const rejectedNote = (words: RowWords, proof: ProofView, { client }: CertificationActions): TemplateResult =>
  html`<div class="note stack gap-1" part="rejected">
    ${stateLabel("stop", words.text("certs.rejected", submittedOn(words, proof)), { tone: "danger" })}
    <span class="wrap"><bdi>${words.text("certs.rejected.reason", { reason: proof.reason })}</bdi></span>
    <span class="muted small">${words.text("certs.rejected.do")}</span>
    ${proofDocuments(words, client, proof)}
  </div>`;

const pendingNote = (
  words: RowWords,
  holding: HoldingView,
  proof: ProofView,
  { client, withdraw }: CertificationActions,
): TemplateResult =>
  html`<div class="note tint stack gap-1" part="pending">
    ${stateLabel(
      "clock",
      html`${words.text("certs.pending", submittedOn(words, proof))}
      ${holding.approved === null ? nothing : words.text("certs.pending.counts")}`,
    )}
    ${proof.note === "" ? nothing : html`<span class="small wrap"><bdi>${proof.note}</bdi></span>`}
    ${proofDocuments(words, client, proof)}
    <div class="cluster">
      ${button(words.text("certs.withdraw"), {
        look: "button small",
        part: "withdraw",
        label: words.text("certs.withdraw.label", { name: holding.name }),
        opensDialog: true,
        click: () => withdraw(holding, proof),
      })}
    </div>
  </div>`;

function uploadButton(words: RowWords, holding: HoldingView, { upload }: CertificationActions): TemplateResult {
  const { name, pending, state, approved } = holding;
  const act = pending !== null ? "replace" : approved === null && state !== "expiring" ? "upload" : "renew";
  return html`<div class="cluster">
    ${button(words.text(`certs.${act}`), {
      look: act === "replace" ? "button small" : "button primary",
      part: "upload-proof",
      label: words.text(`certs.${act}.label`, { name }),
      opensDialog: true,
      click: () => upload(holding),
    })}
  </div>`;
}
