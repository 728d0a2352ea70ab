import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { links } from "./collection.ts";
import { syncTriggerCreated } from "./events.ts";
import { linkFacts, manageLinkRules, toLinkContext } from "./link-context.ts";
import { toSigningSecret, triggerContext, triggerPath } from "./sync-trigger.ts";

/**
 * Creates the address and the secret with which an automation in the other product starts a run, for example when its schedule changes. The
 * secret is shown only once and replaces the former one (P67).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`, `schedule.not-linked`
 */
export const createTrigger = operation({
  name: "links.createTrigger",
  summary: "Creates the address and the secret with which another product starts a run.",
  confidential: true,
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({
    /** Signs requests as Standard Webhooks describes. */
    secret: z.string(),
    /** Where signed requests are sent, below the address of the server. */
    path: z.string(),
  }),
  events: [syncTriggerCreated],
  async prepare({ scheduleId }, _actor, { secrets }) {
    const secret = secrets.random();
    return { scheduleId, secret, sealed: await secrets.seal(secret, triggerContext(scheduleId)) };
  },
  load: [linkFacts],
  context: (known, _input, actor, now) => toLinkContext(known, actor, now),
  rules: manageLinkRules,
  apply: ({ context: { schedule } }, { scheduleId, secret, sealed }) => {
    const { change, entry } = recordScheduleChange(schedule, [syncTriggerCreated({})]);
    return {
      output: { secret: toSigningSecret(secret), path: triggerPath(scheduleId) },
      changes: [change, update(links, [scheduleId], { triggerSecret: sealed })],
      journalEntries: [entry],
    };
  },
});
