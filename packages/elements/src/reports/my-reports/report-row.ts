import type { ListOwnReportsOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { daySheet } from "../../shifts/own-time.ts";
import { button } from "../../ui/controls/button.ts";
import { drawing, type IconName } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { stateLabel, type Tone } from "../../ui/controls/state-label.ts";
import { instantOf, sinceText, timesIn } from "../../ui/text/times.ts";
import { shiftFacts } from "../page-bar.ts";
import type { MyReportsKey } from "./my-reports.messages.ts";

/** A report in the list. */
export type ListedReport = ListOwnReportsOutput["open"][number];

// From lucide (ISC license).
const pencil =
  "M21.2 6.8a1 1 0 0 0-4-4L3.8 16.2a2 2 0 0 0-.5.8l-1.3 4.4a.5.5 0 0 0 .6.6l4.4-1.3a2 2 0 0 0 .8-.5zM15 5l4 4";

const looks = {
  pending: ["clock", "warn", "start"],
  draft: [undefined, "accent", "continue"],
  "asked-back": ["warning", "warn", "answer"],
  submitted: ["done", "ok", "read"],
  amended: ["done", "ok", "read"],
} as const satisfies Readonly<Record<ListedReport["state"], readonly [IconName | undefined, Tone, string]>>;

/** Identifies a report. */
export const keyOf = ({ scheduleId, shiftId }: Pick<ListedReport, "scheduleId" | "shiftId">): string =>
  `${scheduleId} ${shiftId}`;

/** The shift of a report: `Night, Fri 27 Nov, 22:00`. */
export function shiftName(words: Pick<Words, "lang">, { shift }: Pick<ListedReport, "shift">): string {
  return `${shift.kind}, ${timesIn(words, shift.timeZone).text(instantOf(shift.start), "dayAndClock")}`;
}

/** The state of a report. */
export function reportState(words: Words<MyReportsKey>, { state }: Pick<ListedReport, "state">): TemplateResult {
  const [drawn, tone] = looks[state];
  return stateLabel(drawn ?? drawing(pencil), words.text(`my-reports.state.${state}`), { tone, part: "state" });
}

/** A report with its state and the button that opens it. */
export function reportRow(words: Words<MyReportsKey>, report: ListedReport, open: () => unknown): TemplateResult {
  const { state, shift, title, question, savedAt, submittedAt } = report;
  const [, , act] = looks[state];
  const saved = state === "draft" ? savedAt : null;
  return html`<li class="report cluster gap-4" part="report" data-key=${keyOf(report)}>
    ${daySheet(words, instantOf(shift.start), shift.timeZone)}
    <div class="grow stack gap-0 wrap">
      <b><bdi>${shift.kind}</bdi></b>
      <span class="muted small"><bdi>${shiftFacts(words, report)}</bdi></span>
      ${title === shift.kind ? nothing : html`<span class="muted small"><bdi>${title}</bdi></span>`}
      ${state === "asked-back" ? html`<span class="small"><bdi>${question}</bdi></span>` : nothing}
      ${
        saved === null
          ? nothing
          : html`<span class="muted small"
              >${words.text("my-reports.saved-at", { when: sinceText(words, saved) })}</span
            >`
      }
      ${
        submittedAt === null || act !== "read"
          ? nothing
          : html`<span class="muted small"
              >${words.text("my-reports.submitted-at", { when: sinceText(words, submittedAt) })}</span
            >`
      }
    </div>
    <div class="cluster acts">
      ${reportState(words, report)}
      ${button(words.text(`my-reports.${act}`), {
        ...{ part: "open", look: `button small ${act === "read" ? "" : "primary"}`, click: open },
        label: words.text(`my-reports.${act}.label`, { shift: shiftName(words, report) }),
      })}
    </div>
  </li>`;
}
