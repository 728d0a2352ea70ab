import { about, aboutMe, aboutMyOrganization, type DomainSamples } from "../identity/operation-sample.ts";
import { aboutSchedules } from "../schedules/schedules.samples.ts";

const form = { kind: "Early", title: "After the shift", version: 0 };
const fields = [{ id: "incidents", label: "Incidents", type: "long-text" }];
const content = { answers: { calm: true }, handOver: "The gate is locked.", revision: 0 };

/** Questions about the caller's own report of a shift that has ended. */
const aboutOwnReport = (shift: "worked" | "reported", more: object = {}) =>
  (["schedule", "other-schedule", "foreign-schedule"] as const).map((target) =>
    about(target, ({ id }) => ({ scheduleId: id(target), shiftId: id(`${shift}-shift-of-${target}`), ...more })),
  );

/** Questions about a report that a member of the schedule has submitted. */
const aboutReports = (more: object = {}) =>
  (
    [
      ["schedule", "another-member"],
      ["other-schedule", "colleague"],
      ["foreign-schedule", "foreigner"],
    ] as const
  ).map(([target, author]) =>
    about(target, ({ id }) => ({
      ...{ scheduleId: id(target), shiftId: id(`reported-shift-of-${target}`), personId: id(author), ...more },
    })),
  );

/** What the proofs need from each operation. */
export const reportsSamples = {
  "reports.listForms": { questions: aboutMyOrganization() },
  "reports.getForm": { questions: aboutMyOrganization({ kind: "Early" }) },
  "reports.saveForm": {
    questions: aboutMyOrganization({ ...form, kind: "Night", fields }),
    call: () => ({ by: "Boss", input: { ...form, kind: "Late", fields } }),
  },
  "reports.archiveForm": {
    questions: aboutMyOrganization({ kind: "Early" }),
    call: ({ reportKind }) => ({ by: "Boss", input: { kind: reportKind } }),
  },
  "reports.restoreForm": {
    questions: aboutMyOrganization({ kind: "Early" }),
    call: ({ archivedReportKind }) => ({ by: "Boss", input: { kind: archivedReportKind } }),
  },
  "portal.listReports": { questions: aboutMe },
  "portal.getReport": { questions: aboutOwnReport("worked") },
  "portal.listReportVersions": { questions: aboutOwnReport("reported") },
  "portal.saveReportDraft": {
    questions: aboutOwnReport("worked", content),
    call: ({ scheduleId, workedShiftId }) => ({
      by: "Max",
      input: { scheduleId, shiftId: workedShiftId, ...content },
    }),
  },
  "portal.submitReport": {
    questions: aboutOwnReport("worked", content),
    call: ({ scheduleId, workedShiftId }) => ({
      by: "Max",
      input: { scheduleId, shiftId: workedShiftId, ...content },
    }),
  },
  "portal.amendReport": {
    questions: aboutOwnReport("reported", { ...content, revision: 1 }),
    call: ({ scheduleId, reportedShiftId }) => ({
      by: "Max",
      input: { scheduleId, shiftId: reportedShiftId, ...content, revision: 1 },
    }),
  },
  "portal.listHandOverNotes": { questions: aboutMe },
  "reports.list": { questions: [...aboutMyOrganization(), ...aboutSchedules()] },
  "reports.get": { questions: aboutReports() },
  "reports.listVersions": { questions: aboutReports() },
  "reports.askBack": {
    questions: aboutReports({ revision: 1, note: "Which gate?" }),
    call: ({ scheduleId, reportedShiftId, ids }) => ({
      by: "Ann",
      input: { scheduleId, shiftId: reportedShiftId, personId: ids.Max, revision: 1, note: "Which gate?" },
    }),
  },
  "reports.markSeen": {
    questions: aboutReports({ revision: 1 }),
    call: ({ scheduleId, reportedShiftId, ids }) => ({
      by: "Ann",
      input: { scheduleId, shiftId: reportedShiftId, personId: ids.Max, revision: 1 },
    }),
  },
} satisfies DomainSamples;
