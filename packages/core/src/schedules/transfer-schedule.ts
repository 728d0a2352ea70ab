import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { successorByKey } from "./members.ts";
import { changeSchedule } from "./change-schedule.ts";
import { scheduleTransferred } from "./events.ts";
import { transferRules } from "./rules.ts";
import { toScheduleContext, wholeScheduleFacts } from "./schedule-context.ts";
import { scheduleView } from "./view.ts";

/**
 * Transfers a schedule to one of its admins or to the organization (Q48).
 * @throws {RollcallError} `request.not-found` (no such schedule or member), `request.forbidden`,
 *   `schedule.successor-unfit`
 */
export const transferSchedule = operation({
  name: "schedules.transfer",
  summary: "Transfers a schedule to one of its admins or to the organization.",
  input: z.strictObject({
    scheduleId: id,
    /** The next owner; null for the organization. */
    ownerId: id.nullable(),
  }),
  output: z.strictObject({ schedule: scheduleView }),
  events: [scheduleTransferred],
  load: [
    ({ scheduleId, ownerId }, actor) => ({
      ...wholeScheduleFacts(scheduleId, actor),
      member: successorByKey(scheduleId, ownerId ?? ""),
    }),
  ],
  context: (known, { ownerId }, actor, now) => {
    const context = toScheduleContext(known, actor, now);
    const successor = ownerId === null ? null : known.member;
    return context === undefined || successor === undefined ? undefined : { ...context, successor };
  },
  rules: transferRules,
  apply: ({ context }, { ownerId }) => changeSchedule(context, { ownerId }, scheduleTransferred),
});
