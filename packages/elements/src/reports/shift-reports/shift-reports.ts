import { reportCsv } from "@rollcall/client/csv";
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { sheetStyles } from "../../shifts/own-time.ts";
import { button, moreButton, reserved } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { drawing } from "../../ui/controls/icons.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { saveFile } from "../../ui/browser/save-file.ts";
import { answerStyles } from "../answers/answers.styles.ts";
import { reportPageStyles } from "../page-bar.ts";
import { versionStyles } from "../version-field.ts";
import { type FilterOptions, type ListedReport, loadOptions, loadReports, type ShownReports } from "./load-reports.ts";
import { ReportFilterFields } from "./report-filters.ts";
import { ReportPage } from "./report-page.ts";
import { keyOf, reportRow } from "./report-row.ts";
import { type ShiftReportsKey, shiftReportsWords } from "./shift-reports.messages.ts";
import { shiftReportsStyles } from "./shift-reports.styles.ts";

/** How many reports are shown at first, and how many more the button loads. */
const step = 50;

// From lucide (ISC license).
const clipboard = "M9 2h6v4H9zM15 4h3a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h3M9 14l2 2 4-4";

/**
 * The submitted after-shift reports of a schedule, for people who plan it, or of the organization, for its schedulers and admins (X17).
 * They can be filtered by schedule, kind, person, period, state and answer, read with photos and earlier versions, marked as seen, sent
 * back, and exported as CSV (P55). Put it inside a `<rollcall-provider>`.
 *
 * @summary After-shift reports to read and to ask about.
 * @slot title - The heading. Defaults to "Shift reports".
 * @slot header - Additional controls at the end of the header.
 * @attr schedule-id - Only reports of this schedule. Default: the whole organization.
 * @fires {ReportReviewedEvent} rollcall-report-reviewed - A report was marked as seen, or sent back with a question.
 * @csspart filters - The filters.
 * @csspart filter-schedule - The choice of a schedule.
 * @csspart filter-kind - The choice of a kind of shift.
 * @csspart filter-state - The choice of a state.
 * @csspart person - The field for a person.
 * @csspart filter-from - The field for the first day.
 * @csspart filter-until - The field for the last day.
 * @csspart filter-answer - The choice of an answer.
 * @csspart clear - The button that clears the filters.
 * @csspart export - The button that exports the reports.
 * @csspart report - A report in the list.
 * @csspart sheet - The day of its shift.
 * @csspart state - Its state.
 * @csspart open - The button that opens it.
 * @csspart more - The button that shows more reports.
 * @csspart report-bar - The name and the buttons of the open report.
 * @csspart back - The button that leads back to the list.
 * @csspart ask-back - The button that sends the report back with a question.
 * @csspart note - The field for the question.
 * @csspart mark-seen - The button that marks the report as seen.
 * @csspart question - The question that was sent.
 * @csspart version - The choice of a submitted version.
 * @csspart answers - The answers.
 * @csspart photo - A photo, which opens at full size.
 * @csspart times - The planned and the actual times.
 */
export class ShiftReports extends RollcallElement<ShiftReportsKey> {
  static override styles = [
    ...panelStyles,
    formStyles,
    sheetStyles,
    answerStyles,
    reportPageStyles,
    versionStyles,
    shiftReportsStyles,
  ];
  static override properties: PropertyDeclarations = { scheduleId: { attribute: "schedule-id" } };

  /** Only reports of this schedule. Default: the whole organization. */
  declare scheduleId: string | undefined;

  protected override readonly catalogue = shiftReportsWords;
  #count = step;
  readonly #filters = new ReportFilterFields(this);
  readonly #options = new QueryController<FilterOptions>(this, {
    key: () => this.shownId,
    load: (client, signal) => loadOptions(client, this.scheduleId !== undefined, signal),
  });
  readonly #reports = new QueryController<ShownReports>(this, {
    key: () => JSON.stringify(this.#filters.filters),
    load: (client, signal) => loadReports(client, this.#filters.filters, this.#count, signal),
    topics: ({ number }) => (number === null ? {} : { [this.#filters.filters.scheduleId ?? ""]: number }),
    // Changes in the whole organization have no message on a single topic.
    whenVisible: true,
  });
  readonly #command = new CommandController<"export">(this);
  readonly #page = new ReportPage(this);

  override get shownId(): string {
    return this.scheduleId ?? "";
  }

  /** @internal */
  closed(key: string): void {
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const rows = [...this.renderRoot.querySelectorAll<HTMLElement>("[part=report]")];
      rows
        .find(({ dataset }) => dataset["key"] === key)
        ?.querySelector<HTMLElement>("[part=open]")
        ?.focus();
    });
  }

  /** @internal */
  refresh(): Promise<void> {
    return this.#reports.refresh();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#page.follow(this.#reports.value?.rows ?? []);
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const isOpen = this.#page.isOpen;
    const options = this.#options.value;
    return renderPanel(this, {
      title: words.text("shift-reports.title"),
      query: this.#reports,
      subtitle: html`<p class="muted">${words.text("shift-reports.text")}</p>`,
      skeletonRows: 8,
      actions: isOpen ? nothing : this.#exportButton(),
      bar: isOpen ? nothing : this.#filters.render(options ?? { forms: [], schedules: [] }),
      content: (shown) => (isOpen ? this.#page.render() : this.#list(shown)),
    });
  }

  #exportButton(): TemplateResult {
    if (this.#reports.value === undefined) return reserved(this.words.text("shift-reports.export"));
    const isBusy = this.#command.isBusy("export");
    return button(this.words.text(isBusy ? "shift-reports.exporting" : "shift-reports.export"), {
      ...{ part: "export", isBusy, click: () => void this.#export() },
    });
  }

  #list({ rows, hasMore }: ShownReports): TemplateResult {
    const { words } = this;
    const problem = this.#command.problem("export");
    return html`<div class="optional pad">${problem ? problemLine(words, problem) : nothing}</div>
      ${
        rows.length === 0
          ? this.#empty()
          : html`<ul class="lined">
              ${repeat(rows, keyOf, (report) => reportRow(words, report, () => void this.#open(report)))}
            </ul>`
      }
      ${hasMore ? moreButton(words.text("shift-reports.more"), () => this.#showMore()) : nothing}`;
  }

  #empty(): TemplateResult {
    const key = this.#filters.count === 0 ? "shift-reports.none" : "shift-reports.none.found";
    return statePage(drawing(clipboard), this.words.text(key), this.words.text(`${key}.text`));
  }

  async #open(report: ListedReport): Promise<void> {
    this.#page.open(report);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#page-name")?.focus();
  }

  async #export(): Promise<void> {
    const { words } = this;
    await this.#command.run("export", (client) => reportCsv(client, this.#filters.filters, { bom: true }), {
      message: words.text("shift-reports.export.done"),
      done: (text) => {
        const day = new Date().toISOString().slice(0, 10);
        saveFile(
          new Blob([text], { type: "text/csv;charset=utf-8" }),
          `${words.text("shift-reports.export.file")} ${day}.csv`,
        );
      },
    });
  }

  #showMore(): void {
    this.#count += step;
    void this.#reports.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "shift-reports": ShiftReports;
  }
}
