import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { decide, grant, guard, type Rule } from "../kernel/operations/rule.ts";
import type { ResultOf } from "../kernel/store/query.ts";
import { type MemberContext, scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { archivedSchedulesCantChange, membersPlan, outsidersSeeNothing, plans } from "../schedules/role-rules.ts";
import { type Report, reportByKey } from "./collection.ts";

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const closed: Reason = { code: "report.closed" };

/** The context of decisions of planners about one report. */
export interface PlannedReportContext extends MemberContext {
  readonly report: Report;
  /** The revision that the caller saw. */
  readonly seen?: number | undefined;
}

interface AskedReport {
  readonly scheduleId: string;
  readonly shiftId: string;
  readonly personId: string;
  readonly revision?: number | undefined;
}

/** The load round of operations of planners on one report. */
export const plannedReportFacts = ({ scheduleId, shiftId, personId }: AskedReport, actor: Actor) => ({
  ...scheduleFacts(scheduleId, actor),
  report: reportByKey(scheduleId, shiftId, personId),
});

type Facts = ReturnType<typeof plannedReportFacts>;

/** Creates the context from that round. Drafts that were never submitted are hidden from planners. */
export function toPlannedReportContext(
  known: { readonly [K in keyof Facts]: ResultOf<Facts[K]> },
  { revision }: AskedReport,
  actor: Actor,
  now: number,
): PlannedReportContext | undefined {
  const context = toMemberContext(known, actor, now);
  if (context === undefined) return undefined;
  const { report } = known;
  return report?.listed === true ? { ...context, report, seen: revision } : undefined;
}

/** People who plan a schedule read its reports. */
export const readReportRules: readonly Rule<PlannedReportContext>[] = [outsidersSeeNothing, membersPlan];

/** A report that changed since, such as by an amendment, can't be reviewed as it was. */
export const reviewsNeedTheCurrentRevision = guard<PlannedReportContext>(
  "reviews need the current revision",
  ({ seen, report }) =>
    seen === report.revision || { code: "request.stale-version", details: { version: report.revision } },
);

/** A report that was sent back is open until it is submitted again. */
export const openReportsWaitForTheirPerson = guard<PlannedReportContext>(
  "open reports wait for their person",
  ({ report }) => !report.open || closed,
);

/** The rules of sending a report back and of marking it as seen. */
export const reviewReportRules: readonly Rule<PlannedReportContext>[] = [
  outsidersSeeNothing,
  membersPlan,
  archivedSchedulesCantChange,
  openReportsWaitForTheirPerson,
  reviewsNeedTheCurrentRevision,
];

/** People who plan a schedule list its reports. Organization schedulers and admins list those of all schedules. */
export const readsReports = grant<{ readonly actor: Actor; readonly member: MemberContext | undefined }>(
  "planners read reports",
  ({ actor, member }) => {
    if (member === undefined) return plans(actor) || forbidden;
    const [reason] = decide([outsidersSeeNothing, membersPlan], member, undefined).reasons;
    return reason ?? true;
  },
);
