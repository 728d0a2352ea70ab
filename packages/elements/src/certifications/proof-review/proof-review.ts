import type { ListCertificationTypesOutput } from "@rollcall/core";
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { certificationReasons } from "../../messages/certification-reasons.en.ts";
import { fileReasons } from "../../messages/file-reasons.en.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { renderPanelState, statePage } from "../../ui/panel/panel-states.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { selectField } from "../../ui/fields/text-field.ts";
import { type HoldingKey, holdingWords } from "../holding.en.ts";
import { DecisionForm } from "./decision-form.ts";
import { DocumentPreview } from "./document-preview.ts";
import { loadProofs, type ShownProofs, type QueuedProof, type ReviewedProof } from "./load-proofs.ts";
import { otherVersions, proofHead, replacedNotice } from "./proof-detail.ts";
import { proofQueue } from "./proof-queue.ts";
import { ProofDecidedEvent } from "./proof-review.events.ts";
import { type ProofReviewKey, proofReviewWords } from "./proof-review.messages.ts";
import { proofReviewStyles } from "./proof-review.styles.ts";
import { shortcutOf, shortcutText } from "./proof-shortcuts.ts";

type Key = ProofReviewKey | HoldingKey | keyof typeof certificationReasons | keyof typeof fileReasons;

const words = { ...certificationReasons, ...fileReasons, ...holdingWords, ...proofReviewWords };

/** How many proofs are shown at first, and how many more the button loads. */
const step = 50;

const states = ["pending", "approved", "rejected", "replaced", "withdrawn"] as const;

/**
 * The proofs that people uploaded for their certifications, for organization schedulers and admins to approve or reject with a
 * reason (A54, A70–A72). Put it inside a `<rollcall-provider>`.
 *
 * Images are shown as they are and PDFs page by page, with code that loads on demand; everything can be downloaded. The dates are prefilled
 * from what the person states or from the certification's validity. A decision applies to the version that was shown. If that was replaced,
 * the new version appears, and can be decided on once the reviewer has opened it (P49). No one decides on their own proof (Q46).
 *
 * While the focus is inside the element and not in a field, J shows the next proof and K the previous one, A approves and R
 * rejects.
 *
 * @summary Proofs to approve or reject.
 * @slot title - The heading. Defaults to "Proofs to review".
 * @slot header - Additional controls at the end of the header.
 * @attr schedule-id - Only proofs of people on this schedule. Default: the whole organization.
 * @fires {ProofDecidedEvent} rollcall-proof-decided - A proof was approved or rejected.
 * @csspart state-filter - The choice of a state.
 * @csspart type-filter - The choice of a certification.
 * @csspart queue - The list of proofs.
 * @csspart proof - A proof in it.
 * @csspart more - The button that shows more proofs.
 * @csspart detail - The proof that is shown.
 * @csspart previous - The button for the previous proof.
 * @csspart next - The button for the next proof.
 * @csspart state - A state.
 * @csspart open-version - The button that opens the new version of a replaced proof.
 * @csspart preview - The files of the proof.
 * @csspart file - The button that shows a file.
 * @csspart image - An image.
 * @csspart page - A page of a PDF.
 * @csspart previous-page - The button for the previous page.
 * @csspart next-page - The button for the next page.
 * @csspart unshown - The note that a file can't be shown.
 * @csspart download - The link that downloads a file.
 * @csspart versions - Other versions of the proof.
 * @csspart documents - The files of another version.
 * @csspart document - The link that downloads one of them.
 * @csspart valid-from - The field for the first day.
 * @csspart expires-on - The field for the last day.
 * @csspart approve - The button that approves the proof.
 * @csspart reject - The button that rejects it.
 * @csspart reason - The field for the rejection reason.
 * @csspart refused - Why the caller can't decide.
 * @csspart shortcuts - The keys.
 */
export class ProofReview extends RollcallElement<Key> {
  static override styles = [...panelStyles, formStyles, proofReviewStyles];
  static override properties: PropertyDeclarations = { scheduleId: { attribute: "schedule-id" } };

  /** Only proofs of people on this schedule. Default: the whole organization. */
  declare scheduleId: string | undefined;

