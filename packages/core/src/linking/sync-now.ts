import { z } from "zod";
import { update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { links } from "./collection.ts";
import { linkFacts, manageLinkRules, toLinkContext } from "./link-context.ts";
import { linkView, toLinkView } from "./view.ts";

/**
 * Starts a run within seconds instead of when it's due. Twelve times an hour.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.throttled`, `schedule.archived`,
 *   `schedule.not-linked`
 */
export const syncNow = operation({
  name: "links.sync",
  summary: "Synchronizes a linked schedule now.",
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({ link: linkView.nullable() }),
  limits: ({ scheduleId }) => [{ key: `links.sync:${scheduleId}`, points: 12, seconds: 3600 }],
  prepare: (input, _actor, { links: settings }) => ({ ...input, settings }),
  load: [linkFacts],
  context: (known, _input, actor, now) => toLinkContext(known, actor, now),
  rules: manageLinkRules,
  apply: ({ context: { link } }, { scheduleId, settings }, { now }) => {
    if (link === undefined) return { output: { link: null } };
    const isDue = link.nextRunAt <= now;
    const after = isDue ? link : { ...link, nextRunAt: now };
    return {
      output: { link: toLinkView(after, settings, now) },
      changes: isDue ? [] : [update(links, [scheduleId], { nextRunAt: now })],
    };
  },
});
