import { html, type TemplateResult } from "lit";
import type { Words } from "../../ui/host/panel-host.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { labelledArea, labelledField } from "../../ui/fields/text-field.ts";
import { answerFields, optionalMark } from "../answers/answer-fields.ts";
import type { MyReportsKey } from "./my-reports.messages.ts";
import type { PhotoFields } from "./photo-fields.ts";
import type { ReportDraft } from "./report-draft.ts";

/** The questions, the handover note and the actual times of a report, as fields. */
export function reportFields(
  words: Words<MyReportsKey>,
  draft: ReportDraft,
  photos: PhotoFields,
  invalid: readonly string[],
): TemplateResult {
  const { content, report } = draft;
  const { answers } = content;
  const change = (): void => void draft.flush();
  const zone = report.shift.timeZone.replaceAll("_", " ");
  const isWrongTime = invalid.includes("workedFrom") || invalid.includes("workedUntil");
  const time = (name: "workedFrom" | "workedUntil", label: string): TemplateResult =>
    labelledField(label, {
      ...{ id: name, part: name === "workedFrom" ? "worked-from" : "worked-until", type: "datetime-local" },
      ...{ value: content[name], describedBy: "worked-text worked-problem", isInvalid: isWrongTime, change },
      input: (value) => draft.edit({ [name]: value }),
    });
  return html`${answerFields(words, {
      ...{ fields: report.fields, answers, invalid, change },
      edit: (id, answer) => draft.edit({ answers: { ...draft.content.answers, [id]: answer } }),
      photo: (field, label, describedBy) => photos.render(field, label, describedBy),
    })}
    ${labelledArea(
      html`${words.text("my-reports.hand-over")} ${optionalMark(words)}`,
      {
        ...{ id: "hand-over", part: "hand-over", value: content.handOver, describedBy: "hand-over-text", change },
        input: (handOver) => draft.edit({ handOver }),
      },
      words.text("my-reports.hand-over.text"),
    )}
    <fieldset class="one answer">
      <legend>${words.text("my-reports.times")} ${optionalMark(words)}</legend>
      <div class="times">
        ${time("workedFrom", words.text("my-reports.from"))} ${time("workedUntil", words.text("my-reports.until"))}
      </div>
      <p class="muted small" id="worked-text">${words.text("my-reports.times.text", { zone })}</p>
      ${problemLine(words, isWrongTime ? words.text("my-reports.times.problem") : undefined, "worked-problem")}
    </fieldset>`;
}
