import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { cursor, id, maxOnPage } from "../kernel/values/fields.ts";
import { ownTopicOf, signalOf } from "../kernel/journal/signals.ts";
import { personById } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { isThere, schedulesById } from "../schedules/collection.ts";
import { shiftsByKey } from "../shifts/collection.ts";
import { formVersionsByKey, ownReports, type Report } from "./collection.ts";
import { allFormFacts, openReports, pendingReportFacts, pendingReports, recentShiftFacts } from "./pending-reports.ts";
import { toReportPage, toReportWindow, versionKeysOf, versionsIn } from "./report-order.ts";
import { type ReportView, reportView, toPendingReport, toReportView } from "./report-view.ts";

const input = z.strictObject({
  /** The number of submitted reports on the page. */
  limit: z.int().min(1).max(maxOnPage).default(50),
  after: cursor.optional(),
});

/**
 * Lists the caller's own reports. The first page begins with those they have to write (A48): pending, drafts or sent back. Then the
 * submitted ones follow. Both are sorted by the end of the shift, the latest first. A report is pending for 60 days after a shift that the
 * caller worked, if its kind had a form when the shift ended.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.invalid`
 */
export const listOwnReports = operation({
  name: "portal.listReports",
  summary: "Lists the caller's own reports.",
  portal: true,
  input,
  output: z.strictObject({
    /** The reports to write, at most 300; empty on later pages. */
    open: z.array(reportView).readonly(),
    submitted: z.array(reportView).readonly(),
    next: cursor.nullable(),
    /** The topic of changes to the caller's own shifts, offers and reports, with its sequence number. */
    topics: z.record(id, z.int()),
  }),
  load: [
    ({ after, limit }, { personId, organizationId }, now) => ({
      person: personById(personId),
      signal: signalOf(ownTopicOf(personId)),
      found: ownReports({
        equal: [personId, true],
        filter: { open: false },
        ...toReportWindow("own", { limit, after }),
      }),
      ...recentShiftFacts(after === undefined ? personId : "", now),
      ...allFormFacts(organizationId),
    }),
    (known, _asked, { personId }, now) => ({
      ...pendingReportFacts(known, personId, now),
      schedulesOfPage: schedulesById([...new Set(known.found.map(({ scheduleId }) => scheduleId))].map((one) => [one])),
    }),
    (known, _asked, _actor, now) => ({
      shifts: shiftsByKey(
        pendingReports(known, now).map(({ assignment }) => [assignment.scheduleId, assignment.shiftId]),
      ),
      versions: formVersionsByKey(versionKeysOf([...known.open, ...known.found])),
    }),
  ],
  context: ({ person }, _input, actor) => ({ actor, person }),
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ known, context: { actor } }, asked, { now }) => {
    const { rows, next } = toReportPage("own", known.found, asked);
    const schedules = new Map(
      [...known.schedules, ...known.schedulesOfPage].filter(isThere).map((one) => [one.id, one]),
    );
    const versions = versionsIn(known.versions);
    const toView = (report: Report): readonly ReportView[] => {
      const schedule = schedules.get(report.scheduleId);
      if (schedule === undefined) return [];
      return [toReportView(report, { scheduleName: schedule.name, title: versions(report)?.title ?? "" })];
    };
    const shifts = new Map(known.shifts.map((shift) => [keyOf(shift.scheduleId, shift.id), shift]));
    const pending = pendingReports(known, now).flatMap(({ assignment, form }) => {
      const schedule = schedules.get(assignment.scheduleId);
      const shift = shifts.get(keyOf(assignment.scheduleId, assignment.shiftId));
      if (schedule === undefined || shift === undefined) return [];
      const about = { scheduleName: schedule.name, title: form.title };
      return [{ end: shift.end, view: toPendingReport(shift, form.version, about) }];
    });
    const begun = openReports(known).flatMap((report) => toView(report).map((view) => ({ end: report.end, view })));
    const open = [...pending, ...begun].sort((one, other) => other.end - one.end).map(({ view }) => view);
    const topics = { [ownTopicOf(actor.personId)]: known.signal?.number ?? 0 };
    return { output: { open, submitted: rows.flatMap(toView), next, topics } };
  },
});

const keyOf = (scheduleId: string, shiftId: string): string => JSON.stringify([scheduleId, shiftId]);
