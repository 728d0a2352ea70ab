import type { ShiftStatus } from "@rollcall/core";
import type { TemplateResult } from "lit";
import { drawing, icon } from "../../ui/icons.ts";

// Icons from lucide (ISC license) that only shifts need.
const pencilPath =
  "M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4";

/** A pencil: edit. */
export const pencil = (): TemplateResult => drawing(pencilPath);
/** A plus: add. */
export const plus = (): TemplateResult => drawing("M5 12h14M12 5v14");
/** A chevron: opens a popover. */
export const chevron = (): TemplateResult => drawing("m6 9 6 6 6-6");

/** The icon of a status; its word always follows. */
export const statusDrawing = (status: ShiftStatus): TemplateResult => {
  switch (status) {
    case "draft":
      return pencil();
    case "offered":
      return icon("sent");
    case "cancelled":
      return icon("stop");
    case "confirmed":
    case "completed":
      return icon("done");
  }
};
