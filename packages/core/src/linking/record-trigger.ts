import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { links } from "./collection.ts";
import { rollcallFollowsSchedules, stepFacts, toStepContext } from "./lease.ts";
import { triggerPause } from "./run-times.ts";
import { triggerTolerance } from "./sync-trigger.ts";

/** The maximum number of triggers within ten minutes: each must be remembered for that long. */
const maxTriggers = 100;

/**
 * Makes a link due because the other product has reported a change. Repeats of a trigger are ignored (P67). Triggers cause at most
 * one run per minute, and never shorten the wait after a failed run (P60).
 * @throws {RollcallError} `request.not-found`: the schedule isn't linked; `request.throttled`
 */
export const recordTrigger = operation({
  name: "links.trigger",
  summary: "Makes a link due because the other product has reported a change.",
  internal: true,
  input: z.strictObject({
    scheduleId: id,
    messageId: z.string().max(200),
    /** When the trigger was sent: milliseconds. */
    at: z.number(),
  }),
  output: z.strictObject({ isNew: z.boolean() }),
  limits: ({ scheduleId }) => [{ key: `links.trigger:${scheduleId}`, points: maxTriggers, seconds: 600 }],
  load: [stepFacts],
  context: (known) => toStepContext(known, { leaseId: "" }),
  rules: [rollcallFollowsSchedules],
  apply: ({ context: { link } }, { scheduleId, messageId, at }, { now }) => {
    const remembered = link.triggers.filter((one) => one.at >= now - triggerTolerance).slice(-maxTriggers);
    if (remembered.some((one) => one.id === messageId)) return { output: { isNew: false } };
    const soon = Math.max(now, (link.lastRunAt ?? 0) + triggerPause);
    const set = {
      triggers: [...remembered, { id: messageId, at }],
      triggeredAt: now,
      ...(link.failures === 0 && { nextRunAt: Math.min(link.nextRunAt, soon) }),
    };
    return { output: { isNew: true }, changes: [update(links, [scheduleId], set)] };
  },
});
