import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { renderPanelState } from "../../ui/panel/panel-states.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import type { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { timesIn } from "../../ui/text/times.ts";
import { answerList } from "../answers/answer-list.ts";
import { type ReportVersion, versionField } from "../version-field.ts";
import type { MyReportsKey } from "./my-reports.messages.ts";
import type { OwnReport } from "./report-draft.ts";
import { keyOf } from "./report-row.ts";

/** Shows a submitted report to read, with its earlier versions on demand. */
export class SubmittedReport {
  readonly #host: RollcallElement<MyReportsKey>;
  /** Starts to change the report. */
  readonly #change: (report: OwnReport) => void;
  readonly #versions: QueryController<readonly ReportVersion[]>;
  /** The report whose versions are shown. */
  #open: OwnReport | undefined;
  /** The version that is shown; the latest if it is undefined. */
  #version: number | undefined;

  constructor(host: RollcallElement<MyReportsKey>, change: (report: OwnReport) => void) {
    this.#host = host;
    this.#change = change;
    this.#versions = new QueryController(host, {
      key: () => this.#open && `${keyOf(this.#open)} ${this.#open.revision}`,
      load: async (client, signal) => {
        const { scheduleId = "", shiftId = "" } = this.#open ?? {};
        return (await client.portal.listReportVersions({ scheduleId, shiftId }, { signal })).versions;
      },
    });
  }

  /** Shows the latest version. */
  reset(): void {
    this.#show(undefined, undefined);
  }

  render(report: OwnReport): TemplateResult {
    const { words, client } = this.#host;
    const { answers, handOver, workedFrom, workedUntil } =
      this.#versions.value?.find(({ version }) => version === this.#version) ?? report;
    const { fields, amendUntil, shift } = report;
    const canChange = amendUntil !== null && Date.parse(amendUntil) > Date.now();
    return html`<div class="pad stack gap-4" part="submitted">
      ${report.state === "amended" ? this.#choice(report) : nothing}
      ${answerList(words, fields, answers, (id, label) => html`<img src=${client?.files.url(id) ?? ""} alt=${label} loading="lazy" />`)}
      ${
        handOver === ""
          ? nothing
          : html`<div class="note">
              <b>${words.text("my-reports.hand-over")}</b>
              <p class="answer-text"><bdi>${handOver}</bdi></p>
            </div>`
      }
      ${
        workedFrom === null || workedUntil === null
          ? nothing
          : html`<p>
              <b>${words.text("my-reports.times")}:</b>
              <bdi>${timesIn(words, shift.timeZone).span(workedFrom, workedUntil, "moment")}</bdi>
            </p>`
      }
      <div class="cluster between">
        <span class="muted small"
          >${
            canChange
              ? words.text("my-reports.change.until", { when: timesIn(words).text(amendUntil, "dayAndClock") })
              : words.text("my-reports.change.closed")
          }</span
        >
        ${canChange ? button(words.text("my-reports.change"), { part: "change", click: () => this.#change(report) }) : nothing}
      </div>
    </div>`;
  }

  #choice(report: OwnReport): TemplateResult {
    const { words } = this.#host;
    const isExpanded = this.#open !== undefined;
    const { value } = this.#versions;
    return html`<div class="stack gap-2">
      <div>
        ${button(words.text("my-reports.versions"), {
          ...{ part: "versions", look: "button small", isExpanded },
          click: () => this.#show(isExpanded ? undefined : report, undefined),
        })}
      </div>
      ${
        isExpanded
          ? (renderPanelState(words, this.#versions, 1) ??
            versionField(words, value ?? [], this.#version, (version) => this.#show(report, version)))
          : nothing
      }
    </div>`;
  }

  #show(open: OwnReport | undefined, version: number | undefined): void {
    this.#open = open;
    this.#version = version;
    this.#host.requestUpdate();
  }
}
