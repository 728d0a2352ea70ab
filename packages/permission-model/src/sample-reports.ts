import {
  type AnyCollection,
  type Assignment,
  assignments,
  type Member,
  type Report,
  reportForms,
  reportFormVersions,
  reports,
  reportVersions,
  type ScheduleRow,
  type Shift,
  shifts,
} from "@rollcall/core/model";
import { sampleNow } from "./sample-people.ts";

const hour = 3_600_000;

/** When the shifts with reports took place. */
const times = { start: sampleNow - 9 * hour, end: sampleNow - hour, timeZone: "UTC" };
const kind = "Early";

interface StaffedSchedule {
  readonly schedule: ScheduleRow;
  readonly roster: readonly Member[];
}

/**
 * Two ended shifts on each schedule, with all members on them. Everyone submitted a report about the reported shift and
 * none about the worked one.
 */
export const sampleReports = (
  schedules: readonly StaffedSchedule[],
  shiftOf: (scheduleId: string) => Shift,
): readonly (readonly [AnyCollection, readonly object[]])[] => {
  const worked = schedules.flatMap(({ schedule, roster }) =>
    (["worked", "reported"] as const).map((name) => ({ id: `${name}-shift-of-${schedule.id}`, schedule, roster })),
  );
  const reported = worked.filter(({ id }) => id.startsWith("reported"));
  const written = reported.flatMap(({ id, schedule, roster }) =>
    roster.map(({ personId }) => toReport(id, schedule, personId)),
  );
  return [
    [
      shifts,
      [
        ...schedules.map(({ schedule }) => shiftOf(schedule.id)),
        ...worked.map(({ id, schedule, roster }) => ({
          ...shiftOf(schedule.id),
          ...{ id, kind, ...times, slots: roster.length, taken: roster.length, filled: roster.length },
          ...{ status: "confirmed", published: true, unfilled: false },
        })),
      ],
    ],
    [
      assignments,
      worked.flatMap(({ id, schedule, roster }) =>
        roster.map(({ personId }, slot) => toAssignment(id, schedule, personId, slot)),
      ),
    ],
    [reportForms, ["here", "there"].map((organizationId) => ({ ...toForm(organizationId), ...usedForm }))],
    [reportFormVersions, ["here", "there"].map((organizationId) => ({ ...toForm(organizationId), createdAt: 0 }))],
    [reports, written],
    [
      reportVersions,
      written.map(({ scheduleId, shiftId, personId }) => ({
        ...{ scheduleId, shiftId, personId, version: 1, content, at: sampleNow },
      })),
    ],
  ];
};

const content = { answers: {}, handOver: "", workedFrom: null, workedUntil: null };

const usedForm = { archived: false, since: 0, changedAt: 0 };

const toForm = (organizationId: string) => ({
  ...{ organizationId, kind, version: 1, title: "After the shift", fields: [], schema: { type: "object" } },
});

const toAssignment = (
  shiftId: string,
  { id: scheduleId }: ScheduleRow,
  personId: string,
  slot: number,
): Assignment => ({
  ...{ scheduleId, shiftId, personId, slot, state: "confirmed", kind, ...times },
  ...{ active: true, open: true, visible: true, accepted: true, revision: 1 },
  ...{ changedAt: sampleNow, by: "system", overrideNote: "", endedAt: null },
});

const toReport = (shiftId: string, { id: scheduleId, organizationId }: ScheduleRow, personId: string): Report => ({
  ...{ scheduleId, shiftId, personId, organizationId, kind, venue: "", position: "", ...times, formVersion: 1 },
  ...{ ...content, hasNote: false, draft: null, state: "submitted", open: false, listed: true },
  ...{ revision: 1, submissions: 1, savedAt: sampleNow, submittedAt: sampleNow, amendUntil: sampleNow + hour },
  ...{ question: "", seen: false },
});
