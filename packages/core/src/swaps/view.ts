import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { toMoment } from "../kernel/values/moment.ts";
import type { Shift } from "../shifts/collection.ts";
import { type Swap, swapStates } from "./collection.ts";

/** The shift of a swap. Its people see time, venue and position, and nothing of each other (Q60). */
const swapShift = z.strictObject({
  id,
  kind: z.string(),
  venue: z.string(),
  position: z.string(),
  start: z.string(),
  end: z.string(),
  timeZone: z.string(),
  version: z.int(),
});

/** The shift of a swap. */
export interface SwapShiftView extends z.output<typeof swapShift> {}

/** What people on both sides and planners see of a swap. */
export const swapFields = {
  scheduleId: id,
  swapId: id,
  state: z.enum(swapStates),
  shift: swapShift,
  /** The shift that is given in exchange, if any. */
  inExchange: swapShift.nullable(),
} as const;

/** The result of an answer. */
export const swapOutput = z.strictObject({ scheduleId: id, swapId: id, state: z.enum(swapStates) });

/** The result of an answer. */
export const toSwapOutput = ({ scheduleId, id }: Pick<Swap, "scheduleId" | "id">, state: Swap["state"]) => ({
  scheduleId,
  swapId: id,
  state,
});

/** Converts a shift. */
export function toSwapShift({ id, kind, venue, position, start, end, timeZone, version }: Shift): SwapShiftView {
  const when = { start: toMoment(start, timeZone), end: toMoment(end, timeZone), timeZone };
  return { id, kind, venue, position, ...when, version };
}
