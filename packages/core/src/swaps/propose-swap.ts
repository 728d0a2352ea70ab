import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { insert } from "../kernel/store/change.ts";
import { replyLimits } from "../offers/reply-context.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { assignmentByKey } from "../shifts/assignments.ts";
import { shiftByKey } from "../shifts/collection.ts";
import { shiftKey } from "../shifts/view.ts";
import { type Swap, swapPeople, swaps, swapsOfShift } from "./collection.ts";
import { swapProposed } from "./events.ts";
import { type ProposalContext, proposeRules } from "./rules.ts";
import { swapOutput, toSwapOutput } from "./view.ts";

const input = shiftKey.extend({
  /** The version of the shift that the caller saw (Q42). */
  version: z.int(),
});

/**
 * Offers one of the caller's accepted shifts to the other assignable people of the schedule, as a gift or in exchange for
 * one of their shifts. They see its time, venue and position, but no name (Q60). Has no effect if the caller has offered it
 * before.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `schedule.archived`, `offer.withdrawn`, `offer.closed` (it isn't accepted), `shift.began`,
 *   `offer.changed` (with the current version)
 */
export const proposeSwap = operation({
  name: "swaps.propose",
  summary: "Offers one of the caller's accepted shifts to others.",
  portal: true,
  input,
  output: swapOutput,
  events: [swapProposed],
  limits: replyLimits,
  load: [
    ({ scheduleId, shiftId }, actor) => ({
      ...scheduleFacts(scheduleId, actor),
      shift: shiftByKey(scheduleId, shiftId),
      assignment: assignmentByKey(scheduleId, shiftId, actor.personId),
      ...swapsOfShift(scheduleId, shiftId),
    }),
  ],
  context: (known, { version }, actor, now): ProposalContext | undefined => {
    const context = toMemberContext(known, actor, now);
    const { shift, assignment } = known;
    return context && shift && { ...context, shift, assignment, seen: version };
  },
  rules: proposeRules,
  apply: ({ known, context: { schedule, shift, actor } }, _input, { now, newId }) => {
    const { scheduleId, id: shiftId, version } = shift;
    const { personId } = actor;
    const before = known.offeredSwaps.find((one) => one.personId === personId && one.version === version);
    if (before !== undefined) return { output: toSwapOutput(before, before.state) };
    const swap: Swap = {
      ...{ scheduleId, id: newId(), shiftId, personId, version, state: "open", pending: true, takerId: null },
      ...{ returnShiftId: null, returnVersion: null, answer: "", dueAt: shift.start, createdAt: now },
    };
    const { change, entry } = recordScheduleChange(schedule, [swapProposed({ swapId: swap.id, shiftId, personId })]);
    const own = { scheduleId, swapId: swap.id, personId, part: "proposer", open: true, changedAt: now } as const;
    return {
      output: toSwapOutput(swap, "open"),
      changes: [change, insert(swaps, swap), insert(swapPeople, own)],
      journalEntries: [entry],
    };
  },
});
