import { html, type TemplateResult } from "lit";
import { daySheet } from "../../shifts/own-time.ts";
import { button } from "../../ui/controls/button.ts";
import type { IconName } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { stateLabel, type Tone } from "../../ui/controls/state-label.ts";
import { instantOf, sinceText, timesIn } from "../../ui/text/times.ts";
import { dot, shiftFacts } from "../page-bar.ts";
import type { ListedReport } from "./load-reports.ts";
import type { ShiftReportsKey } from "./shift-reports.messages.ts";

const looks = {
  new: ["mail", "accent"],
  seen: ["done", "ok"],
  "asked-back": ["clock", "warn"],
} as const satisfies Readonly<Record<string, readonly [IconName, Tone]>>;

/** Identifies a report. */
export const keyOf = ({ scheduleId, shiftId, personId }: Pick<ListedReport, "scheduleId" | "shiftId" | "personId">) =>
  `${scheduleId} ${shiftId} ${personId}`;

/** The name of the person who wrote the report. */
export const nameOf = (words: Words<ShiftReportsKey>, { personName }: Pick<ListedReport, "personName">): string =>
  personName || words.text("shift-reports.unknown");

/** The state of a report for planners. */
export function reportState(
  words: Words<ShiftReportsKey>,
  { state, seen }: Pick<ListedReport, "state" | "seen">,
): TemplateResult {
  const shown = state === "asked-back" ? "asked-back" : seen ? "seen" : "new";
  const [drawn, tone] = looks[shown];
  return stateLabel(drawn, words.text(`shift-reports.state.${shown}`), { tone, part: "state" });
}

/** A report and the button that opens it. */
export function reportRow(words: Words<ShiftReportsKey>, report: ListedReport, open: () => unknown): TemplateResult {
  const { shift, submittedAt } = report;
  const name = nameOf(words, report);
  const start = timesIn(words, shift.timeZone).text(shift.start, "dayAndClock");
  return html`<li class="report cluster gap-4" part="report" data-key=${keyOf(report)}>
    ${daySheet(words, instantOf(shift.start), shift.timeZone)}
    <div class="grow stack gap-0 wrap">
      <b><bdi>${name}</bdi></b>
      <span class="muted small"><bdi>${shift.kind}${dot}${shiftFacts(words, report)}</bdi></span>
      <span class="muted small"
        >${words.text("shift-reports.submitted-at", { when: sinceText(words, submittedAt ?? shift.end) })}</span
      >
    </div>
    <div class="cluster acts">
      ${reportState(words, report)}
      ${button(words.text("shift-reports.read"), {
        ...{ part: "open", look: "button small", click: open },
        label: words.text("shift-reports.read.label", { name, shift: `${shift.kind}, ${start}` }),
      })}
    </div>
  </li>`;
}
