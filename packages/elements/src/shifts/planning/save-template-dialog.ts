import type { SaveTemplateOutput } from "@rollcall/core";
import { html } from "lit";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import { type PlanningHost, type PlanningOptions, weekOf } from "./planned-week.ts";
import { type PlanningKey, planningWords } from "./planning.messages.ts";

/** The dialog that saves the shifts of a week as a template. */
export function createSaveTemplateDialog(
  host: PlanningHost,
  { date, timeZone }: PlanningOptions,
): FormDialog<void, SaveTemplateOutput> {
  const words = (): Words<PlanningKey> => host.wordsWith(planningWords);
  return new FormDialog<void, SaveTemplateOutput>(host, {
    id: "save-template",
    title: () => words().text("template.save.title"),
    text: () => words().text("template.save.text"),
    fields: () =>
      html`${labelledField(words().text("template.name"), {
        ...{ id: "template-name", name: "name", maxLength: 120, required: "native" },
      })}
      ${labelledField(words().text("planning.week"), {
        ...{ id: "template-date", name: "date", type: "date", initial: date(), required: "native" },
      })}`,
    confirm: () => words().text("template.save"),
    submit: ({ name = "", date: day = "" }, client, options) => {
      const from = weekOf(words(), day, timeZone())[0]?.date ?? "";
      return client.shifts.saveTemplate({ scheduleId: host.scheduleId, name, from }, options);
    },
    problem: (reason) =>
      reason.code === "request.invalid" ? words().text("template.save.invalid") : reasonText(host.words, reason),
    outcome: () => ({
      message: ({ template: { name, shifts } }) => words().text("template.saved", { name, count: shifts }),
    }),
  });
}
