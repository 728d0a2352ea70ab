import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { moreButton } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { sinceText } from "../../ui/text/times.ts";
import type { ShownProofs, QueuedProof } from "./load-proofs.ts";
import type { ProofReviewKey } from "./proof-review.messages.ts";

/** The proofs to choose from. */
export const proofQueue = (
  words: Words<ProofReviewKey>,
  { rows, hasMore }: ShownProofs,
  selectedId: string | undefined,
  { select, more }: { readonly select: (proof: QueuedProof) => void; readonly more: () => void },
): TemplateResult =>
  html`<nav class="queue" part="queue" aria-label=${words.text("review.queue")}>
    <ul class="lined">
      ${repeat(
        rows,
        ({ id }) => id,
        (proof) => {
          const { id, name, personName, submittedAt } = proof;
          const when = sinceText(words, submittedAt);
          return html`<li>
            <button
              type="button"
              part="proof"
              data-proof=${id}
              aria-current=${id === selectedId ? "true" : nothing}
              @click=${() => select(proof)}
            >
              <b class="wrap"><bdi>${personName || words.text("review.unknown")}</bdi></b>
              <span class="wrap"><bdi>${name}</bdi></span>
              <span class="muted small">${words.text("review.sent", { when })}</span>
            </button>
          </li>`;
        },
      )}
    </ul>
    ${hasMore ? moreButton(words.text("review.more"), more) : nothing}
  </nav>`;
