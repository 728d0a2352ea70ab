import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import type { Actor } from "../identity/actor.ts";
import { operation } from "../identity/operation.ts";
import type { Environment } from "../ports/environment.ts";
import { linkFacts, manageLinkRules, requireAllowed, toLinkContext } from "./link-context.ts";
import { planView, toPlanView } from "./plan-view.ts";
import { pull, requireRead, takeAttempt } from "./pull.ts";
import { planRun } from "./read-sync-state.ts";

const input = z.strictObject({ scheduleId: id });

async function planNow({ scheduleId }: z.output<typeof input>, actor: Actor, environment: Environment) {
  const { link, schedule } = await requireAllowed(environment, scheduleId, actor, manageLinkRules);
  if (link === undefined) return { scheduleId, plan: undefined };
  await takeAttempt(environment, actor);
  const { people } = requireRead(await pull(environment, link));
  const planned = await planRun(environment, link, people, environment.clock.now());
  return { scheduleId, plan: toPlanView(planned, people.length, schedule) };
}

/**
 * Reads the linked schedule and returns what a run would change now, without changing anything (X3).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.throttled`, `schedule.archived`,
 *   `schedule.not-linked`, `sync.upstream-failed` (with the `problem`)
 */
export const getPlan = operation({
  name: "links.getPlan",
  summary: "Previews the changes the next run of a linked schedule would make.",
  input,
  output: z.strictObject({ plan: planView.nullable() }),
  prepare: planNow,
  load: [linkFacts],
  context: (known, _input, actor, now) => toLinkContext(known, actor, now),
  rules: manageLinkRules,
  apply: (_found, { plan }) => ({ output: { plan: plan ?? null } }),
});
