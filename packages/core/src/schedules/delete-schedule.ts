import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { moveHead, totalsOf } from "./head.ts";
import { endRules } from "./rules.ts";
import { toScheduleSituation, wholeScheduleFacts } from "./situation.ts";

/**
 * Deletes a schedule for everybody on it, at once and for good; its members are swept away later, so that the size of the
 * list costs nothing here. What happened on it stays in the history (B59, B60, B64, Q24). The organization's grant is
 * judged at commit (P23).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.delete-not-granted`
 */
export const deleteSchedule = operation({
  name: "schedules.delete",
  summary: "Deletes a schedule for everybody on it.",
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({ scheduleId: id }),
  facts: ({ scheduleId }, actor) => wholeScheduleFacts(scheduleId, actor),
  situation: (known, _input, actor) => toScheduleSituation(known, actor),
  departs: () => true,
  rules: endRules,
  apply: ({ situation: { schedule } }) => {
    const event = { type: "schedule-deleted", scheduleId: schedule.id, was: { state: schedule.state } };
    const { change, tell } = moveHead(schedule, {}, [event], { state: "deleted" }, true);
    return {
      output: { scheduleId: schedule.id },
      changes: [change],
      tells: [tell],
      effects: { totals: totalsOf(schedule) },
    };
  },
});
