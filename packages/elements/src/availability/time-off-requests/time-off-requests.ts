import type { DecideRequestsOutput } from "@rollcall/core";
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { button, moreButton } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import { type ListedRequest, loadRequests, type ShownRequests } from "./load-requests.ts";
import { requestRow } from "./request-row.ts";
import { TimeOffDecidedEvent } from "./time-off-requests.events.ts";
import { type TimeOffKey, timeOffWords } from "./time-off-requests.messages.ts";
import { timeOffStyles } from "./time-off-requests.styles.ts";

/** How many requests are shown at first, and how many more the button loads. */
const step = 50;
/** The maximum number of requests in one decision. */
const maxDecided = 50;

const states = ["pending", "approved", "rejected", "cancelled"] as const;

/**
 * The time-off requests of the organization or of one schedule, for its schedulers and admins (A12, Q28). Shows reasons and conflicting
 * accepted shifts. Requests can be approved, or rejected with a reason, one or several at once. Put it inside a `<rollcall-provider>`.
 *
 * Requests that others make or decide appear within a second.
 *
 * @summary Time-off requests to approve or reject.
 * @slot title - The heading. Defaults to "Time-off requests".
 * @slot header - Additional controls at the end of the header.
 * @attr schedule-id - Only requests of people on this schedule. Default: the whole organization.
 * @fires {TimeOffDecidedEvent} rollcall-time-off-decided - Requests were decided.
 * @csspart filter - The choice of a state.
 * @csspart selection - What to do with the selected requests.
 * @csspart approve-selected - The button that approves them.
 * @csspart reject-selected - The button that rejects them.
 * @csspart request - A request.
 * @csspart select - Its checkbox.
 * @csspart state - Its state.
 * @csspart refused - Why the caller can't decide on a request.
 * @csspart clashes - The conflicting accepted shifts.
 * @csspart approve - The button that approves a request.
 * @csspart reject - The button that rejects it.
 * @csspart reason - The field for the rejection reason.
 * @csspart more - The button that shows more requests.
 */
export class TimeOffRequests extends RollcallElement<TimeOffKey> {
  static override styles = [...panelStyles, formStyles, timeOffStyles];
  static override properties: PropertyDeclarations = { scheduleId: { attribute: "schedule-id" } };

  /** Only requests of people on this schedule. Default: the whole organization. */
  declare scheduleId: string | undefined;

