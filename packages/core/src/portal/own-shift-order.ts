import { invalidCursor, toWindow } from "../kernel/store/page.ts";
import type { Assignment } from "../shifts/assignments.ts";

/** The position of a shift in a list across schedules, as encoded in cursors. */
export const toOwnShiftCursor = ({
  start,
  scheduleId,
  shiftId,
}: Pick<Assignment, "start" | "scheduleId" | "shiftId">): string =>
  JSON.stringify([String(start), scheduleId, shiftId]);

/**
 * Where such a list continues.
 * @throws {RollcallError} `request.invalid`: the cursor is malformed
 */
export function ownShiftsAfter(after: string | undefined): readonly (string | number)[] | undefined {
  const at = toWindow({ limit: 1, after }, 3).after;
  if (at === undefined) return undefined;
  const [start, ...key] = at;
  if (Number.isSafeInteger(Number(start))) return [Number(start), ...key];
  throw invalidCursor("after");
}
