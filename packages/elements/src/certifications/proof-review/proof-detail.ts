import type { ReviewedProofView } from "@rollcall/core";
import type { ReviewedProof } from "./load-proofs.ts";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { drawing } from "../../ui/controls/icons.ts";
import { cross } from "../../ui/controls/more-icons.ts";
import type { PanelHost, Words } from "../../ui/host/panel-host.ts";
import { notice } from "../../ui/panel/panel-states.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { timesIn } from "../../ui/text/times.ts";
import type { HoldingKey } from "../holding.en.ts";
import { dateText, holdingState, validityText } from "../holding-text.ts";
import { proofDocuments } from "../proof-documents.ts";
import type { ProofReviewKey } from "./proof-review.messages.ts";

type ReviewWords = Words<ProofReviewKey | HoldingKey>;

// Lucide icons (ISC license).
const up = "m18 15-6-6-6 6";
const down = "m6 9 6 6 6-6";

const looks = {
  pending: ["clock", ""],
  approved: ["done", "ok"],
  rejected: ["stop", "danger"],
  withdrawn: [drawing(cross), ""],
  replaced: ["info", ""],
} as const;

/** Where a proof is in the queue. */
export interface QueuePosition {
  readonly index: number;
  readonly count: number;
  readonly step: (by: 1 | -1) => void;
}

/** Who sent the proof and what they state, with buttons to the proofs before and after it. */
export function proofHead(words: ReviewWords, shown: ReviewedProof, position: QueuePosition): TemplateResult {
  const { proof, certification } = shown;
  const { personName, name, version, submittedAt, note } = proof;
  const validity = validityText(words, certification);
  return html`<header class="cluster nowrap start between">
      <div class="stack gap-0 wrap">
        <h3 id="proof-title" tabindex="-1">
          <bdi>${personName || words.text("review.unknown")}</bdi>, <bdi>${name}</bdi>
        </h3>
        <span class="muted small">
          ${words.text("review.version", { version })} ·
          ${words.text("review.sent", { when: timesIn(words).text(submittedAt, "moment") })}
        </span>
      </div>
      <div class="cluster nowrap">${stepper(words, position)}</div>
    </header>
    <p class="cluster small">
      <span class="muted">${words.text("review.now")}:</span> ${holdingState(words, certification.state)}
      ${validity === "" ? nothing : html`<span>${validity}</span>`}
    </p>
    ${claimed(words, proof)} ${note === "" ? nothing : html`<p class="note tint wrap"><bdi>${note}</bdi></p>`}
    ${proof.state === "pending" ? nothing : decision(words, proof)}`;
}

function stepper(words: ReviewWords, { index, count, step }: QueuePosition): TemplateResult {
  const one = (by: 1 | -1, label: "review.next" | "review.previous", path: string, part: string) =>
    button(drawing(path), {
      ...{ look: "icon-button", part, tooltip: words.text(label), isBusy: index + by < 0 || index + by >= count },
      click: () => step(by),
    });
  return html`<span class="muted small position" role="status"
      >${words.text("review.position", { position: index + 1, count })}</span
    >
    ${one(-1, "review.previous", up, "previous")} ${one(1, "review.next", down, "next")}`;
}

function claimed(words: ReviewWords, { issuedOn, claimedExpiresOn, personName }: ReviewedProofView) {
  const parts = [
    ...(issuedOn === null ? [] : [words.text("review.claimed.issued", { date: dateText(words, issuedOn) })]),
    ...(claimedExpiresOn === null
      ? []
      : [words.text("review.claimed.expires", { date: dateText(words, claimedExpiresOn) })]),
  ];
  if (parts.length === 0) return nothing;
  const dates = new Intl.ListFormat(words.lang).format(parts);
  return html`<p class="small">
    ${words.text("review.claimed", { name: personName || words.text("review.unknown"), dates })}
  </p>`;
}

/** What was decided, when and by whom. */
function decision(words: ReviewWords, proof: ReviewedProofView): TemplateResult {
  const { state, decidedAt, decidedBy, reason } = proof;
  const [drawn, tone] = looks[state];
  const date = decidedAt === null ? "" : timesIn(words).text(decidedAt, "longDate");
  const values = { state: words.text(`review.state.${state}`), date, name: decidedBy ?? "" };
  const text =
    decidedAt === null
      ? values.state
      : words.text(values.name === "" ? "review.decided.unknown" : "review.decided", values);
  return html`<div class="stack gap-0 small">
    ${stateLabel(drawn, text, { tone, part: "state" })}
    ${reason === "" ? nothing : html`<span class="wrap"><bdi>${words.text("review.reason", { reason })}</bdi></span>`}
  </div>`;
}

/** Asks the reviewer to open the version that replaced the proof they were viewing. */
export const replacedNotice = (words: ReviewWords, open: () => void): TemplateResult =>
  notice(
    "info",
    words.text("review.replaced"),
    button(words.text("review.replaced.open"), { look: "button small", part: "open-version", click: open }),
  );

/** The other versions of a proof, the latest first. */
export const otherVersions = (
  words: ReviewWords,
  { client }: Pick<PanelHost, "client">,
  versions: readonly ReviewedProofView[],
): TemplateResult | typeof nothing =>
  versions.length === 0
    ? nothing
    : html`<details part="versions">
        <summary>${words.text("review.earlier", { count: versions.length })}</summary>
        <ul class="lined">
          ${versions.map(
            (proof) =>
              html`<li class="stack gap-1 version">
                <b>${words.text("review.version", { version: proof.version })}</b>
                ${decision(words, proof)} ${proofDocuments(words, client, proof)}
              </li>`,
          )}
        </ul>
      </details>`;
