import type { SubmitReportOutput } from "@rollcall/core";
import { applicableAnswers, invalidAnswers } from "@rollcall/core/report-form";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { icon } from "../../ui/controls/icons.ts";
import { renderPanelState } from "../../ui/panel/panel-states.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import type { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { timesIn } from "../../ui/text/times.ts";
import { controlId } from "../answers/answer-fields.ts";
import { pageBar, shiftFacts } from "../page-bar.ts";
import { draftStateLine, overtakenNotice } from "./draft-state-line.ts";
import { ReportSubmittedEvent } from "./my-reports.events.ts";
import type { MyReportsKey } from "./my-reports.messages.ts";
import { PhotoFields } from "./photo-fields.ts";
import { type OwnReport, ReportDraft } from "./report-draft.ts";
import { reportFields } from "./report-fields.ts";
import { keyOf, type ListedReport, reportState } from "./report-row.ts";
import { SubmittedReport } from "./submitted-report.ts";

/** The element around the page. */
export interface ReportPageHost extends RollcallElement<MyReportsKey> {
  /** The report was closed. */
  closed(key: string): void;
  /** Loads the list again. */
  refresh(): Promise<void>;
}

/** Shows one report: to write, to read, or to change after it was submitted. */
export class ReportPage {
  readonly #host: ReportPageHost;
  readonly #loaded: QueryController<OwnReport>;
  readonly #command: CommandController<"submit">;
  readonly #photos: PhotoFields;
  readonly #submitted: SubmittedReport;
  readonly #leaving: ConfirmDialog<"amend" | "unsaved", void>;
  #open: Pick<ListedReport, "scheduleId" | "shiftId"> | undefined;
  #draft: ReportDraft | undefined;
  #isAmending = false;
  #invalid: readonly string[] = [];

