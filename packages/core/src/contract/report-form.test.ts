import assert from "node:assert/strict";
import { test } from "node:test";
import {
  applicableAnswers,
  applicableFields,
  invalidAnswers,
  type ReportAnswers,
  type ReportField,
  reportSchema,
} from "./report-form.ts";

const field = (id: string, type: ReportField["type"], more: Partial<ReportField> = {}): ReportField => ({
  ...{ id, type, label: id, help: "", required: false },
  ...more,
});

const fields = [
  field("incident", "yes-no", { required: true }),
  field("severity", "choice", {
    required: true,
    options: ["Minor", "Major"],
    when: { field: "incident", equals: true },
  }),
  field("areas", "choices", { options: ["Deck", "Gate"], when: { field: "incident", equals: true } }),
  field("gate", "text", { required: true, max: 10, when: { field: "areas", equals: "Gate" } }),
  field("guests", "number", { min: 0, max: 500 }),
  field("closed", "time"),
  field("photos", "photo", { max: 2 }),
];

test("asks a question only if the answer it depends on was given, however deeply nested [X17]", () => {
  const ids = (answers: ReportAnswers) => applicableFields(fields, answers).map(({ id }) => id);
  assert.deepEqual(ids({}), ["incident", "guests", "closed", "photos"]);
  const all = { incident: true, areas: ["Deck", "Gate"] };
  assert.deepEqual(
    ids(all),
    fields.map(({ id }) => id),
  );
  assert.deepEqual(ids({ ...all, areas: ["Deck"] }).includes("gate"), false);
  assert.deepEqual(ids({ ...all, incident: false }), ["incident", "guests", "closed", "photos"]);
});

test("leaves out answers that are empty or don't apply [X17]", () => {
  const answers = { incident: false, severity: "Major", guests: 0, closed: " ", photos: [] };
  assert.deepEqual(applicableAnswers(fields, answers), { incident: false, guests: 0 });
});

test("finds missing and invalid answers [X17]", () => {
  const valid = { incident: true, severity: "Major", areas: ["Gate"], gate: "Gate 2", guests: 12.5, closed: "23:59" };
  const cases: readonly (readonly [string, ReportAnswers, readonly string[]])[] = [
    ["complete", valid, []],
    ["nothing", {}, ["incident"]],
    ["without an incident", { incident: false }, []],
    ["missing because of another answer", { incident: true }, ["severity"]],
    ["missing two levels deep", { ...valid, gate: undefined }, ["gate"]],
    ["blank", { ...valid, gate: "  " }, ["gate"]],
    ["too long", { ...valid, gate: "x".repeat(11) }, ["gate"]],
    ["no option", { ...valid, severity: "Huge" }, ["severity"]],
    ["none of the options", { ...valid, areas: ["Gate", "Roof"] }, ["areas"]],
    ["twice", { ...valid, areas: ["Gate", "Gate"] }, ["areas"]],
    ["too low", { ...valid, guests: -1 }, ["guests"]],
    ["too high", { ...valid, guests: 501 }, ["guests"]],
    ["no number", { ...valid, guests: "many" }, ["guests"]],
    ["no time", { ...valid, closed: "24:00" }, ["closed"]],
    ["too many photos", { ...valid, photos: ["a", "b", "c"] }, ["photos"]],
    ["not applicable", { incident: false, severity: "Major" }, ["severity"]],
    ["unknown", { ...valid, other: 1 }, ["other"]],
  ];
  for (const [name, answers, expected] of cases) {
    const given = JSON.parse(JSON.stringify(answers)) as ReportAnswers;
    assert.deepEqual(invalidAnswers(reportSchema(fields), given), expected, name);
  }
});
