import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { namesOf, offeredPeopleFacts } from "../offers/view.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { membersPlan, outsidersSeeNothing } from "../schedules/role-rules.ts";
import { assignmentsByKey } from "../shifts/assignments.ts";
import { shiftsByKey } from "../shifts/collection.ts";
import { pendingSwapsOf } from "./collection.ts";
import { assignmentKeysOf, swapStateAt } from "./swap-context.ts";
import { swapFields, toSwapShift } from "./view.ts";

const person = z.strictObject({
  id,
  /** Their name, or their address if they have no name; empty if erased. */
  name: z.string(),
});

/**
 * Lists a schedule's pending swaps with the people on both sides, the oldest first, at most 50 (Q60). For people who plan it. Those in the
 * state `agreed` wait for a decision.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const listSwaps = operation({
  name: "swaps.list",
  summary: "Lists a schedule's pending swaps.",
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({
    /** The sequence number of the schedule that the list reflects. */
    number: z.int(),
    rows: z
      .array(z.strictObject({ ...swapFields, person, taker: person.nullable(), createdAt: z.string() }))
      .readonly(),
  }),
  load: [
    ({ scheduleId }, actor) => ({ ...scheduleFacts(scheduleId, actor), swaps: pendingSwapsOf(scheduleId) }),
    ({ swaps }, { scheduleId }) => ({
      shifts: shiftsByKey(
        swaps.flatMap(({ shiftId, returnShiftId }) =>
          [shiftId, returnShiftId].flatMap((one) => (one === null ? [] : [[scheduleId, one]])),
        ),
      ),
      given: assignmentsByKey(swaps.flatMap(assignmentKeysOf)),
      ...offeredPeopleFacts(
        scheduleId,
        swaps.flatMap(({ personId, takerId }) => [personId, ...(takerId === null ? [] : [takerId])]),
      ),
    }),
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  rules: [outsidersSeeNothing, membersPlan],
  apply: ({ known, context: { schedule } }, { scheduleId }, { now }) => {
    const names = namesOf(known);
    const shifts = new Map(known.shifts.map((shift) => [shift.id, shift]));
    const named = (personId: string) => ({ id: personId, name: names.get(personId) ?? "" });
    const on = (shiftId: string | null, personId: string | null) =>
      known.given.find((one) => one.shiftId === shiftId && one.personId === personId);
    const rows = known.swaps.flatMap((swap) => {
      const { id: swapId, shiftId, personId, takerId, returnShiftId } = swap;
      const [shift, returned] = [shifts.get(shiftId), shifts.get(returnShiftId ?? "")];
      const [given, takenBefore] = [on(shiftId, personId), on(shiftId, takerId)];
      const [returnedFrom, returnedBefore] = [on(returnShiftId, takerId), on(returnShiftId, personId)];
      const state = swapStateAt(swap, { shift, returned, given, takenBefore, returnedFrom, returnedBefore }, now);
      if (shift === undefined || state === "lapsed") return [];
      const views = { shift: toSwapShift(shift), inExchange: returned === undefined ? null : toSwapShift(returned) };
      const people = { person: named(personId), taker: takerId === null ? null : named(takerId) };
      return [{ scheduleId, swapId, state, ...views, ...people, createdAt: toInstant(swap.createdAt) ?? "" }];
    });
    return { output: { number: schedule.number, rows } };
  },
});
