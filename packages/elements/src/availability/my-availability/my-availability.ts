import type { GetOwnAvailabilityOutput, ListOwnTimeOffOutput, TimeOffView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button, moreButton } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { notice } from "../../ui/panel/panel-states.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { daysOf } from "../request-days.ts";
import { BlockDialog } from "./block-dialog.ts";
import { dayLook } from "./day-states.ts";
import { weekdayName } from "./month.ts";
import { monthBar } from "./month-bar.ts";
import { MonthGrid } from "./month-grid.ts";
import { MonthQuery } from "./month-query.ts";
import {
  DaysBlockedEvent,
  DaysUnblockedEvent,
  TimeOffCancelledEvent,
  TimeOffRequestedEvent,
} from "./my-availability.events.ts";
import { type AvailabilityKey, availabilityWords } from "./my-availability.messages.ts";
import { availabilityStyles } from "./my-availability.styles.ts";
import { RequestDialog } from "./request-dialog.ts";
import { timeOffRows } from "./time-off-rows.ts";
import { weeklyDialog } from "./weekly-dialog.ts";

/** How many requests are shown at first, and at most. */
const fewRequests = 5;
const maxRequests = 200;

/**
 * The caller's own availability: a month in which they block and unblock days, and their time-off requests (A12, A51, A68).
 * Put it inside a `<rollcall-provider>`.
 *
 * Several days are selected by click or tap, by dragging, with Shift, or by keyboard. Before days are blocked or requested,
 * conflicting accepted shifts are shown; they stay, and planners see the conflict (Q29). Partial days, weekly blocks and
 * approvals appear if the host's option `availability` enables them (Q28, A69, X18).
 *
 * @summary A worker's own blocked days and time off.
 * @slot title - The heading. Defaults to "Your availability".
 * @slot header - Additional controls at the end of the header.
 * @fires {DaysBlockedEvent} rollcall-days-blocked - Days were blocked or, if blocks need approval, requested.
 * @fires {DaysUnblockedEvent} rollcall-days-unblocked - Days were unblocked.
 * @fires {TimeOffRequestedEvent} rollcall-time-off-requested - Time off was requested.
 * @fires {TimeOffCancelledEvent} rollcall-time-off-cancelled - A request was canceled.
 * @csspart month - The grid of a month.
 * @csspart day - A day in it.
 * @csspart day-state - A state of a day.
 * @csspart previous - The button for the previous month.
 * @csspart next-month - The button for the next month.
 * @csspart today - The button for the current month.
 * @csspart selection - What to do with the selected days.
 * @csspart block - The button that blocks days.
 * @csspart unblock - The button that unblocks days.
 * @csspart request-days - The button that requests time off.
 * @csspart weekly - The button for weekly blocks.
 * @csspart weekday - A weekday in its dialog.
 * @csspart parts - The choice of a part of the day.
 * @csspart from - The field for the start of a part.
 * @csspart until - The field for its end.
 * @csspart reason - The field for a reason.
 * @csspart clashes - The conflicting accepted shifts.
 * @csspart first-day - The field for the first day of a request.
 * @csspart last-day - The field for the last day.
 * @csspart requests - The list of requests.
 * @csspart request - A request.
 * @csspart request-state - Its state.
 * @csspart cancel-request - The button that cancels a request.
 * @csspart more - The button that shows more requests.
 */
export class MyAvailability extends RollcallElement<AvailabilityKey> {
  static override styles = [...panelStyles, formStyles, availabilityStyles];

  protected override readonly catalogue = availabilityWords;
  protected override readonly loadsCaller = false;

