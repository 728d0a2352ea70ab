import type { ListOwnReportsOutput, RollcallClient } from "@rollcall/core";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { sheetStyles } from "../../shifts/own-time.ts";
import { moreButton } from "../../ui/controls/button.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { drawing } from "../../ui/controls/icons.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { uploadStyles } from "../../ui/upload/upload.styles.ts";
import { answerStyles } from "../answers/answers.styles.ts";
import { reportPageStyles } from "../page-bar.ts";
import { versionStyles } from "../version-field.ts";
import { type MyReportsKey, myReportsWords } from "./my-reports.messages.ts";
import { myReportsStyles } from "./my-reports.styles.ts";
import { ReportPage } from "./report-page.ts";
import { keyOf, type ListedReport, reportRow } from "./report-row.ts";

/** How many submitted reports are shown at first, and how many more the button loads. */
const step = 20;

// From lucide (ISC license).
const clipboard = "M9 2h6v4H9zM15 4h3a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h3M9 14l2 2 4-4";

type OwnReports = Pick<ListOwnReportsOutput, "open" | "submitted" | "next" | "topics">;

/**
 * The caller's own after-shift reports: those to complete, with drafts and questions from schedulers, and the submitted ones (A48, X17). A
 * report saves automatically as it is written, and can be continued on another device. Put it inside a `<rollcall-provider>`.
 *
 * A report has its form's questions, photos, and the actual times if they differ from the plan. It also has a note for the next person on
 * the same schedule and position, who doesn't see who wrote it (Q60). A submitted report can be changed for a limited time.
 *
 * @summary A worker's own after-shift reports.
 * @slot title - The heading. Defaults to "Your reports".
 * @slot header - Additional controls at the end of the header.
 * @fires {ReportSubmittedEvent} rollcall-report-submitted - A report was submitted, or changed after that.
 * @csspart report - A report in the list.
 * @csspart sheet - The day of its shift.
 * @csspart state - Its state.
 * @csspart open - The button that opens it.
 * @csspart more - The button that shows more submitted reports.
 * @csspart report-bar - The name and the shift of the open report.
 * @csspart back - The button that leads back to the list.
 * @csspart asked - The question of a scheduler.
 * @csspart question - A question of the form.
 * @csspart hand-over - The field for the handover note.
 * @csspart worked-from - The field for the actual start.
 * @csspart worked-until - The field for the actual end.
 * @csspart remove-photo - The button that removes a photo.
 * @csspart draft-state - Whether what is written is saved.
 * @csspart retry-save - The button that saves again.
 * @csspart overtaken - The choice after the report was saved on another device.
 * @csspart keep-mine - The button that keeps what is written here.
 * @csspart use-theirs - The button that continues with the other version.
 * @csspart submit - The button that submits the report.
 * @csspart submitted - A submitted report.
 * @csspart answers - Its answers.
 * @csspart versions - The button that shows the earlier versions of a changed report.
 * @csspart version - The choice of a version.
 * @csspart change - The button that changes it.
 * @csspart upload - The field for files.
 * @csspart drop - The area to drop files on.
 * @csspart uploads - The list of files.
 * @csspart upload-file - A file of the list.
 * @csspart retry-upload - The button that uploads a file again.
 * @csspart upload-problem - Why a file wasn't uploaded.
 */
export class MyReports extends RollcallElement<MyReportsKey> {
  static override styles = [
    ...panelStyles,
    formStyles,
    sheetStyles,
    uploadStyles,
    answerStyles,
    reportPageStyles,
    versionStyles,
    myReportsStyles,
  ];

  protected override readonly catalogue = myReportsWords;
  protected override readonly loadsCaller = false;

  #limit = step;
  #closedKey = "";
  readonly #own = new QueryController<OwnReports>(this, {
    key: () => "own",
    load: (client, signal) => loadOwnReports(client, this.#limit, signal),
    topics: ({ topics }) => topics,
    // Shifts end without a message on a topic.
    whenVisible: true,
  });
  readonly #page = new ReportPage(this);

  /** @internal */
  closed(key: string): void {
    this.#closedKey = key;
    void this.#focusClosed();
  }

  /** @internal */
  async refresh(): Promise<void> {
    await this.#own.refresh();
    // The row of a submitted report is in another list now. If it moved a while ago, the panel has the focus.
    if (this.renderRoot.querySelector(":focus:not([part=panel])") === null) await this.#focusClosed();
  }

  /** Focuses the row of the report that was closed, or the heading. */
  async #focusClosed(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>("[part=report]")];
    const row = rows.find(({ dataset }) => dataset["key"] === this.#closedKey);
    (row?.querySelector<HTMLElement>("[part=open]") ?? this.renderRoot.querySelector<HTMLElement>("#open"))?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { open = [], submitted = [] } = this.#own.value ?? {};
    this.#page.follow([...open, ...submitted]);
  }

  protected override render(): TemplateResult {
    return renderPanel(this, {
      title: this.words.text("my-reports.title"),
      query: this.#own,
      content: (own) => (this.#page.isOpen ? this.#page.render() : this.#lists(own)),
    });
  }

  #lists({ open, submitted, next }: OwnReports): TemplateResult {
    const { words } = this;
    if (open.length === 0 && submitted.length === 0)
      return statePage(drawing(clipboard), words.text("my-reports.none"), words.text("my-reports.none.text"));
    return html`<h3 id="open" tabindex="-1">${words.text("my-reports.open")}</h3>
      ${
        open.length === 0
          ? html`<p class="pad muted">${words.text("my-reports.none.open")}</p>`
          : html`<p class="hidden" role="status">${words.text("my-reports.open.count", { count: open.length })}</p>
              ${this.#rows(open, "open")}`
      }
      ${
        submitted.length === 0
          ? nothing
          : html`<h3 id="submitted">${words.text("my-reports.submitted")}</h3>
              ${this.#rows(submitted, "submitted")}`
      }
      ${next === null ? nothing : moreButton(words.text("my-reports.more"), () => this.#showMore())}`;
  }

  #rows(reports: readonly ListedReport[], heading: string): TemplateResult {
    return html`<ul class="lined" aria-labelledby=${heading}>
      ${repeat(reports, keyOf, (report) => reportRow(this.words, report, () => void this.#open(report)))}
    </ul>`;
  }

  async #open(report: ListedReport): Promise<void> {
    this.#page.open(report);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#page-name")?.focus();
  }

  #showMore(): void {
    this.#limit += step;
    void this.#own.refresh();
  }
}

async function loadOwnReports(client: RollcallClient, limit: number, signal: AbortSignal): Promise<OwnReports> {
  const first = await client.portal.listReports({ limit: Math.min(limit, step) }, { signal });
  const submitted = [...first.submitted];
  let { next } = first;
  while (next !== null && submitted.length < limit) {
    const page = await client.portal.listReports({ limit: step, after: next }, { signal });
    submitted.push(...page.submitted);
    ({ next } = page);
  }
  return { ...first, submitted, next };
}

declare global {
  interface HTMLElementTagNameMap {
    "my-reports": MyReports;
  }
}
