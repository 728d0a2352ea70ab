import type { HoldingView, ProofView, RollcallClient } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { timesIn } from "../../ui/text/times.ts";
import { holdingState, validityText } from "../holding-text.ts";
import { proofDocuments } from "../proof-documents.ts";
import type { PersonCertificationsKey } from "./person-certifications.messages.ts";

/** What schedulers do with a certification of a person. */
interface HeldCertificationOptions {
  readonly client: RollcallClient | undefined;
  readonly isBusy: boolean;
  readonly setValidity: () => void;
  readonly unassign: () => void;
}

/** A certification of a person as schedulers see it: its state, its validity and its proofs. */
export function heldCertification(
  words: Words<PersonCertificationsKey>,
  holding: HoldingView,
  { client, isBusy, setValidity, unassign }: HeldCertificationOptions,
): TemplateResult {
  const { name, state, proofRequired, archived, pending, approved, rejected } = holding;
  const validity = validityText(words, holding);
  const small = { look: "button small" } as const;
  const proof = (shown: ProofView | null, key: "pending" | "approved") =>
    shown === null
      ? nothing
      : html`<div class="stack gap-1" part=${key}>
          <span class="small">
            ${words.text(`person-certs.${key}`, { date: timesIn(words).text(shown.submittedAt, "longDate") })}
          </span>
          ${proofDocuments(words, client, shown)}
        </div>`;
  return html`<li class="type stack" part="certification">
    <div class="cluster">
      <div class="grow stack gap-0 wrap">
        <b><bdi>${name}</bdi></b>
        ${validity === "" ? nothing : html`<span class="muted small">${validity}</span>`}
      </div>
      ${holdingState(words, state)}
      ${
        proofRequired || archived
          ? nothing
          : button(words.text("person-certs.set"), {
              ...{ ...small, part: "set-validity", label: words.text("person-certs.set.label", { name }) },
              ...{ isBusy, opensDialog: true, click: setValidity },
            })
      }
      ${button(words.text("person-certs.unassign"), {
        ...{ ...small, part: "unassign", label: words.text("person-certs.unassign.label", { name }) },
        ...{ isBusy, click: unassign },
      })}
    </div>
    ${
      rejected === null || pending !== null
        ? nothing
        : html`<span class="small wrap" part="rejected">
            <bdi
              >${words.text("person-certs.rejected", {
                date: timesIn(words).text(rejected.decidedAt ?? rejected.submittedAt, "longDate"),
                reason: rejected.reason,
              })}</bdi
            >
          </span>`
    }
    ${proof(pending, "pending")} ${proof(approved, "approved")}
  </li>`;
}
