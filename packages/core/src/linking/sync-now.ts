import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { links } from "./collection.ts";
import { conflictFacts } from "./conflicts.ts";
import { isLeased } from "./lease.ts";
import { linkFacts, manageLinkRules, toLinkContext } from "./link-context.ts";
import { linkView, toLinkView } from "./view.ts";

/**
 * Starts a run within seconds instead of when it's due, or a minute after the run in progress. Allowed twelve times an hour.
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
  load: [linkFacts, ({ link }) => conflictFacts(link)],
  context: (known, _input, actor, now) => toLinkContext(known, actor, now),
  rules: manageLinkRules,
  apply: ({ known, context: { link } }, { scheduleId, settings }, { now }) => {
    if (link === undefined) return { output: { link: null } };
    // A run in progress may have read before the change: the next one starts soon after it.
    const set = isLeased(link, now) ? { triggeredAt: now } : { nextRunAt: Math.min(link.nextRunAt, now) };
    const after = { ...link, ...set };
    return {
      output: { link: toLinkView(after, settings, now, known) },
      changes: [update(links, [scheduleId], set)],
    };
  },
});