  protected override readonly catalogue = timeOffWords;
  #state: ListedRequest["state"] | undefined = "pending";
  #count = step;
  #selected: ReadonlySet<string> = new Set();
  readonly #requests = new QueryController<ShownRequests>(this, {
    key: () => `${this.scheduleId ?? ""} ${this.#state ?? ""}`,
    load: (client, signal) =>
      loadRequests(client, { scheduleId: this.scheduleId, state: this.#state }, this.#count, signal),
    topics: ({ organizationId, number }) => ({ [`people:${organizationId}`]: number }),
  });
  readonly #command = new CommandController<"approve">(this);
  readonly #reject = new FormDialog<readonly ListedRequest[], DecideRequestsOutput>(this, {
    id: "reject",
    title: ({ length: count }) => this.words.text("time-off.reject.title", { count }),
    fields: () => this.#reasonField(),
    validate: ({ answer = "" }) =>
      answer.trim() === "" ? { field: "answer", message: this.words.text("time-off.reject.needed") } : undefined,
    confirm: () => this.words.text("time-off.reject"),
    busy: () => this.words.text("time-off.rejecting"),
    isDangerous: () => true,
    submit: ({ answer = "" }, client, options, requests) =>
      client.availability.decide({ decisions: decisionsOn(requests, "rejected", answer.trim()) }, options),
    outcome: (requests) => this.#outcome(requests, "time-off.rejected"),
  });

  override get shownId(): string {
    return this.scheduleId ?? "";
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return renderPanel(this, {
      title: words.text("time-off.title"),
      query: this.#requests,
      bar: this.#filter(),
      content: ({ rows, hasMore }) => html`
        ${this.#selectionBar(rows)} ${this.#problem()}
        ${
          rows.length === 0
            ? statePage("calendar", words.text("time-off.none"), words.text("time-off.none.text"))
            : html`<ul class="lined">
                ${repeat(
                  rows,
                  ({ id }) => id,
                  (row) => requestRow(words, row, this.#actions),
                )}
              </ul>`
        }
        ${hasMore ? this.#more() : nothing}
      `,
    });
  }

  #filter(): TemplateResult {
    const { words } = this;
    return html`<div class="bar">
      <select
        class="field"
        part="filter"
        aria-label=${words.text("time-off.state")}
        @change=${({ currentTarget }: Event) => this.#show((currentTarget as HTMLSelectElement).value)}
      >
        ${[...states, undefined].map(
          (state) =>
            html`<option value=${state ?? ""} .selected=${state === this.#state}>
              ${words.text(`time-off.state.${state ?? "all"}`)}
            </option>`,
        )}
      </select>
    </div>`;
  }

  #selectionBar(rows: readonly ListedRequest[]): TemplateResult | typeof nothing {
    const { words } = this;
    const chosen = rows.filter(({ id, state }) => state === "pending" && this.#selected.has(id)).slice(0, maxDecided);
    if (chosen.length === 0) return nothing;
    return html`<div class="bar" part="selection">
      <b class="grow" role="status">${words.text("time-off.selected", { count: chosen.length })}</b>
      ${button(words.text("time-off.approve"), {
        part: "approve-selected",
        look: "button primary",
        isBusy: this.#command.isBusy("approve"),
        click: () => void this.#approve(chosen),
      })}
      ${button(words.text("time-off.reject"), {
        part: "reject-selected",
        opensDialog: true,
        click: () => void this.#reject.open(chosen),
      })}
    </div>`;
  }

  get #actions() {
    return {
      isSelected: ({ id }: ListedRequest) => this.#selected.has(id),
      isBusy: this.#command.isBusy("approve"),
      select: ({ id }: ListedRequest, isSelected: boolean) => {
        const others = [...this.#selected].filter((one) => one !== id);
        this.#selected = new Set(isSelected ? [...others, id] : others);
        this.requestUpdate();
      },
      approve: (request: ListedRequest) => void this.#approve([request]),
      reject: (request: ListedRequest) => void this.#reject.open([request]),
    };
  }

  #problem(): TemplateResult | typeof nothing {
    const problem = this.#command.problem("approve");
    return problem ? problemLine(this.words, problem) : nothing;
  }

  #reasonField(): TemplateResult {
    const { words } = this;
    return labelledField(
      words.text("time-off.reject.reason"),
      {
        id: "answer",
        name: "answer",
        part: "reason",
        maxLength: 200,
        describedBy: "answer-text reject-problem",
        required: true,
        isInvalid: this.#reject.invalidField === "answer",
      },
      words.text("time-off.reject.reason.text"),
    );
  }

  #more(): TemplateResult {
    const more = (): void => {
      this.#count += step;
      void this.#requests.refresh();
    };
    return moreButton(this.words.text("time-off.more"), more);
  }

  async #approve(requests: readonly ListedRequest[]): Promise<void> {
    const decisions = decisionsOn(requests, "approved");
    await this.#command.run(
      "approve",
      (client, options) => client.availability.decide({ decisions }, options),
      this.#outcome(requests, "time-off.approved"),
    );
  }

  /** What follows a decision: how many were decided, and Undo for those. */
  #outcome(requests: readonly ListedRequest[], message: "time-off.approved" | "time-off.rejected") {
    const decided = ({ results }: DecideRequestsOutput) =>
      results.flatMap((result) => (result.status === "decided" ? [result.request] : []));
    return {
      message: (output: DecideRequestsOutput) => {
        const count = decided(output).length;
        const refused = requests.length - count;
        const parts = [
          ...(count === 0 ? [] : [this.words.text(message, { count })]),
          ...(refused === 0 ? [] : [this.words.text("time-off.refused", { count: refused })]),
        ];
        return parts.join(". ");
      },
      done: (output: DecideRequestsOutput) => {
        this.#command.clear();
        this.#selected = new Set();
        this.dispatchEvent(new TimeOffDecidedEvent({ results: output.results }));
        return this.#requests.refresh();
      },
      undo: async (output: DecideRequestsOutput) => {
        const decisions = decided(output).map(({ id: requestId, state: was }) => ({
          ...{ requestId, was },
          state: "pending" as const,
        }));
        if (decisions.length > 0) await this.client?.availability.decide({ decisions });
        await this.#requests.refresh();
      },
    };
  }

  #show(state: string): void {
    this.#state = states.find((one) => one === state);
    this.#count = step;
    this.#selected = new Set();
    this.requestUpdate();
  }
}

const decisionsOn = (requests: readonly ListedRequest[], state: "approved" | "rejected", answer = "") =>
  requests.map(({ id: requestId, state: was }) => ({ requestId, was, state, answer }));

declare global {
  interface HTMLElementTagNameMap {
    "time-off-requests": TimeOffRequests;
  }
}
