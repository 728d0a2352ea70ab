import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { remove, update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { guard } from "../kernel/operations/rule.ts";
import { inTurns } from "../kernel/platform/turns.ts";
import type { Actor } from "../identity/actor.ts";
import { operation } from "../identity/operation.ts";
import type { Environment } from "../ports/environment.ts";
import { effectsOf, scheduleEffects } from "../schedules/effects.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { everyRow, links, syncRemovals, syncRemovalsOf } from "./collection.ts";
import { departureEvents, departureFacts, departuresOf } from "./departures.ts";
import { syncConfirmed } from "./events.ts";
import { type LinkContext, linkFacts, manageLinkRules, requireAllowed, toLinkContext } from "./link-context.ts";
import { pull, requireRead, takeAttempt } from "./pull.ts";
import { planRun } from "./read-sync-state.ts";
import { departuresIn, digestOf } from "./run-link.ts";
import { nothingHeld } from "./settle-run.ts";

const nothingWaits: Reason = { code: "sync.nothing-held" };
const changed: Reason = { code: "sync.plan-changed" };

/** Removals must be waiting for confirmation. */
export const somethingIsHeld = guard<LinkContext>(
  "something is held",
  ({ link }) => link === undefined || link.heldDigest !== null || nothingWaits,
);

interface Confirmation extends LinkContext {
  readonly asked: string;
  /** The digest of the departures as they are upstream now. */
  readonly current: string;
}

/** An admin confirms exactly the removals they have seen, if the same people would still leave (P59). */
const thePlanIsTheSame = guard<Confirmation>("the plan is the same", ({ link, asked, current }) => {
  if (link?.heldDigest === undefined || link.heldDigest === null) return true;
  return (asked === link.heldDigest && current === link.heldDigest) || changed;
});

const confirmRules = [...manageLinkRules, somethingIsHeld, thePlanIsTheSame];

/** Reads the upstream schedule again and plans what would leave now. */
async function pullAgain(
  asked: { readonly scheduleId: string; readonly digest: string },
  actor: Actor,
  environment: Environment,
) {
  const { link } = await requireAllowed(environment, asked.scheduleId, actor, manageLinkRules);
  const nothing = { ...asked, departures: [], synced: 0, current: "" };
  // A repeat of a confirmation that succeeded must not ask again.
  if (link?.heldDigest === undefined || link.heldDigest === null) return nothing;
  await takeAttempt(environment, actor);
  const { people } = requireRead(await pull(environment, link));
  const planned = await planRun(environment, link, people, environment.clock.now());
  const departures = await inTurns(departuresIn(planned));
  return {
    ...asked,
    departures,
    synced: planned.synced,
    current: await digestOf(environment.digest, departures),
  };
}

/**
 * Confirms the waiting removals exactly as listed. The linked schedule is read again, and if other people would leave now, nothing changes
 * (Q20, P59). The dry run's effects are the resulting totals and notices.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.throttled`, `schedule.archived`,
 *   `schedule.not-linked`, `sync.nothing-held`, `sync.plan-changed`, `sync.upstream-failed` (with the `problem`)
 */
export const confirmHeld = operation({
  name: "links.confirmHeld",
  summary: "Confirms the waiting removals from a linked schedule.",
  input: z.strictObject({ scheduleId: id, digest: z.string().max(100) }),
  output: z.strictObject({ removed: z.int() }),
  effects: scheduleEffects,
  events: [...departureEvents, syncConfirmed],
  prepare: pullAgain,
  load: [
    (input, actor, now) => ({
      ...linkFacts(input, actor),
      ...departureFacts(input.scheduleId, input.departures, now),
      waiting: syncRemovalsOf({ equal: [input.scheduleId], limit: everyRow }),
    }),
  ],
  context: (known, { digest: asked, current }, actor, now): Confirmation | undefined => {
    const context = toLinkContext(known, actor, now);
    return context && { ...context, asked, current };
  },
  rules: confirmRules,
  apply: ({ known, context: { schedule, link } }, { scheduleId, departures, synced }, call) => {
    if (link === undefined) return { output: { removed: 0 }, effects: effectsOf(schedule) };
    const plan = departuresOf({ schedule, link, synced, isConfirmed: true }, departures, known, call);
    const event = syncConfirmed({ departures: departures.length });
    const [own] = plan.journalEntries;
    const recorded = own === undefined ? recordScheduleChange(schedule, [event]) : undefined;
    const set = {
      ...nothingHeld,
      discardedDigest: null,
      localsLocked: true,
      synced: synced - plan.removed - plan.kept,
    };
    return {
      output: { removed: plan.removed },
      changes: [
        ...(recorded === undefined ? [] : [recorded.change]),
        ...plan.changes,
        update(links, [scheduleId], set),
        ...known.waiting.map(({ personId }) => remove(syncRemovals, [scheduleId, personId])),
      ],
      journalEntries:
        own === undefined ? (recorded ? [recorded.entry] : []) : [{ ...own, events: [...own.events, event] }],
      effects: effectsOf(plan.summary),
    };
  },
});
