import { hoursCsv } from "@rollcall/client/csv";
import { html } from "lit";
import { addDays, addMonths, monthOf } from "../../availability/my-availability/month.ts";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { saveFile } from "../../ui/browser/save-file.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import { toIso } from "../shift-board/load-board.ts";
import { type PlanningHost, type PlanningOptions, weekOf } from "./planned-week.ts";
import { type PlanningKey, planningWords } from "./planning.messages.ts";

/** The dialog that exports the hours of a period for payroll, the previous month by default. */
export function createHoursDialog(host: PlanningHost, { date, timeZone }: PlanningOptions): FormDialog {
  const words = (): Words<PlanningKey> => host.wordsWith(planningWords);
  const startOf = (day: string): string =>
    toIso(weekOf(words(), day, timeZone()).find((one) => one.date === day)?.from ?? 0);
  return new FormDialog<void>(host, {
    id: "hours",
    title: () => words().text("hours.title"),
    text: () => words().text("hours.text"),
    fields: () => {
      const first = `${addMonths(monthOf(date()), -1)}-01`;
      const last = addDays(`${monthOf(date())}-01`, -1);
      const field = (name: "first" | "last", initial: string) =>
        labelledField(words().text(`hours.${name}`), {
          ...{ id: `hours-${name}`, name, type: "date", initial, required: "native" },
        });
      return html`${field("first", first)} ${field("last", last)}`;
    },
    confirm: () => words().text("hours.confirm"),
    validate: ({ first = "", last = "" }) =>
      first !== "" && last !== "" && (last < first || last >= addDays(first, 366))
        ? { field: "hours-last", message: words().text("hours.invalid") }
        : undefined,
    submit: async ({ first = "", last = "" }, client) => {
      const period = { from: startOf(first), until: startOf(addDays(last, 1)) };
      const text = await hoursCsv(client, { scheduleId: host.scheduleId, ...period }, { bom: true });
      saveFile(
        new Blob([text], { type: "text/csv;charset=utf-8" }),
        `${words().text("hours.file")} ${first} ${last}.csv`,
      );
    },
    outcome: () => ({ message: words().text("hours.done") }),
  });
}