  protected override readonly catalogue = words;
  #state: QueuedProof["state"] = "pending";
  #typeId: string | undefined;
  #count = step;
  #selectedId: string | undefined;
  /** The version that replaced the proof that was shown, until the reviewer opens it. */
  #newVersionId: string | undefined;
  #number = 0;
  readonly #proofs = new QueryController<ShownProofs>(this, {
    key: () => `${this.scheduleId ?? ""} ${this.#state} ${this.#typeId ?? ""}`,
    load: (client, signal) =>
      loadProofs(
        client,
        { scheduleId: this.scheduleId, state: this.#state, typeId: this.#typeId },
        this.#count,
        signal,
      ),
    topics: ({ organizationId, number }) => ({ [`people:${organizationId}`]: number }),
  });
  readonly #types = new QueryController<ListCertificationTypesOutput>(this, {
    key: () => "all",
    load: (client, signal) => client.certifications.listTypes({}, { signal }),
    topics: ({ organizationId, number }) => ({ [`people:${organizationId}`]: number }),
  });
  readonly #shown = new QueryController<ReviewedProof>(this, {
    key: () => this.#selectedId,
    load: (client, signal) => client.certifications.getProof({ proofId: this.#selectedId ?? "" }, { signal }),
  });
  readonly #preview = new DocumentPreview(this);
  readonly #decision = new DecisionForm(this, {
    decided: (proof) => {
      this.dispatchEvent(new ProofDecidedEvent({ proof }));
      this.#selectedId = this.#neighbor(proof.id)?.id;
      return this.#proofs.refresh();
    },
    overtaken: () => this.#proofs.refresh(),
  });

  override get shownId(): string {
    return this.scheduleId ?? "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { rows = [], number = 0 } = this.#proofs.value ?? {};
    const shown = this.#shown.value?.proof;
    if (number !== this.#number) {
      this.#number = number;
      if (shown) void this.#shown.refresh();
    }
    if (shown) this.#preview.show(shown.documents);
    const isListed = rows.some(({ id }) => id === this.#selectedId);
    // Someone replaced the proof while it was shown: the new version appears instead.
    if (this.#state === "pending" && !isListed && shown !== undefined && shown.id === this.#selectedId) {
      const newer = rows.find(({ personId, typeId }) => personId === shown.personId && typeId === shown.typeId);
      if (newer !== undefined) {
        this.#select(newer);
        this.#newVersionId = newer.id;
        return;
      }
    }
    if (this.#proofs.value !== undefined && !isListed) this.#selectedId = rows[0]?.id;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return renderPanel(this, {
      title: words.text("review.title"),
      query: this.#proofs,
      bar: this.#filters(),
      content: (value) => {
        if (value.rows.length === 0) return this.#empty();
        return html`<div class="review" @keydown=${this.#pressed}>
          ${proofQueue(words, value, this.#selectedId, {
            select: (proof) => {
              this.#select(proof);
              void this.#reveal();
            },
            more: () => {
              this.#count += step;
              void this.#proofs.refresh();
            },
          })}
          ${this.#detail(value)}
        </div>`;
      },
    });
  }

  #filters(): TemplateResult {
    const { words } = this;
    const types = this.#types.value?.types ?? [];
    return html`<div class="bar">
      ${selectField({
        part: "state-filter",
        label: words.text("review.filter.state"),
        value: this.#state,
        options: states.map((state) => [state, words.text(`review.state.${state}`)]),
        change: (value) => this.#filter({ state: states.find((state) => state === value) ?? "pending" }),
      })}
      ${selectField({
        part: "type-filter",
        label: words.text("review.filter.type"),
        value: this.#typeId ?? "",
        options: [["", words.text("review.filter.all-types")], ...types.map(({ id, name }) => [id, name] as const)],
        change: (value) => this.#filter({ typeId: value || undefined }),
      })}
    </div>`;
  }

  #empty(): TemplateResult {
    const { words } = this;
    const isFiltered = this.#state !== "pending" || this.#typeId !== undefined;
    const key = isFiltered ? "review.none.filtered" : "review.none";
    return statePage("done", words.text(key), words.text(`${key}.text`));
  }

  #detail({ rows }: ShownProofs): TemplateResult {
    const { words } = this;
    const shown = this.#shown.value;
    const instead = renderPanelState(words, this.#shown, 4);
    if (instead !== undefined || shown === undefined) return html`<div class="proof" part="detail">${instead}</div>`;
    const index = rows.findIndex(({ id }) => id === shown.proof.id);
    const isLocked = this.#newVersionId === shown.proof.id;
    return html`<section class="proof stack gap-3" part="detail" aria-labelledby="proof-title">
      ${isLocked ? replacedNotice(words, this.#openVersion) : nothing}
      ${proofHead(words, shown, { index, count: rows.length, step: (by) => this.#step(by) })} ${this.#preview.render()}
      ${this.#decision.render(shown, isLocked)} ${otherVersions(words, this, shown.versions)}
      <p class="muted small shortcuts" part="shortcuts">${shortcutText(words)}</p>
    </section>`;
  }

  readonly #openVersion = (): void => {
    this.#newVersionId = undefined;
    this.requestUpdate();
    this.renderRoot.querySelector<HTMLElement>("#proof-title")?.focus();
  };

  /** Shortcuts work only while the focus is inside. */
  readonly #pressed = (event: KeyboardEvent): void => {
    const shown = this.#shown.value;
    const canDecide = shown !== undefined && !event.repeat && this.#newVersionId !== shown.proof.id;
    const acts = {
      next: () => this.#step(1),
      previous: () => this.#step(-1),
      approve: () => canDecide && this.#decision.approve(shown),
      reject: () => canDecide && this.#decision.reject(shown),
    };
    const shortcut = shortcutOf(event);
    if (shortcut === undefined) return;
    event.preventDefault();
    void acts[shortcut]();
  };

  #filter(filter: { readonly state?: QueuedProof["state"]; readonly typeId?: string | undefined }): void {
    if (filter.state !== undefined) this.#state = filter.state;
    if ("typeId" in filter) this.#typeId = filter.typeId;
    this.#count = step;
    this.requestUpdate();
  }

  #select({ id }: Pick<QueuedProof, "id">): void {
    this.#selectedId = id;
    this.#newVersionId = undefined;
    this.requestUpdate();
  }

  /** On a phone the proof is below the queue. */
  async #reveal(): Promise<void> {
    await this.updateComplete;
    const detail = this.renderRoot.querySelector("[part=detail]");
    if (detail && detail.getBoundingClientRect().top > innerHeight / 2) detail.scrollIntoView();
  }

  #step(by: 1 | -1): void {
    const rows = this.#proofs.value?.rows ?? [];
    const next = rows[rows.findIndex(({ id }) => id === this.#selectedId) + by];
    if (next === undefined) return;
    this.#select(next);
    void this.#focusSelected();
  }

  /** Keeps the focus inside, so that the next shortcut works. */
  async #focusSelected(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-proof="${this.#selectedId ?? ""}"]`)?.focus();
  }

  /** The proof after this one, or before the last one. */
  #neighbor(proofId: string): QueuedProof | undefined {
    const rows = this.#proofs.value?.rows ?? [];
    const index = rows.findIndex(({ id }) => id === proofId);
    return rows[index + 1] ?? rows[index - 1];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "proof-review": ProofReview;
  }
}
