import type { Reason } from "@rollcall/core/contract";
import { type ListedMember, type Role, roles } from "../../wire.ts";
import type { Cell } from "../list-view.ts";
import type { Hands } from "./hands.ts";

/** What a control of a row does when it is pressed or another value is chosen; refused, it says why (X1). */
export async function press(
  hands: Hands,
  control: HTMLElement,
  row: ListedMember,
  value: string | boolean,
): Promise<void> {
  const { why, edits } = hands;
  const cell = control.dataset["cell"] as Cell;
  if (cell === "select") return;
  const reasons = refusals(row, cell, control);
  if (reasons) await why.show(reasons, control, true);
  else if (cell === "invited" || cell === "assignable") await edits.set(row, cell, value === true, control);
  else if (cell === "role") await edits.set(row, cell, value as Role, control);
  else if (cell === "action") await hands.askToRemove(row);
  else {
    why.unhint();
    hands.invitations(({ popover }) => popover.open(cell === "calendar" ? cell : "invitation", row, control), control);
  }
}

function refusals({ refused, role }: ListedMember, cell: Cell, control: HTMLElement): readonly Reason[] | undefined {
  if (cell === "invited" || cell === "assignable") return refused[`set-${cell}`];
  if (cell === "action") return refused.remove;
  if (cell !== "role" || control instanceof HTMLSelectElement) return undefined;
  return roles.flatMap((one) => (one === role ? [] : (refused[`make-${one}`] ?? []))).slice(0, 1);
}
