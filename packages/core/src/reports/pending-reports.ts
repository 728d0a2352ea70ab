import { list, type ResultOf } from "../kernel/store/query.ts";
import { schedulesById, type ScheduleRow } from "../schedules/collection.ts";
import { membersByKey } from "../schedules/members.ts";
import { type Assignment, assignments, assignmentsByKey } from "../shifts/assignments.ts";
import { isCounted } from "../shifts/list-hours.ts";
import { formsOf, maxForms, openReportsOf, type Report, type ReportForm, reportsByKey } from "./collection.ts";
import { dueTime, isAskedFor } from "./own-report-context.ts";

/** The maximum number of recent shifts that are searched for reports, and of reports that are open. */
const maxRecent = 300;
const maxOpen = 300;

const byStart = list(assignments, "calendar", 1);

/** The first load round of the reports that a person has to write: their recent shifts, and the reports that are open. */
export const recentShiftFacts = (personId: string, now: number) => ({
  recent: byStart({ equal: [personId], from: now, reverse: true, limit: maxRecent, filter: { active: true } }),
  open: openReportsOf({ equal: [personId, true], reverse: true, limit: maxOpen }),
});

/** The round of the forms of their organization, in the same round or the next one. */
export const allFormFacts = (organizationId: string) => ({
  forms: formsOf({ equal: [organizationId], limit: maxForms }),
});

type First = ReturnType<typeof recentShiftFacts> & ReturnType<typeof allFormFacts>;
type KnownRecent = { readonly [K in keyof First]: ResultOf<First[K]> };

/** The shifts that need a report, begun or not: worked, ended in time, and of a kind with a form. */
const asked = ({ recent, forms }: KnownRecent, now: number): readonly Assignment[] => {
  const formOf = new Map(forms.map((form) => [form.kind, form]));
  return recent.filter(
    (one) => isCounted(one) && one.end <= now && now - one.end <= dueTime && isAskedFor(formOf.get(one.kind), one),
  );
};

/** The last load round. */
export const pendingReportFacts = (known: KnownRecent, personId: string, now: number) => {
  const worked = asked(known, now);
  const scheduleIds = [...new Set([...worked, ...known.open].map(({ scheduleId }) => scheduleId))];
  return {
    begun: reportsByKey(worked.map(({ scheduleId, shiftId }) => [scheduleId, shiftId, personId])),
    ownAssignments: assignmentsByKey(known.open.map(({ scheduleId, shiftId }) => [scheduleId, shiftId, personId])),
    schedules: schedulesById(scheduleIds.map((id) => [id])),
    memberships: membersByKey(scheduleIds.map((id) => [id, personId])),
  };
};

type Second = ReturnType<typeof pendingReportFacts>;

/** What these rounds found. */
export type KnownPending = KnownRecent & { readonly [K in keyof Second]: ResultOf<Second[K]> };

/** A shift without a report, and its form. */
export interface PendingReport {
  readonly assignment: Assignment;
  readonly form: ReportForm;
}

/** The schedules on which a person can still write reports: active ones that they are on. */
export const writableSchedules = ({ schedules, memberships }: KnownPending): ReadonlyMap<string, ScheduleRow> => {
  const own = new Set(memberships.map(({ scheduleId }) => scheduleId));
  return new Map(schedules.filter(({ id, state }) => state === "active" && own.has(id)).map((one) => [one.id, one]));
};

/** The shifts for which nothing is saved, the latest first. */
export function pendingReports(known: KnownPending, now: number): readonly PendingReport[] {
  const writable = writableSchedules(known);
  const begun = new Set(known.begun.map(keyOf));
  const formOf = new Map(known.forms.map((form) => [form.kind, form]));
  return asked(known, now).flatMap((assignment) => {
    const form = formOf.get(assignment.kind);
    const isPending = form !== undefined && writable.has(assignment.scheduleId) && !begun.has(keyOf(assignment));
    return isPending ? [{ assignment, form }] : [];
  });
}

/** The reports that are begun or sent back, of shifts that the person wasn't released from since, the latest first. */
export const openReports = (known: KnownPending): readonly Report[] => {
  const writable = writableSchedules(known);
  const worked = new Set(known.ownAssignments.filter(isCounted).map(keyOf));
  return known.open.filter((report) => writable.has(report.scheduleId) && worked.has(keyOf(report)));
};

const keyOf = ({ scheduleId, shiftId }: { readonly scheduleId: string; readonly shiftId: string }): string =>
  JSON.stringify([scheduleId, shiftId]);
