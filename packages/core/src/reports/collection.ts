import type { ReportAnswers, ReportField, ReportSchema } from "../contract/report-form.ts";
import { boolean, collection, integer, json, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";

/** Report forms: what people answer after a shift, one per kind of shift. */
export const reportForms = collection("report_forms", {
  fields: {
    organizationId: text(),
    /** The kind of shift, in the host's terms. */
    kind: text(),
    /** The current version, from 1. */
    version: integer(),
    title: text(),
    fields: json<readonly ReportField[]>(),
    /** JSON Schema 2020-12. */
    schema: json<ReportSchema>(),
    archived: boolean(),
    /** When it was created or restored. Only shifts that end later need a report. */
    since: integer(),
    changedAt: integer(),
  },
  key: ["organizationId", "kind"],
  references: { organizationId: "organizations" },
});

/** A row of `report_forms`. */
export type ReportForm = RowIn<typeof reportForms>;

/** All versions of report forms, including the current ones: a report is read with the version it was begun with. */
export const reportFormVersions = collection("report_form_versions", {
  fields: {
    organizationId: text(),
    kind: text(),
    version: integer(),
    title: text(),
    fields: json<readonly ReportField[]>(),
    schema: json<ReportSchema>(),
    createdAt: integer(),
  },
  key: ["organizationId", "kind", "version"],
  references: { organizationId: "organizations" },
});

/** A row of `report_form_versions`. */
export type ReportFormVersion = RowIn<typeof reportFormVersions>;

/** The states of a report. `pending`, without a row, follows from the shift. */
export const reportStates = ["draft", "submitted", "amended", "asked-back"] as const;

/** The state of a report. */
export type ReportState = (typeof reportStates)[number];

/** What a person writes in a report. */
export interface ReportContent {
  readonly answers: ReportAnswers;
  /** For the next person on the schedule and position; empty for none. */
  readonly handOver: string;
  /** When they worked: milliseconds since the epoch. */
  readonly workedFrom: number | null;
  readonly workedUntil: number | null;
}

/** Reports of people on their shifts. A row exists once a draft is saved. */
export const reports = collection("reports", {
  fields: {
    scheduleId: text(),
    shiftId: text(),
    personId: text(),
    organizationId: text(),
    /** Copies of the shift's values. */
    kind: text(),
    venue: text(),
    position: text(),
    start: integer(),
    end: integer(),
    timeZone: text(),
    /** The version of the form it was begun with. */
    formVersion: integer(),
    state: text<ReportState>(),
    /** Whether the person still has to submit it: a draft, or asked back. */
    open: boolean(),
    /** Whether planners see it: it was submitted at least once. */
    listed: boolean(),
    /** What was submitted last. */
    answers: json<ReportAnswers>(),
    handOver: text(),
    /** Whether there is a handover note; a copy for lists. */
    hasNote: boolean(),
    workedFrom: nullable(integer()),
    workedUntil: nullable(integer()),
    /** What the person is writing; null while it isn't open. */
    draft: nullable(json<ReportContent>()),
    /** Increases with every change by the person or a planner. */
    revision: integer(),
    /** The number of times it was submitted. */
    submissions: integer(),
    savedAt: integer(),
    submittedAt: nullable(integer()),
    /** The last instant it can be amended. */
    amendUntil: nullable(integer()),
    /** What a planner asked when they sent it back; empty otherwise. */
    question: text(),
    /** Whether a planner marked what was submitted last as seen. */
    seen: boolean(),
  },
  key: ["scheduleId", "shiftId", "personId"],
  indexes: {
    open: ["personId", "open", "end"],
    own: ["personId", "listed", "end"],
    schedule: ["scheduleId", "listed", "end"],
    organization: ["organizationId", "listed", "end"],
    scheduleKind: ["scheduleId", "listed", "kind", "end"],
    scheduleState: ["scheduleId", "listed", "state", "end"],
    organizationKind: ["organizationId", "listed", "kind", "end"],
    organizationState: ["organizationId", "listed", "state", "end"],
    notes: ["scheduleId", "position", "hasNote", "end"],
  },
  references: { scheduleId: "schedules", organizationId: "organizations", personId: "people" },
  purgedWith: "scheduleId",
  personal: [
    {
      subject: "personId",
      // Worked times stay, as the assignment does: payroll needs them.
      erase: { set: { answers: {}, handOver: "", hasNote: false, draft: null, question: "" } },
      merge: "move",
      // prettier-ignore
      export: [
        "scheduleId", "shiftId", "kind", "start", "end", "state", "answers", "handOver", "workedFrom", "workedUntil", "draft",
        "question", "savedAt", "submittedAt",
      ],
    },
  ],
  signals: { subject: "personId", when: () => true },
});

/** A row of `reports`. */
export type Report = RowIn<typeof reports>;

/** A row of report versions: one submission. */
export type ReportVersion = RowIn<typeof reportVersions>;

/** What was submitted, each time, so that amendments can be compared. */
export const reportVersions = collection("report_versions", {
  fields: {
    scheduleId: text(),
    shiftId: text(),
    personId: text(),
    /** From 1. */
    version: integer(),
    content: json<ReportContent>(),
    at: integer(),
  },
  key: ["scheduleId", "shiftId", "personId", "version"],
  indexes: { person: ["personId", "at"] },
  references: { scheduleId: "schedules", personId: "people" },
  purgedWith: "scheduleId",
  personal: [
    {
      subject: "personId",
      erase: "remove",
      merge: "move",
      export: ["scheduleId", "shiftId", "version", "content", "at"],
    },
  ],
});

/** The maximum number of report forms of an organization. */
export const maxForms = 200;

/** The maximum number of versions that are listed. */
export const maxVersions = 100;

/** The form of a kind of shift. */
export const formByKey = get(reportForms);
/** A version of a form. */
export const formVersionByKey = get(reportFormVersions);
/** Several versions of forms. */
export const formVersionsByKey = getMany(reportFormVersions);
/** The forms of an organization by kind. */
export const formsOf = list(reportForms, "key", 1);
/** The kinds of shift that have a form, including archived ones. */
export const formKindsOf = list(reportForms, "key", 1, ["kind"]);
/** One report. */
export const reportByKey = get(reports);
/** Several reports. */
export const reportsByKey = getMany(reports);
/** The reports that a person still has to submit, by the end of their shift. */
export const openReportsOf = list(reports, "open", 2);
/** The reports that a person has submitted, by the end of their shift. */
export const ownReports = list(reports, "own", 2);
/** The submitted reports of a schedule, by the end of their shift: all, of a kind, or in a state. */
export const reportsOfSchedule = {
  all: list(reports, "schedule", 2),
  kind: list(reports, "scheduleKind", 3),
  state: list(reports, "scheduleState", 3),
};
/** The submitted reports of an organization, by the end of their shift: all, of a kind, or in a state. */
export const reportsOfOrganization = {
  all: list(reports, "organization", 2),
  kind: list(reports, "organizationKind", 3),
  state: list(reports, "organizationState", 3),
};
/** The reports with a handover note on a schedule and position, by the end of their shift. */
export const notesOf = list(reports, "notes", 3, [
  "scheduleId",
  "shiftId",
  "personId",
  "end",
  "handOver",
  "submittedAt",
]);
/** The submitted versions of a report. */
export const versionsOf = list(reportVersions, "key", 3);
