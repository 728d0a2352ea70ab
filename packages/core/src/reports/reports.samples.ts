import { about, aboutMe, aboutMyOrganization, type DomainSamples } from "../identity/operation-sample.ts";
import { aboutSchedules } from "../schedules/schedules.samples.ts";

const form = { kind: "Early", title: "After the shift", version: 0 };
const fields = [{ id: "incidents", label: "Incidents", type: "long-text" }];
const content = { answers: { calm: true }, handOver: "The gate is locked.", revision: 0 };

/** A shift that the caller isn't on. */
const notTheirs = (more: object = {}) =>
  about("own-person", ({ id }) => ({ scheduleId: id("schedule"), shiftId: "an-unknown-shift", ...more }));

/** The report of no one. */
const unknownReport = (more: object = {}) =>
  aboutSchedules(() => ({ shiftId: "an-unknown-shift", personId: "an-unknown-person", ...more }));

/** What the proofs need of each operation. */
export const reportsSamples = {
  "reports.listForms": { questions: aboutMyOrganization() },
  // The matrix asks about an unknown form.
  "reports.getForm": { questions: aboutMyOrganization({ kind: "Early" }) },
  "reports.saveForm": {
    questions: aboutMyOrganization({ ...form, fields }),
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
  "portal.getReport": { questions: [notTheirs()] },
  "portal.saveReportDraft": {
    questions: [notTheirs(content)],
    call: ({ scheduleId, workedShiftId }) => ({
      by: "Max",
      input: { scheduleId, shiftId: workedShiftId, ...content },
    }),
  },
  "portal.submitReport": {
    questions: [notTheirs(content)],
    call: ({ scheduleId, workedShiftId }) => ({
      by: "Max",
      input: { scheduleId, shiftId: workedShiftId, ...content },
    }),
  },
  "portal.amendReport": {
    questions: [notTheirs(content)],
    call: ({ scheduleId, reportedShiftId }) => ({
      by: "Max",
      input: { scheduleId, shiftId: reportedShiftId, ...content, revision: 1 },
    }),
  },
  "portal.listHandOverNotes": { questions: aboutMe },
  "reports.list": { questions: [...aboutMyOrganization(), ...aboutSchedules()] },
  "reports.get": { questions: unknownReport() },
  "reports.listVersions": { questions: unknownReport() },
  "reports.askBack": {
    questions: unknownReport({ revision: 1, note: "Which gate?" }),
    call: ({ scheduleId, reportedShiftId, ids }) => ({
      by: "Ann",
      input: { scheduleId, shiftId: reportedShiftId, personId: ids.Max, revision: 1, note: "Which gate?" },
    }),
  },
  "reports.markSeen": {
    questions: unknownReport({ revision: 1 }),
    call: ({ scheduleId, reportedShiftId, ids }) => ({
      by: "Ann",
      input: { scheduleId, shiftId: reportedShiftId, personId: ids.Max, revision: 1 },
    }),
  },
} satisfies DomainSamples;
