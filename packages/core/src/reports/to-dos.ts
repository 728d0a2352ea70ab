import { personById } from "../people/collection.ts";
import { toDoSource } from "../ports/to-do-source.ts";
import type { Report } from "./collection.ts";
import { dueTime } from "./own-report-context.ts";
import { allFormFacts, openReports, pendingReportFacts, pendingReports, recentShiftFacts } from "./pending-reports.ts";

/** Reports to write, and questions of planners about reports (A48). */
export const reportToDos = toDoSource({
  first: (personId, now) => ({ person: personById(personId), ...recentShiftFacts(personId, now) }),
  second: ({ person }) => allFormFacts(person?.organizationId ?? ""),
  third: (known, personId, now) => pendingReportFacts(known, personId, now),
  toDos: (known, now) => [
    ...pendingReports(known, now).map(({ assignment }) => ({
      ...{ kind: "report" as const, ...shiftOf(assignment) },
      due: assignment.end + dueTime,
    })),
    ...openReports(known).map((report) => ({
      ...shiftOf(report),
      kind: report.state === "asked-back" ? ("report-question" as const) : ("report" as const),
    })),
  ],
});

const shiftOf = ({
  scheduleId,
  shiftId,
  kind,
  start,
  timeZone,
}: Pick<Report, "scheduleId" | "shiftId" | "kind" | "start" | "timeZone">) => ({
  ...{ id: shiftId, scheduleId, name: kind, start, timeZone },
});
