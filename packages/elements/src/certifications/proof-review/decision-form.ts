import type { ProofView } from "@rollcall/core";
import type { ReviewedProof } from "./load-proofs.ts";
import { RollcallError } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { refusedLine } from "../../ui/notices/refused-line.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import type { ProofReviewKey } from "./proof-review.messages.ts";
import { datesOf, lastDayOf, type ValidityDates } from "./validity-dates.ts";

/** What follows a decision. */
export interface DecisionEffects {
  readonly decided: (proof: ProofView) => unknown;
  /** The proof was replaced, withdrawn or decided in the meantime. */
  readonly overtaken: (proof: ReviewedProof["proof"]) => unknown;
}

/** The days to confirm, and the buttons that approve and reject a proof. */
export class DecisionForm {
  readonly #host: PanelHost<ProofReviewKey>;
  readonly #effects: DecisionEffects;
  readonly #command: CommandController;
  readonly #reject: FormDialog<ReviewedProof, ProofView | undefined>;
  #dates: ValidityDates = { validFrom: "", expiresOn: "" };
  /** The proof these days belong to, and whether the last day is computed from the first. */
  #shown: { readonly proofId: string; readonly isDerived: boolean } | undefined;
  #isOutOfOrder = false;

  constructor(host: PanelHost<ProofReviewKey>, effects: DecisionEffects) {
    this.#host = host;
    this.#effects = effects;
    this.#command = new CommandController(host);
    this.#reject = new FormDialog<ReviewedProof, ProofView | undefined>(host, {
      id: "reject",
      title: () => this.#host.words.text("review.reject.title"),
      text: ({ proof }) => this.#host.words.text("review.reject.text", { name: this.#nameIn(proof) }),
      fields: () => this.#reasonField(),
      validate: ({ reason = "" }) =>
        reason.trim() === "" ? { field: "reason", message: this.#host.words.text("review.reject.needed") } : undefined,
      confirm: () => this.#host.words.text("review.reject"),
      busy: () => this.#host.words.text("review.rejecting"),
      isDangerous: () => true,
      submit: ({ reason = "" }, client, options, { proof: { id: proofId, digest } }) =>
        unlessStale(client.certifications.rejectProof({ proofId, digest, reason: reason.trim() }, options)),
      outcome: (shown) => this.#outcome(shown, "review.rejected"),
    });
  }

  /** The form that decides on a proof. While it is locked, the reviewer must open the proof first. */
  render(shown: ReviewedProof, isLocked: boolean): TemplateResult | typeof nothing {
    const { proof, refused } = shown;
    if (proof.state !== "pending") return nothing;
    const { words } = this.#host;
    const isFileProblem = refused?.code === "file.held" || refused?.code === "file.infected";
    const reject = button(words.text("review.reject"), {
      ...{ part: "reject", opensDialog: true, isBusy: isLocked, click: () => !isLocked && this.reject(shown) },
    });
    if (refused !== null) {
      return html`<div class="decision stack">
        ${refusedLine(words, [refused])} ${isFileProblem ? html`<div class="cluster">${reject}</div>` : nothing}
      </div>`;
    }
    this.#prefill(shown);
    const problem = this.#command.problem(proof.id);
    const isBusy = this.#command.isBusy(proof.id);
    return html`<form
      class="decision stack gap-3"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        if (!isLocked) void this.approve(shown);
      }}
    >
      <div class="cluster start dates">
        ${this.#dateField("valid-from", "review.from", this.#dates.validFrom, (validFrom) => {
          const { isDerived = false } = this.#shown ?? {};
          const expiresOn = isDerived ? lastDayOf(validFrom, shown.type.validMonths) : this.#dates.expiresOn;
          this.#set({ validFrom, expiresOn }, isDerived);
        })}
        ${this.#dateField(
          "expires-on",
          "review.until",
          this.#dates.expiresOn,
          (expiresOn) => this.#set({ ...this.#dates, expiresOn }, false),
          words.text("review.until.text"),
        )}
      </div>
      ${problemLine(words, this.#isOutOfOrder ? words.text("review.order") : problem, "decision-problem")}
      <div class="cluster">
        ${button(words.text(isBusy ? "review.approving" : "review.approve"), {
          ...{ look: "button primary", part: "approve", isBusy: isBusy || isLocked },
        })}
        ${reject}
      </div>
    </form>`;
  }

  async approve(shown: ReviewedProof): Promise<void> {
    const { proof, refused } = shown;
    if (proof.state !== "pending" || refused !== null) return;
    const { validFrom, expiresOn } = this.#dates;
    this.#isOutOfOrder = expiresOn !== "" && expiresOn < validFrom;
    if (this.#isOutOfOrder) {
      this.#host.requestUpdate();
      this.#host.renderRoot.querySelector<HTMLElement>("#expires-on")?.focus();
      return;
    }
    const asked = {
      proofId: proof.id,
      digest: proof.digest,
      validFrom: validFrom || null,
      expiresOn: expiresOn || null,
    };
    await this.#command.run(
      proof.id,
      (client, options) => unlessStale(client.certifications.approveProof(asked, options)),
      this.#outcome(shown, "review.approved"),
    );
  }

  reject(shown: ReviewedProof): void {
    const { proof, refused } = shown;
    const isAllowed = refused === null || refused.code === "file.held" || refused.code === "file.infected";
    if (proof.state === "pending" && isAllowed) void this.#reject.open(shown);
  }

  #outcome({ proof: seen }: ReviewedProof, message: "review.approved" | "review.rejected") {
    const { words } = this.#host;
    return {
      focus: "[aria-current]",
      message: (proof: ProofView | undefined) =>
        proof === undefined ? words.text("review.gone") : words.text(message, { name: this.#nameIn(seen) }),
      done: (proof: ProofView | undefined) =>
        proof === undefined ? this.#effects.overtaken(seen) : this.#effects.decided(proof),
    };
  }

  #prefill({ proof, type }: ReviewedProof): void {
    if (this.#shown?.proofId === proof.id) return;
    const isDerived = proof.claimedExpiresOn === null;
    this.#shown = { proofId: proof.id, isDerived };
    this.#dates = datesOf(proof, type, new Date().toISOString().slice(0, 10));
    this.#isOutOfOrder = false;
  }

  #set(dates: ValidityDates, isDerived: boolean): void {
    this.#dates = dates;
    if (this.#shown) this.#shown = { ...this.#shown, isDerived };
    this.#isOutOfOrder = false;
    this.#command.clear();
  }

  #dateField(
    id: "valid-from" | "expires-on",
    label: "review.from" | "review.until",
    value: string,
    input: (value: string) => void,
    hint?: string,
  ): TemplateResult {
    return labelledField(
      this.#host.words.text(label),
      {
        ...{ id, part: id, type: "date", value, input },
        describedBy: hint === undefined ? "decision-problem" : `${id}-text decision-problem`,
        isInvalid: id === "expires-on" && this.#isOutOfOrder,
      },
      hint,
    );
  }

  #reasonField(): TemplateResult {
    return labelledField(this.#host.words.text("review.reject.reason"), {
      ...{ id: "reason", name: "reason", part: "reason", maxLength: 500, required: true },
      describedBy: "reject-text reject-problem",
      isInvalid: this.#reject.invalidField === "reason",
    });
  }

  #nameIn({ personName }: ReviewedProof["proof"]): string {
    return personName || this.#host.words.text("review.unknown");
  }
}

/** The decided proof; undefined if it is no longer the one that was shown (P49). */
async function unlessStale(decided: Promise<{ readonly proof: ProofView }>): Promise<ProofView | undefined> {
  try {
    return (await decided).proof;
  } catch (error) {
    if (error instanceof RollcallError && error.code === "request.stale-version") return undefined;
    throw error;
  }
}
