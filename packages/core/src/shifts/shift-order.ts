import { invalidCursor, type PageRequest, toWindow } from "../kernel/store/page.ts";
import type { Shift } from "./collection.ts";

/** The position of a shift in a list by start, for cursors. */
export const orderOfShift = ({ start, id }: Pick<Shift, "start" | "id">): readonly string[] => [String(start), id];

/**
 * Parses the cursors of a list by start.
 * @throws {RollcallError} `request.invalid` a cursor belongs to another list, or there are two
 */
export function toShiftWindow({ limit, after: next, before }: PageRequest, descending = false) {
  const window = toWindow({ limit, after: next, before }, 2, descending);
  if (window.after === undefined) return { ...window, after: undefined };
  const [start, id = ""] = window.after;
  const at = Number(start);
  if (Number.isSafeInteger(at)) return { ...window, after: [at, id] as const };
  const field = before === undefined ? "after" : "before";
  throw invalidCursor(field);
}
