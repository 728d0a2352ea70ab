import type { ShiftView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html } from "lit";
import { reasonWords } from "../messages/reason-words.ts";
import { FormDialog } from "../ui/dialogs/form-dialog.ts";
import type { PanelHost } from "../ui/panel-host.ts";
import type { ShiftsKey } from "./schedule-shifts/schedule-shifts.messages.ts";

/** A person who is put on a shift despite reasons against it. */
export interface Override {
  readonly shift: Pick<ShiftView, "id" | "kind">;
  readonly personId: string;
  readonly name: string;
  /** The person to take off; null for a free slot. */
  readonly instead: string | null;
  readonly reasons: readonly Reason[];
}

/** The element that assigns. */
interface OverrideHost extends PanelHost<ShiftsKey> {
  readonly scheduleId: string;
}

/** The dialog that asks why a person is put on a shift despite reasons against it, and puts them on it (A11). */
export const createOverrideDialog = (
  host: OverrideHost,
  assigned: (override: Override, shift: ShiftView) => unknown,
): FormDialog<Override, ShiftView> =>
  new FormDialog<Override, ShiftView>(host, {
    id: "override",
    title: ({ name }) => host.words.text("shifts.override.title", { name }),
    text: ({ reasons }) =>
      reasons
        .map((reason) => {
          const { title, text } = reasonWords(host.words, reason);
          return `${title}. ${text}`;
        })
        .join(" "),
    fields: () =>
      html`<div class="one">
        <label for="override-note">${host.words.text("shifts.override.note")}</label>
        <textarea
          class="field"
          id="override-note"
          name="note"
          part="override-note"
          rows="2"
          maxlength="1000"
          required
          aria-describedby="override-text"
        ></textarea>
        <p class="muted small" id="override-text">${host.words.text("shifts.override.note.text")}</p>
      </div>`,
    confirm: () => host.words.text("shifts.override"),
    busy: () => host.words.text("shifts.overriding"),
    validate: ({ note = "" }) =>
      note.trim() === ""
        ? { field: "override-note", message: host.words.text("shifts.override.note.missing") }
        : undefined,
    submit: async ({ note = "" }, client, options, { shift, personId, instead }) => {
      const asked = { scheduleId: host.scheduleId, shiftId: shift.id, personId, instead, override: note };
      return (await client.shifts.assign(asked, options)).shift;
    },
    outcome: (override) => ({ done: (shift) => assigned(override, shift) }),
  });
