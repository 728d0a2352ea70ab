import { about, type DomainSamples, type Question } from "../identity/operation-sample.ts";
import { aboutSchedules } from "../schedules/schedules.samples.ts";

const aboutEach = (input: (scheduleId: string, shiftId: string) => object): readonly Question[] =>
  (
    [
      ["shift", "schedule", "schedule"],
      ["misplaced-shift", "schedule", "other-schedule"],
      ["other-shift", "other-schedule", "other-schedule"],
      ["foreign-shift", "foreign-schedule", "foreign-schedule"],
    ] as const
  ).map(([target, schedule, place]) => about(target, ({ id }) => input(id(schedule), id(`shift-of-${place}`))));

/** Questions about a shift of every kind of schedule. */
export const aboutShifts = (more: object = {}): readonly Question[] =>
  aboutEach((scheduleId, shiftId) => ({ scheduleId, shiftId, ...more }));

const aboutSeries = (more: object): readonly Question[] =>
  (["schedule", "other-schedule", "foreign-schedule"] as const).map((target) =>
    about(target, ({ id }) => ({ scheduleId: id(target), seriesId: id(`series-of-${target}`), ...more })),
  );

const aboutTemplates = (more: object): readonly Question[] =>
  (["schedule", "other-schedule", "foreign-schedule"] as const).map((target) =>
    about(target, ({ id }) => ({ scheduleId: id(target), templateId: id(`template-of-${target}`), ...more })),
  );

/** What the proofs need from each operation. */
export const shiftsSamples = {
  "shifts.list": { questions: aboutSchedules() },
  "shifts.listHeld": { questions: aboutSchedules() },
  "shifts.get": { questions: aboutShifts() },
  "shifts.create": {
    questions: aboutSchedules(() => ({
      kind: "Early",
      start: "2120-01-06T08:00[UTC]",
      end: "2120-01-06T16:00[UTC]",
    })),
    call: ({ scheduleId }) => ({
      by: "Max",
      input: {
        scheduleId,
        kind: "Day",
        start: "2026-02-02T08:00:00+00:00[UTC]",
        end: "2026-02-02T16:00:00+00:00[UTC]",
      },
    }),
  },
  "shifts.update": {
    questions: aboutShifts({ kind: "Early" }),
    call: ({ scheduleId, shiftId }) => ({ by: "Max", input: { scheduleId, shiftId, status: "offered" } }),
  },
  "shifts.assign": {
    questions: aboutShifts({ personId: null }),
    call: ({ scheduleId, shiftId, ids }) => ({ by: "Max", input: { scheduleId, shiftId, personId: ids.May } }),
  },
  "shifts.createSeries": {
    questions: aboutSchedules(() => ({
      kind: "Early",
      start: "2120-01-06T08:00[UTC]",
      end: "2120-01-06T16:00[UTC]",
      rule: "FREQ=DAILY;COUNT=2",
    })),
    call: ({ scheduleId }) => ({
      by: "Max",
      input: {
        scheduleId,
        kind: "Day",
        start: "2026-02-02T08:00:00+00:00[UTC]",
        end: "2026-02-02T16:00:00+00:00[UTC]",
        rule: "FREQ=WEEKLY;COUNT=2",
      },
    }),
  },
  "shifts.updateSeries": {
    questions: aboutSeries({ kind: "Early" }),
    call: ({ scheduleId, seriesId }) => ({ by: "Max", input: { scheduleId, seriesId, kind: "Late" } }),
  },
  "shifts.endSeries": {
    questions: aboutSeries({}),
    call: ({ scheduleId, seriesId }) => ({ by: "Max", input: { scheduleId, seriesId } }),
  },
  "shifts.copy": {
    questions: aboutSchedules(() => ({ from: "2120-01-06", to: "2120-01-13" })),
    call: ({ scheduleId }) => ({ by: "Max", input: { scheduleId, from: "2026-02-02", to: "2026-02-09" } }),
  },
  "shifts.publish": {
    questions: aboutEach((scheduleId, shiftId) => ({ scheduleId, shiftIds: [shiftId], state: "offered" })),
    call: ({ scheduleId, shiftId }) => ({ by: "Max", input: { scheduleId, shiftIds: [shiftId], state: "confirmed" } }),
  },
  "shifts.listTemplates": { questions: aboutSchedules() },
  "shifts.saveTemplate": {
    questions: aboutSchedules(() => ({ name: "Winter", from: "2120-01-05" })),
    call: ({ scheduleId }) => ({ by: "Max", input: { scheduleId, name: "Winter", from: "2026-02-02" } }),
  },
  "shifts.applyTemplate": {
    questions: aboutTemplates({ to: "2120-01-12" }),
    call: ({ scheduleId, templateId }) => ({ by: "Max", input: { scheduleId, templateId, to: "2026-02-09" } }),
  },
  "shifts.removeTemplate": {
    questions: aboutTemplates({}),
    call: ({ scheduleId, templateId }) => ({ by: "Max", input: { scheduleId, templateId } }),
  },
  "shifts.listHours": {
    questions: aboutSchedules(() => ({ from: "2120-01-01T00:00:00Z", until: "2120-02-01T00:00:00Z" })),
  },
  "shifts.release": {
    questions: aboutSchedules(({ id }) => ({ personId: id("another-member") })),
    call: ({ scheduleId, ids }) => ({ by: "Max", input: { scheduleId, personId: ids.Max } }),
  },
} satisfies DomainSamples;
