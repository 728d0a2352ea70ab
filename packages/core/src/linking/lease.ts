import type { Reason } from "../contract/decision.ts";
import { update } from "../kernel/store/change.ts";
import { guard, grant } from "../kernel/operations/rule.ts";
import { isThere, type Schedule, scheduleById } from "../schedules/collection.ts";
import { type Link, linkOf, links } from "./collection.ts";

/** How long a run has its link to itself after its last step. */
const leaseTime = 5 * 60 * 1000;

/** Whether a run has the link to itself. A lease further in the future is from before the clock was set back. */
export const isLeased = ({ leaseUntil }: Pick<Link, "leaseUntil">, now: number): boolean =>
  leaseUntil !== null && leaseUntil > now && leaseUntil <= now + leaseTime;

/** The columns of a link that a run has to itself from now on. */
export const lease = (leaseId: string, now: number) => ({ leaseId, leaseUntil: now + leaseTime });

/** The change by which each step of a run extends its time. */
export const extendLease = ({ scheduleId, leaseId }: Link, now: number) =>
  update(links, [scheduleId], { leaseUntil: now + leaseTime }, { leaseId });

/** The context of a step of a run. */
export interface StepContext {
  readonly schedule: Schedule;
  readonly link: Link;
  readonly leaseId: string;
}

/** The first load round of a step. */
export const stepFacts = ({ scheduleId }: { readonly scheduleId: string }) => ({
  schedule: scheduleById(scheduleId),
  link: linkOf(scheduleId),
});

/** The context of a step; `undefined` if the schedule is no longer linked. */
export function toStepContext(
  { schedule, link }: { readonly schedule: Schedule | undefined; readonly link: Link | undefined },
  { leaseId }: { readonly leaseId: string },
): StepContext | undefined {
  if (schedule === undefined || link === undefined || !isThere(schedule) || !schedule.linked) return undefined;
  return { schedule, link, leaseId };
}

const takenOver: Reason = { code: "request.stale-version" };

/** Runs have no caller. */
export const rollcallFollowsSchedules = grant<StepContext>("rollcall follows linked schedules", () => true);

/** Only the run that has the link to itself continues. */
export const stepRules = [
  rollcallFollowsSchedules,
  guard<StepContext>("one run at a time", ({ link, leaseId }) => link.leaseId === leaseId || takenOver),
];
