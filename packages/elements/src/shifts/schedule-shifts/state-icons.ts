import type { ShiftStatus, ShiftView } from "@rollcall/core";
import type { TemplateResult } from "lit";
import { drawing, icon } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import type { ShiftsKey } from "./schedule-shifts.messages.ts";

/** A pencil, from lucide (ISC license). */
export const pencil = drawing(
  "M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4",
);

/** The icon of each status, in the order of a shift's life cycle; a word always follows. */
export const statusIcons: Readonly<Record<ShiftStatus, TemplateResult>> = {
  draft: pencil,
  offered: icon("sent"),
  confirmed: icon("done"),
  completed: icon("done"),
  cancelled: icon("stop"),
};

type AssigneeState = ShiftView["assignees"][number]["state"];

const stateIcons: Readonly<Record<AssigneeState, TemplateResult>> = {
  planned: pencil,
  offered: icon("sent"),
  confirmed: icon("done"),
  changed: icon("warning"),
};

/** The state of a person on a shift. */
export const assigneeState = (words: Words<ShiftsKey>, state: AssigneeState): TemplateResult =>
  stateLabel(stateIcons[state], words.text(`state.${state}`), {
    tone: state === "confirmed" ? "ok" : state === "changed" ? "warn" : "",
    part: "state",
  });
