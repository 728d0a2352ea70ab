import { z } from "zod";
import { type Change, insert, remove, update } from "../kernel/store/change.ts";
import { list } from "../kernel/store/query.ts";
import { operation } from "../identity/operation.ts";
import { linkProblems } from "../ports/link-provider.ts";
import { members } from "../schedules/members.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { everyRow, type Link, links, syncRemovals, syncRemovalsOf, syncRuns, syncRunsOf } from "./collection.ts";
import { departure, type Departure } from "./departures.ts";
import { syncHeld } from "./events.ts";
import { alertAdmin } from "./link-mails.ts";
import { stepFacts, stepRules, toStepContext } from "./lease.ts";
import { nextAfterFailure, nextAfterSuccess, triggerPause } from "./run-times.ts";
import { step } from "./sync-input.ts";
import { conflictCodes, heldReasonCodes } from "./sync-plan.ts";

/** The number of runs that are kept for each link. */
const keptRuns = 50;
/** The maximum number of admins who are notified. */
const maxNotified = 20;

const adminsOf = list(members, "role", 2, ["personId", "canAct"]);

const conflict = z.strictObject({
  externalId: z.string(),
  personId: z.string().nullable(),
  code: z.enum(conflictCodes),
});

const outcome = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("failed"), problem: z.enum(linkProblems), retryAfter: z.number().optional() }),
  z.strictObject({
    status: z.literal("done"),
    people: z.int(),
    added: z.int(),
    updated: z.int(),
    removed: z.int(),
    synced: z.int(),
    conflicts: z.array(conflict),
    /** The departures that wait for an admin. */
    held: z
      .strictObject({
        digest: z.string(),
        reasons: z.array(z.enum(heldReasonCodes)),
        departures: z.array(departure),
      })
      .nullable(),
  }),
]);

/** The result of a run. */
export type Outcome = z.output<typeof outcome>;

type Done = Extract<Outcome, { readonly status: "done" }>;

/**
 * Stores the result of a run and plans the next one. The first time that departures wait, the schedule's admins are notified (P57).
 */
export const settleRun = operation({
  name: "links.settleRun",
  summary: "Stores the result of a run.",
  internal: true,
  input: z.strictObject({ ...step, outcome }),
  output: z.strictObject({ isHeld: z.boolean() }),
  events: [syncHeld],
  load: [
    (input) => ({
      ...stepFacts(input),
      oldest: syncRunsOf({ equal: [input.scheduleId], limit: 1 }),
      admins: adminsOf({ equal: [input.scheduleId, "admin"], limit: maxNotified }),
    }),
    // Removals that keep waiting stay as they are.
    ({ link }, { scheduleId, outcome: result }) => {
      const staysHeld = result.status === "failed" || (link !== undefined && staysWaiting(link, result));
      return { held: syncRemovalsOf({ equal: [scheduleId], limit: staysHeld ? 0 : everyRow }) };
    },
  ],
  context: toStepContext,
  rules: stepRules,
  apply: ({ known, context: { schedule, link } }, { scheduleId, outcome: result }, call) => {
    const { now } = call;
    const runs = link.runs + 1;
    const [oldest] = known.oldest;
    const ended = { leaseId: null, leaseUntil: null, runs, lastRunAt: now };
    const old =
      oldest !== undefined && oldest.number <= runs - keptRuns ? [remove(syncRuns, [scheduleId, oldest.number])] : [];
    if (result.status === "failed") {
      const failures = link.failures + 1;
      const { problem, retryAfter } = result;
      const set = {
        ...{ ...ended, failures, problem, problemSince: link.problemSince ?? now },
        nextRunAt: nextAfterFailure({ scheduleId, runs }, { failures, retryAfter }, now),
      };
      const row = { ...emptyRun(scheduleId, runs, now), outcome: "failed" as const, problem };
      return {
        output: { isHeld: false },
        changes: [update(links, [scheduleId], set), insert(syncRuns, row), ...old],
      };
    }
    const held = waitingIn(link, result);
    const isHeld = held !== null;
    const isNews = isHeld && !staysWaiting(link, result);
    const set = {
      ...{ ...ended, failures: 0, problem: null, problemSince: null, lastSuccessAt: now },
      ...{ nextRunAt: nextRunOf(link, runs, now), synced: result.synced, conflicts: result.conflicts },
      ...(result.held === null && { localsLocked: true, discardedDigest: null }),
      ...(isHeld
        ? { heldDigest: held.digest, heldReasons: held.reasons, heldCount: held.departures.length }
        : { ...nothingHeld }),
      ...(isNews && { heldAt: now, discardedDigest: null }),
    };
    const shown =
      isNews || !isHeld ? known.held.map(({ personId }) => remove(syncRemovals, [scheduleId, personId])) : [];
    const changes: Change[] = [
      update(links, [scheduleId], set),
      insert(syncRuns, runOf(link, result, isHeld, now)),
      ...old,
      ...shown,
    ];
    if (!isNews) return { output: { isHeld }, changes };
    const { change, entry } = recordScheduleChange(schedule, [syncHeld({ departures: held.departures.length })]);
    const alerted = link.heldDigest === null ? known.admins.filter(({ canAct }) => canAct) : [];
    return {
      output: { isHeld },
      changes: [
        change,
        ...changes,
        ...held.departures.map((one) => insert(syncRemovals, waiting(scheduleId, one))),
        ...alerted.map(({ personId }) => alertAdmin("sync-held", link, personId, call)),
      ],
      journalEntries: [entry],
    };
  },
});

/** The departures of a run that wait; null if there are none, or an admin has discarded them. */
const waitingIn = ({ discardedDigest }: Link, { held }: Done): Done["held"] =>
  held === null || held.digest === discardedDigest ? null : held;

/** Whether the same departures were waiting before the run. */
const staysWaiting = (link: Link, result: Done): boolean => waitingIn(link, result)?.digest === (link.heldDigest ?? "");

/** Soon if a trigger arrived after the run started: it may have read before the change. */
const nextRunOf = ({ scheduleId, triggeredAt }: Link, runs: number, now: number): number =>
  triggeredAt === null ? nextAfterSuccess({ scheduleId, runs }, now) : now + triggerPause;

/** The columns of a link with nothing that waits. */
export const nothingHeld = { heldDigest: null, heldAt: null, heldCount: 0, heldReasons: [] } as const;

const waiting = (scheduleId: string, { personId, isLock }: Departure) => ({ scheduleId, personId, isLock });

const emptyRun = (scheduleId: string, number: number, at: number) => ({
  ...{ scheduleId, number, at, problem: null },
  ...{ added: 0, updated: 0, removed: 0, held: 0, people: 0 },
});

function runOf(
  { scheduleId, runs }: Link,
  { people, added, updated, removed, held }: Done,
  isHeld: boolean,
  now: number,
) {
  const outcomeOf = isHeld ? "held" : added + updated + removed > 0 ? "applied" : "unchanged";
  const counts = { added, updated, removed, people, held: isHeld ? (held?.departures.length ?? 0) : 0 };
  return { ...emptyRun(scheduleId, runs + 1, now), ...counts, outcome: outcomeOf } as const;
}
