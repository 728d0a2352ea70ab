import { html, type PropertyDeclarations, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import { sheetStyles } from "../own-time.ts";
import { type ListedSwap, loadSwaps, type ShownSwaps } from "./load-swaps.ts";
import { swapRequestRow } from "./swap-request-row.ts";
import { SwapDecidedEvent } from "./swap-requests.events.ts";
import { type SwapKey, swapRequestWords } from "./swap-requests.messages.ts";
import { swapStyles } from "./swap-requests.styles.ts";

/**
 * A schedule's pending swaps, for people who plan it (Q60): who swaps which shifts with whom, and whether anything prevents it. Swaps that
 * both workers agreed on are approved, or rejected with a reason, if the host requires approval (option `swaps: { approval: true }`). Put
 * it inside a `<rollcall-provider>`.
 *
 * Swaps that others propose, answer or decide appear within a second.
 *
 * @summary Shift swaps to approve or reject.
 * @slot title - The heading. Defaults to "Swaps".
 * @slot header - Additional controls at the end of the header.
 * @attr schedule-id - The schedule.
 * @fires {SwapDecidedEvent} rollcall-swap-decided - A swap was approved or rejected.
 * @csspart swap - A swap.
 * @csspart sheet - The day of the shift.
 * @csspart exchange - The shift that is given in exchange.
 * @csspart state - What the swap is waiting for.
 * @csspart refused - Why it can't be approved.
 * @csspart approve - The button that approves it.
 * @csspart reject - The button that rejects it.
 * @csspart reason - The field for the rejection reason.
 */
export class SwapRequests extends RollcallElement<SwapKey> {
  static override styles = [...panelStyles, formStyles, sheetStyles, swapStyles];
  static override properties: PropertyDeclarations = { scheduleId: { attribute: "schedule-id" } };

  /** The schedule. */
  declare scheduleId: string;

  protected override readonly catalogue = swapRequestWords;
  readonly #swaps = new QueryController<ShownSwaps>(this, {
    key: () => this.scheduleId || undefined,
    load: (client, signal) => loadSwaps(client, this.scheduleId, signal),
    topics: ({ number }) => ({ [this.scheduleId]: number }),
  });
  readonly #command = new CommandController(this);
  readonly #reject = new FormDialog<ListedSwap>(this, {
    id: "reject",
    title: () => this.words.text("swaps.reject.title"),
    fields: () => this.#reasonField(),
    validate: ({ answer = "" }) =>
      answer.trim() === "" ? { field: "answer", message: this.words.text("swaps.reject.needed") } : undefined,
    confirm: () => this.words.text("swaps.reject"),
    busy: () => this.words.text("swaps.rejecting"),
    isDangerous: () => true,
    submit: ({ answer = "" }, client, options, { scheduleId, swapId }) =>
      client.swaps.decide({ scheduleId, swapId, approve: false, answer: answer.trim() }, options),
    outcome: (swap) => this.#outcome(swap, "rejected"),
  });

  constructor() {
    super();
    this.scheduleId = "";
  }

  override get shownId(): string {
    return this.scheduleId;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return renderPanel(this, {
      title: words.text("swaps.title"),
      query: this.#swaps,
      content: ({ rows }) =>
        rows.length === 0
          ? statePage("calendar", words.text("swaps.none"), words.text("swaps.none.text"))
          : html`<ul class="lined">
              ${repeat(
                rows,
                ({ swapId }) => swapId,
                (swap) =>
                  swapRequestRow(words, swap, {
                    isBusy: this.#command.isBusy(swap.swapId),
                    problem: this.#command.problem(swap.swapId),
                    approve: () => void this.#approve(swap),
                    reject: () => void this.#reject.open(swap),
                  }),
              )}
            </ul>`,
    });
  }

  #reasonField(): TemplateResult {
    const { words } = this;
    return labelledField(
      words.text("swaps.reject.reason"),
      {
        id: "answer",
        name: "answer",
        part: "reason",
        maxLength: 200,
        describedBy: "answer-text reject-problem",
        required: true,
        isInvalid: this.#reject.invalidField === "answer",
      },
      words.text("swaps.reject.reason.text"),
    );
  }

  async #approve(swap: ListedSwap): Promise<void> {
    const { scheduleId, swapId } = swap;
    await this.#command.run(
      swapId,
      (client, options) => client.swaps.decide({ scheduleId, swapId, approve: true }, options),
      this.#outcome(swap, "approved"),
    );
  }

  #outcome({ scheduleId, swapId }: ListedSwap, decided: "approved" | "rejected") {
    return {
      message: this.words.text(`swaps.${decided}`),
      done: () => {
        const state = decided === "approved" ? "done" : "rejected";
        this.dispatchEvent(new SwapDecidedEvent({ scheduleId, swapId, state }));
        return this.#swaps.refresh();
      },
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "swap-requests": SwapRequests;
  }
}
