import type { ShiftView } from "@rollcall/core";
import { addDays } from "../../availability/my-availability/month.ts";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import type { ListedShift } from "../schedule-shifts/load-shifts.ts";
import { detailsOf, draftOf, endsOf } from "../schedule-shifts/shift-draft.ts";
import type { ActionsHost } from "./actions-host.ts";
import { copyWords } from "./copy-dialog.messages.ts";
import { labelledField } from "../../ui/fields/text-field.ts";

const day = 86_400_000;

/** The start and end of a shift on another day, at the same local times; `undefined` if these don't exist there. */
function timesOn(shift: ListedShift, date: string): { readonly start: string; readonly end: string } | undefined {
  const draft = draftOf(shift);
  const days = Math.round((Date.parse(date) - Date.parse(draft.date)) / day);
  const endDate = draft.endDate === undefined ? undefined : addDays(draft.endDate, days);
  const moved = { ...draft, date, endDate, isSecondFrom: false, isSecondTo: false };
  const { start, end } = endsOf(moved, shift.timeZone);
  return start.chosen && end.chosen && { start: start.chosen.moment, end: end.chosen.moment };
}

/** The dialog that copies a shift to another day, as a draft without people. */
export const createCopyDialog = (
  host: ActionsHost,
  copied: (copy: ShiftView) => unknown,
): FormDialog<ListedShift, ShiftView> =>
  new FormDialog<ListedShift, ShiftView>(host, {
    id: "copy",
    title: ({ kind }) => host.wordsWith(copyWords).text("copy.title", { shift: kind }),
    text: () => host.wordsWith(copyWords).text("copy.text"),
    fields: (shift) =>
      labelledField(host.wordsWith(copyWords).text("copy.date"), {
        ...{ id: "copy-date", name: "date", type: "date", required: "native" },
        initial: addDays(draftOf(shift).date, 1),
      }),
    confirm: () => host.wordsWith(copyWords).text("copy.confirm"),
    validate: ({ date = "" }, shift) =>
      date !== "" && timesOn(shift, date) === undefined
        ? { field: "copy-date", message: host.wordsWith(copyWords).text("copy.skipped") }
        : undefined,
    submit: async ({ date = "" }, client, options, shift) => {
      const moments = timesOn(shift, date) ?? { start: "", end: "" };
      const asked = { scheduleId: host.scheduleId, ...detailsOf(draftOf(shift)), ...moments };
      return (await client.shifts.create(asked, options)).shift;
    },
    outcome: () => ({ done: copied }),
  });
