import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { interval } from "./run-times.ts";
import { links } from "./collection.ts";
import { isLeased, lease, rollcallFollowsSchedules, stepFacts, toStepContext } from "./lease.ts";
import { step } from "./sync-input.ts";

/**
 * Takes a link for one run: one run per link at a time, in all processes (P60).
 * @throws {RollcallError} `request.not-found`: the schedule isn't linked
 */
export const claimRun = operation({
  name: "links.claimRun",
  summary: "Takes a link for one run.",
  internal: true,
  input: z.strictObject({ ...step, dueAt: z.number().optional() }),
  output: z.strictObject({ leaseId: id.nullable() }),
  load: [stepFacts],
  context: toStepContext,
  rules: [rollcallFollowsSchedules],
  apply: ({ context: { schedule, link } }, { scheduleId, leaseId, dueAt }, { now }) => {
    const isTaken = isLeased(link, now) || (dueAt !== undefined && link.nextRunAt !== dueAt);
    if (isTaken) return { output: { leaseId: null } };
    if (schedule.state !== "active")
      return { output: { leaseId: null }, changes: [update(links, [scheduleId], { nextRunAt: now + interval })] };
    return {
      output: { leaseId },
      changes: [update(links, [scheduleId], { ...lease(leaseId, now), triggeredAt: null })],
    };
  },
});