  readonly #month = new MonthQuery(this, () => this.#grid.span);
  readonly #requests = new QueryController<ListOwnTimeOffOutput>(this, {
    key: () => "own",
    load: (client, signal) => client.portal.listTimeOff({ limit: this.#limit }, { signal }),
    topics: ({ personId, number }) => ({ [personId]: number }),
  });
  #limit = fewRequests;
  readonly #grid = new MonthGrid(this, new Date().toISOString().slice(0, 10), {
    today: () => this.#month.value?.today ?? "",
    dayOf: (date) => dayLook(this.words, this.#month.value ?? { days: [], shifts: [] }, date),
    monthChanged: () => void this.#month.refresh(),
  });
  readonly #command = new CommandController<"unblock">(this);
  readonly #block = new BlockDialog(
    this,
    ({ dates, isPending }) => {
      const before = new Set(this.#blocked(dates));
      const added = dates.filter((date) => !before.has(date));
      void this.#changed(new DaysBlockedEvent({ dates }));
      return { undo: () => (isPending ? this.#cancelRequests(added) : this.#unblockQuietly(added)) };
    },
    () => this.#deselect(),
  );
  readonly #request = new RequestDialog(this, ({ request }) => this.#changed(new TimeOffRequestedEvent({ request })));
  readonly #weekly = weeklyDialog(this, () => this.#month.refresh());
  readonly #cancel = new ConfirmDialog<TimeOffView, { readonly request: TimeOffView }>(this, {
    id: "cancel",
    title: () => this.words.text("availability.cancel.title"),
    text: (request) => this.words.text("availability.cancel.text", { days: daysOf(this.words, request) }),
    confirm: () => this.words.text("availability.cancel"),
    busy: () => this.words.text("availability.cancelling"),
    cancel: () => this.words.text("availability.cancel.keep"),
    isDangerous: () => true,
    run: ({ id: requestId }, client, { idempotencyKey }) =>
      client.portal.cancelTimeOff({ requestId }, { idempotencyKey }),
    outcome: () => ({
      message: this.words.text("availability.cancelled"),
      done: ({ request }) => this.#changed(new TimeOffCancelledEvent({ request })),
    }),
  });

  protected override render(): TemplateResult {
    const { words } = this;
    return renderPanel(this, {
      title: words.text("availability.title"),
      query: this.#month,
      skeletonRows: 8,
      subtitle: html`<p class="muted">${words.text("availability.text")}</p>`,
      actions: button(words.text("availability.request"), {
        part: "request-days",
        opensDialog: true,
        click: () => void this.#openRequest(),
      }),
      content: (value) => html`
        ${monthBar(words, this.#grid.month, value.today, (month) => this.#grid.show(month))}
        ${this.#month.isMissing ? notice("offline", words.text("availability.month-missing")) : nothing}
        ${this.#grid.render("month-name")} ${this.#selectionBar(value)}
        ${value.offers.repeats ? this.#weeklyPart(value) : nothing} ${this.#timeOffPart(value.today)}
      `,
    });
  }

  /** What can be done with the selected days. */
  #selectionBar({ offers }: GetOwnAvailabilityOutput): TemplateResult {
    const { words } = this;
    const dates = this.#grid.selected;
    const count = dates.length;
    if (count === 0) {
      return html`<div class="choice-bar cluster muted small" part="selection" role="status">
        ${words.text("availability.hint")}
      </div>`;
    }
    const blocked = this.#blocked(dates);
    const isAllBlocked = blocked.length === count;
    const problem = this.#command.problem("unblock");
    return html`<div class="choice-bar cluster" part="selection">
        <b class="grow" role="status">${words.text("availability.selected", { count })}</b>
        ${
          isAllBlocked
            ? nothing
            : button(words.text("availability.block", { count }), {
                part: "block",
                look: "button primary",
                opensDialog: true,
                click: () => void this.#block.open({ dates, offers }),
              })
        }
        ${
          blocked.length === 0
            ? nothing
            : button(words.text("availability.unblock", { count: blocked.length }), {
                part: "unblock",
                isBusy: this.#command.isBusy("unblock"),
                click: () => void this.#unblock(blocked),
              })
        }
        ${button(words.text("availability.request"), { opensDialog: true, click: () => void this.#openRequest() })}
        ${button(words.text("availability.clear"), { look: "button", click: () => this.#grid.clearAndFocus() })}
      </div>
      ${problem ? problemLine(words, problem) : nothing}`;
  }

  #weeklyPart({ weekly, today }: GetOwnAvailabilityOutput): TemplateResult {
    const { words } = this;
    const names = weekly.map(({ weekday }) => weekdayName(words, weekday));
    const days = new Intl.ListFormat(words.lang).format(names);
    return html`<div class="part cluster">
      <span class="grow small muted">
        ${weekly.length === 0 ? nothing : words.text("availability.weekly.list", { days })}
      </span>
      ${button(words.text("availability.weekly"), {
        part: "weekly",
        look: "button small",
        opensDialog: true,
        click: () => void this.#weekly.open({ weekly, today }),
      })}
    </div>`;
  }

  #timeOffPart(today: string): TemplateResult {
    const { words } = this;
    const { rows = [], next = null } = this.#requests.value ?? {};
    return html`<div class="part"><h3>${words.text("availability.time-off")}</h3></div>
      ${
        rows.length === 0
          ? html`<p class="request muted">${words.text("availability.time-off.none")}</p>`
          : timeOffRows(words, rows, today, (request) => this.#cancel.open(request))
      }
      ${
        next === null || this.#limit >= maxRequests
          ? nothing
          : moreButton(words.text("availability.more"), () => this.#showMore())
      }`;
  }

  /** The dates that are blocked and not only requested. */
  #blocked(dates: readonly string[]): readonly string[] {
    const days = this.#month.value?.days ?? [];
    const isBlocked = (date: string): boolean =>
      days.some((day) => day.date === date && day.kind === "block" && day.state === "approved");
    return dates.filter(isBlocked);
  }

  #openRequest(): Promise<void> {
    const [firstDay = "", ...more] = this.#grid.selected;
    const { today = "" } = this.#month.value ?? {};
    return this.#request.open(today, { firstDay, lastDay: more.at(-1) ?? firstDay });
  }

  async #unblock(dates: readonly string[]): Promise<void> {
    const before = this.#month.value?.days.filter((day) => day.kind === "block" && dates.includes(day.date)) ?? [];
    const isDone = await this.#command.run(
      "unblock",
      (client, options) => client.portal.unblockDays({ days: [...dates] }, options),
      {
        message: (result) => this.words.text("availability.unblocked", { count: result.dates.length }),
        done: (result) => this.#changed(new DaysUnblockedEvent(result)),
        undo: async () => {
          for (const { date, parts, reason } of before) {
            await this.client?.portal.blockDays({ days: [date], parts, reason });
          }
        },
      },
    );
    // Without a connection, it waits and isn't done yet.
    if (isDone) this.#deselect();
    this.#command.clear();
  }

  async #unblockQuietly(days: readonly string[]): Promise<void> {
    if (days.length > 0) await this.client?.portal.unblockDays({ days: [...days] });
  }

  /** Cancels the pending requests for these days. */
  async #cancelRequests(dates: readonly string[]): Promise<void> {
    const { requests = [] } = this.#month.value ?? {};
    const made = requests.filter(({ state, firstDay }) => state === "pending" && dates.includes(firstDay));
    for (const { id: requestId } of made) await this.client?.portal.cancelTimeOff({ requestId });
  }

  async #changed(event: Event): Promise<void> {
    this.dispatchEvent(event);
    this.#deselect();
    await Promise.all([this.#month.refresh(), this.#requests.refresh()]);
  }

  #deselect(): void {
    // The button that was pressed disappears with the selection.
    if (this.#grid.selected.length > 0) this.#grid.clearAndFocus();
  }

  #showMore(): void {
    this.#limit = Math.min(maxRequests, this.#limit * 4);
    void this.#requests.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "my-availability": MyAvailability;
  }
}
