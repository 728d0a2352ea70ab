import type { ShiftView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { reasonWords } from "../messages/reason-words.ts";
import { FormDialog } from "../ui/dialogs/form-dialog.ts";
import type { PanelHost } from "../ui/host/panel-host.ts";
import { labelledArea } from "../ui/fields/text-field.ts";
import type { ShiftsKey } from "./schedule-shifts/schedule-shifts.messages.ts";

/** A person who is assigned to a shift despite reasons against it. */
export interface Override {
  readonly shift: Pick<ShiftView, "id" | "kind">;
  readonly personId: string;
  readonly name: string;
  /** The person to take off; null for a free slot. */
  readonly instead: string | null;
  readonly reasons: readonly Reason[];
  /** Whether an offer is accepted on their behalf. */
  readonly isOffered?: boolean;
}

/** The reasons behind a failure that a note overrides; empty if a note doesn't help. */
export function overridableReasons(problem: Reason): readonly Reason[] {
  if (problem.remedy === "override-with-a-note") return [problem];
  const codes = problem.code === "offer.not-eligible" ? (problem.details?.reasons ?? []) : [];
  return codes.includes("member.not-assignable") ? [] : codes.map((code) => ({ code }) as Reason);
}

/** The element that assigns. */
interface OverrideHost extends PanelHost<ShiftsKey> {
  readonly scheduleId: string;
}

/** The dialog that asks why a person is assigned to a shift despite reasons against it, and assigns them (A11). */
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
      labelledArea(
        host.words.text("shifts.override.note"),
        {
          ...{ id: "override-note", name: "note", part: "override-note", required: "native" },
          describedBy: "override-note-text",
        },
        host.words.text("shifts.override.note.text"),
      ),
    confirm: () => host.words.text("shifts.override"),
    busy: () => host.words.text("shifts.overriding"),
    validate: ({ note = "" }) =>
      note.trim() === ""
        ? { field: "override-note", message: host.words.text("shifts.override.note.missing") }
        : undefined,
    submit: async ({ note = "" }, client, options, { shift, personId, instead, isOffered }) => {
      const key = { scheduleId: host.scheduleId, shiftId: shift.id };
      const asked = { ...key, personId, override: note };
      if (isOffered !== true) return (await client.shifts.assign({ ...asked, instead }, options)).shift;
      await client.offers.answerFor({ ...asked, answer: "accept" }, options);
      return (await client.shifts.get(key)).shift;
    },
    outcome: (override) => ({ done: (shift) => assigned(override, shift) }),
  });