  constructor(host: ReportPageHost) {
    this.#host = host;
    this.#command = new CommandController(host);
    this.#submitted = new SubmittedReport(host, (report) => void this.#amend(report));
    this.#photos = new PhotoFields(host, (id, documentIds) => this.#addPhotos(id, documentIds));
    this.#loaded = new QueryController(host, {
      key: () => this.#open && keyOf(this.#open),
      load: async (client, signal) => {
        const { scheduleId = "", shiftId = "" } = this.#open ?? {};
        const { report } = await client.portal.getReport({ scheduleId, shiftId }, { signal });
        // Unsaved answers aren't replaced: they were written while the report loaded, or wait for a connection.
        const isWritten = this.#draft?.isSaved === false && keyOf(this.#draft.report) === keyOf(report);
        if (!isWritten) this.#write(report, false);
        return report;
      },
    });
    const { words } = host;
    this.#leaving = new ConfirmDialog(host, {
      id: "leave",
      title: (why) => words.text(why === "amend" ? "my-reports.leave.title" : "my-reports.unsaved.title"),
      text: (why) => words.text(why === "amend" ? "my-reports.leave.text" : "my-reports.unsaved.text"),
      confirm: () => words.text("my-reports.leave"),
      cancel: () => words.text("my-reports.leave.stay"),
      isDangerous: () => true,
      run: () => Promise.resolve(),
      outcome: () => ({ done: () => this.#close() }),
    });
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Opens a report. */
  open({ scheduleId, shiftId }: ListedReport): void {
    this.#open = { scheduleId, shiftId };
    this.#host.requestUpdate();
  }

  /** Loads the report again if it was saved elsewhere and nothing is unsaved here. */
  follow(listed: readonly ListedReport[]): void {
    const shown = this.#draft;
    if (shown?.isSaved !== true || this.#isAmending) return;
    const latest = listed.find((one) => keyOf(one) === keyOf(shown.report));
    if (latest !== undefined && latest.revision > shown.report.revision) void this.#loaded.refresh();
  }

  render(): TemplateResult {
    const { words } = this.#host;
    const report = this.#draft?.report;
    return html`${pageBar({
      ...{ part: "report-bar", backLabel: words.text("my-reports.back"), back: () => void this.#leave() },
      name: report?.title ?? "",
      text: report && this.#shiftText(report),
      trailing: report ? reportState(words, report) : nothing,
    })}
    ${renderPanelState(words, this.#loaded) ?? (this.#draft ? this.#content(this.#draft) : nothing)}`;
  }

  #shiftText(report: OwnReport): string {
    const { start, timeZone, kind } = report.shift;
    return `${kind} · ${timesIn(this.#host.words, timeZone).text(start, "longDay")} · ${shiftFacts(this.#host.words, report)}`;
  }

  #content(draft: ReportDraft): TemplateResult {
    const { state } = draft.report;
    const isSubmitted = state === "submitted" || state === "amended";
    return isSubmitted && !this.#isAmending ? this.#submitted.render(draft.report) : this.#writing(draft);
  }

  #writing(draft: ReportDraft): TemplateResult {
    const { words } = this.#host;
    const { question, state } = draft.report;
    const isBusy = this.#command.isBusy();
    return html`${overtakenNotice(words, draft, () => this.#photos.reset(draft.report.fields, draft.content.answers))}
      ${
        state === "asked-back"
          ? html`<div class="notice" part="asked">
              ${icon("warning")}<span><b>${words.text("my-reports.question")}</b> <bdi>${question}</bdi></span>
            </div>`
          : nothing
      }
      <form class="pad stack gap-4" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event, draft)}>
        ${reportFields(words, draft, this.#photos, this.#invalid)} ${problemLine(words, this.#problem())}
        <div class="cluster between">
          ${draftStateLine(words, draft, this.#isAmending)}
          ${this.#isAmending ? button(words.text("my-reports.change.cancel"), { part: "cancel", click: () => void this.#leave() }) : nothing}
          ${button(
            words.text(
              isBusy ? "my-reports.submitting" : this.#isAmending ? "my-reports.change.save" : "my-reports.submit",
            ),
            {
              ...{ part: "submit", look: "button primary", isBusy: isBusy || draft.state.kind === "overtaken" },
            },
          )}
        </div>
      </form>`;
  }

  #problem() {
    const { words } = this.#host;
    if (this.#invalid.includes("photos busy")) return words.text("my-reports.uploading");
    const count = this.#invalid.length;
    return count > 0 ? words.text("my-reports.incomplete", { count }) : this.#command.problem("submit");
  }

  async #amend(report: OwnReport): Promise<void> {
    this.#write(report, true);
    await this.#focus("#page-name");
  }

  /** Starts writing, or changing what was submitted. */
  #write(report: OwnReport, isAmending: boolean): void {
    this.#end();
    const isOpen = report.state !== "submitted" && report.state !== "amended";
    this.#isAmending = isAmending;
    this.#draft = new ReportDraft(this.#host, report, isOpen);
    this.#host.addController(this.#draft);
    this.#photos.reset(report.fields, report.answers);
    this.#submitted.reset();
    this.#host.requestUpdate();
  }

  #addPhotos(id: string, documentIds: readonly string[]): void {
    const draft = this.#draft;
    const before = draft?.content.answers[id] ?? [];
    if (draft === undefined || JSON.stringify(before) === JSON.stringify(documentIds)) return;
    draft.edit({ answers: { ...draft.content.answers, [id]: documentIds } });
  }

  async #submit(event: SubmitEvent, draft: ReportDraft): Promise<void> {
    event.preventDefault();
    if (this.#command.isBusy() || draft.state.kind === "overtaken") return;
    const { fields, schema, scheduleId, shiftId } = draft.report;
    const wrong = this.#photos.isBusy
      ? ["photos busy"]
      : [...invalidAnswers(schema, applicableAnswers(fields, draft.input.answers)), ...wrongTimes(draft)];
    this.#command.clear();
    await this.#mark(wrong);
    if (wrong.length > 0) return;
    await draft.flush();
    const isAmended = this.#isAmending;
    const { words } = this.#host;
    const isDone = await this.#command.run(
      "submit",
      (client, options): Promise<SubmitReportOutput> =>
        isAmended ? client.portal.amendReport(draft.input, options) : client.portal.submitReport(draft.input, options),
      {
        message: words.text(isAmended ? "my-reports.change.done" : "my-reports.submit.done"),
        done: () => {
          this.#host.dispatchEvent(new ReportSubmittedEvent({ scheduleId, shiftId, isAmended }));
          this.#close();
          return this.#host.refresh();
        },
      },
    );
    if (isDone) {
      // Otherwise, it waits for a connection.
      if (this.isOpen) this.#close();
      return;
    }
    const problem = this.#command.problem("submit");
    if (problem?.code === "report.incomplete") await this.#mark(problem.details?.fields ?? []);
    const { client } = this.#host;
    if (problem?.code === "request.stale-version" && client) {
      this.#command.clear();
      await draft.loadTheirs(client).catch(() => undefined);
    }
  }

  /** Marks the questions to correct, and moves the focus to the first. */
  async #mark(wrong: readonly string[]): Promise<void> {
    this.#invalid = wrong;
    const first = this.#draft?.report.fields.find(({ id }) => wrong.includes(id));
    if (wrong.length === 0) return;
    await this.#focus(
      first
        ? `#${controlId(first.id)}`
        : wrong.some((one) => one.startsWith("worked"))
          ? "#workedFrom"
          : "[part=submit]",
    );
  }

  async #leave(): Promise<void> {
    const draft = this.#draft;
    await draft?.flush();
    if (draft?.isChanged !== true) this.#close();
    else if (this.#isAmending && this.#draft) await this.#leaving.open("amend");
    else await this.#leaving.open("unsaved");
  }

  #close(): void {
    const key = this.#open && keyOf(this.#open);
    this.#end();
    this.#open = undefined;
    this.#isAmending = false;
    this.#host.closed(key ?? "");
  }

  #end(): void {
    if (this.#draft) {
      this.#host.removeController(this.#draft);
      this.#draft.hostDisconnected();
    }
    this.#draft = undefined;
    this.#invalid = [];
    this.#command.abandon();
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** The times to correct: both or neither, in order. */
function wrongTimes({ content: { workedFrom, workedUntil }, input }: ReportDraft): readonly string[] {
  if (workedFrom === "" && workedUntil === "") return [];
  const isComplete = input.workedFrom !== null && input.workedUntil !== null;
  return isComplete && workedFrom < workedUntil ? [] : ["workedFrom"];
}
