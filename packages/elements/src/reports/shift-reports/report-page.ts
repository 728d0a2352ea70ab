import type { AskBackOutput, GetReportOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import { renderPanelState } from "../../ui/panel/panel-states.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import type { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { instantOf, timesIn } from "../../ui/text/times.ts";
import { answerList } from "../answers/answer-list.ts";
import { pageBar, shiftFacts } from "../page-bar.ts";
import { type ReportVersion, versionField } from "../version-field.ts";
import type { ListedReport } from "./load-reports.ts";
import { keyOf, nameOf, reportState } from "./report-row.ts";
import { ReportReviewedEvent } from "./shift-reports.events.ts";
import type { ShiftReportsKey } from "./shift-reports.messages.ts";
import { labelledArea } from "../../ui/fields/text-field.ts";

/** A report with its form and answers. */
type Report = GetReportOutput["report"];

/** The element around the page. */
export interface ReportPageHost extends RollcallElement<ShiftReportsKey> {
  /** The report was closed. */
  closed(key: string): void;
  /** Loads the list again. */
  refresh(): Promise<void>;
}

/** Shows one submitted report with its photos and earlier versions, to mark as seen or to send back. */
export class ReportPage {
  readonly #host: ReportPageHost;
  readonly #loaded: QueryController<{ readonly report: Report; readonly versions: readonly ReportVersion[] }>;
  readonly #command: CommandController<"seen">;
  readonly #askBack: FormDialog<Report, AskBackOutput>;
  #open: Pick<ListedReport, "scheduleId" | "shiftId" | "personId"> | undefined;
  /** The version that is shown; the latest if it is undefined. */
  #version: number | undefined;

  constructor(host: ReportPageHost) {
    this.#host = host;
    this.#command = new CommandController(host);
    this.#loaded = new QueryController(host, {
      key: () => this.#open && keyOf(this.#open),
      load: async (client, signal) => {
        const { scheduleId = "", shiftId = "", personId = "" } = this.#open ?? {};
        const key = { scheduleId, shiftId, personId };
        const { report } = await client.reports.get(key, { signal });
        const { versions } =
          report.submissions > 1 ? await client.reports.listVersions(key, { signal }) : { versions: [] };
        return { report, versions };
      },
    });
    const { words } = host;
    const name = (report: Report) => ({ name: nameOf(words, report) });
    this.#askBack = new FormDialog<Report, AskBackOutput>(host, {
      id: "ask-back",
      title: (report) => words.text("shift-reports.ask-back.title", name(report)),
      text: () => words.text("shift-reports.ask-back.text"),
      fields: () => this.#questionField(),
      validate: ({ note = "" }) =>
        note.trim() === "" ? { field: "note", message: words.text("shift-reports.ask-back.needed") } : undefined,
      confirm: () => words.text("shift-reports.ask-back.send"),
      busy: () => words.text("shift-reports.ask-back.sending"),
      submit: ({ note = "" }, client, options, { scheduleId, shiftId, personId, revision }) =>
        client.reports.askBack({ scheduleId, shiftId, personId, revision, note: note.trim() }, options),
      outcome: (report) => ({
        message: words.text("shift-reports.ask-back.sent", name(report)),
        done: () => this.#reviewed(report, "asked-back"),
        focus: "#page-name",
      }),
    });
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  open({ scheduleId, shiftId, personId }: ListedReport): void {
    this.#open = { scheduleId, shiftId, personId };
    this.#version = undefined;
    this.#host.requestUpdate();
  }

  /** Loads the report again if it changed since. */
  follow(listed: readonly ListedReport[]): void {
    const report = this.#loaded.value?.report;
    if (report === undefined) return;
    const latest = listed.find((one) => keyOf(one) === keyOf(report));
    if (latest && (latest.revision > report.revision || latest.seen !== report.seen)) void this.#loaded.refresh();
  }

  render(): TemplateResult {
    const { words } = this.#host;
    const { value } = this.#loaded;
    return html`${pageBar({
      ...{ part: "report-bar", backLabel: words.text("shift-reports.back"), back: () => this.#close() },
      name: value ? nameOf(words, value.report) : "",
      text: value && this.#shiftText(value.report),
      trailing: value ? [reportState(words, value.report), this.#buttons(value.report)] : nothing,
    })}
    ${renderPanelState(words, this.#loaded) ?? (value ? this.#content(value.report, value.versions) : nothing)}`;
  }

  #shiftText(report: Report): string {
    const { words } = this.#host;
    const { start, timeZone, kind } = report.shift;
    return `${timesIn(words, timeZone).text(start, "longDay")} · ${kind} · ${shiftFacts(words, report)}`;
  }

  #buttons(report: Report): TemplateResult | typeof nothing {
    const { words } = this.#host;
    if (report.state === "asked-back") return nothing;
    const isBusy = this.#command.isBusy();
    return html`<div class="cluster">
      ${button(words.text("shift-reports.ask-back"), { part: "ask-back", opensDialog: true, click: () => void this.#askBack.open(report) })}
      ${
        report.seen
          ? nothing
          : button(words.text(isBusy ? "shift-reports.marking" : "shift-reports.mark-seen"), {
              ...{ part: "mark-seen", look: "button primary", isBusy, click: () => void this.#markSeen(report) },
            })
      }
    </div>`;
  }

  #content(report: Report, versions: readonly ReportVersion[]): TemplateResult {
    const { words, client } = this.#host;
    const { title, fields, question, state } = report;
    const { answers, handOver, workedFrom, workedUntil } =
      versions.find(({ version }) => version === this.#version) ?? report;
    const problem = this.#command.problem("seen");
    return html`<div class="pad stack gap-4">
      ${problem ? problemLine(words, problem) : nothing}
      ${state === "asked-back" ? html`<p class="note" part="question">${words.text("shift-reports.question", { question })}</p>` : nothing}
      ${versions.length === 0 ? nothing : versionField(words, versions, this.#version, (version) => this.#showVersion(version))}
      <h4>${title}</h4>
      ${answerList(words, fields, answers, (id, label) => {
        const address = client?.files.url(id) ?? "";
        return html`<a href=${address} target="_blank" rel="noopener" part="photo"
          ><img src=${address} alt=${label} loading="lazy"
        /></a>`;
      })}
      ${
        handOver === ""
          ? nothing
          : html`<div class="note">
              <b>${words.text("shift-reports.hand-over")}</b>
              <p class="answer-text"><bdi>${handOver}</bdi></p>
            </div>`
      }
      ${workedFrom === null || workedUntil === null ? nothing : this.#times(report, workedFrom, workedUntil)}
    </div>`;
  }

  #times({ shift: { start, end, timeZone } }: Report, from: string, until: string): TemplateResult {
    const { words } = this.#host;
    const times = timesIn(words, timeZone);
    const span = (one: string, other: string) => times.span(instantOf(one), instantOf(other), "moment");
    return html`<dl class="facts" part="times">
      <div>
        <dt>${words.text("shift-reports.planned")}</dt>
        <dd><bdi>${span(start, end)}</bdi></dd>
      </div>
      <div>
        <dt>${words.text("shift-reports.worked")}</dt>
        <dd><bdi>${span(from, until)}</bdi></dd>
      </div>
    </dl>`;
  }

  #showVersion(version: number): void {
    this.#version = version;
    this.#host.requestUpdate();
  }

  #questionField(): TemplateResult {
    return labelledArea(this.#host.words.text("shift-reports.ask-back.note"), {
      ...{ id: "note", name: "note", part: "note", required: true, describedBy: "ask-back-problem" },
      isInvalid: this.#askBack.invalidField === "note",
    });
  }

  async #markSeen(report: Report): Promise<void> {
    const { scheduleId, shiftId, personId, revision } = report;
    const isDone = await this.#command.run(
      "seen",
      (client, options) => client.reports.markSeen({ scheduleId, shiftId, personId, revision }, options),
      {
        message: this.#host.words.text("shift-reports.marked"),
        done: () => this.#reviewed(report, "seen"),
        focus: "#page-name",
      },
    );
    // The reason stays, next to the current answers.
    if (!isDone) await this.#loaded.refresh();
  }

  async #reviewed({ scheduleId, shiftId, personId }: Report, outcome: ReportReviewedEvent["outcome"]): Promise<void> {
    this.#command.clear();
    this.#host.dispatchEvent(new ReportReviewedEvent({ scheduleId, shiftId, personId, outcome }));
    await Promise.all([this.#loaded.refresh(), this.#host.refresh()]);
  }

  #close(): void {
    const key = this.#open && keyOf(this.#open);
    this.#open = undefined;
    this.#command.abandon();
    this.#host.closed(key ?? "");
  }
}
