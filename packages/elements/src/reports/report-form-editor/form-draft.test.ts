import type { ReportField } from "@rollcall/core/report-form";
import { expect } from "chai";
import {
  changeField,
  clean,
  conditionsBefore,
  isSameForm,
  moveField,
  problemsOf,
  removeField,
  toOptions,
} from "./form-draft.ts";

const field = (id: string, more: Partial<ReportField> = {}): ReportField => ({
  ...{ id, type: "text", label: id, help: "", required: false },
  ...more,
});
const form = {
  title: "Gate",
  fields: [
    field("incident", { type: "yes-no" }),
    field("areas", { type: "choices", options: ["Deck", "Gate"], when: { field: "incident", equals: true } }),
    field("details", { when: { field: "areas", equals: "Gate" } }),
  ],
};
const ids = ({ fields }: typeof form | ReturnType<typeof moveField>) => fields.map(({ id }) => id);

describe("the draft of a report form", () => {
  it("moves questions, but not beyond the ends [X17]", () => {
    expect(ids(moveField(form, 2, 0))).to.deep.equal(["details", "incident", "areas"]);
    expect(moveField(form, 0, -1)).to.equal(form);
    expect(moveField(form, 2, 3)).to.equal(form);
  });

  it("removes a question together with the conditions on it [X17]", () => {
    const { fields } = removeField(form, "areas");
    expect(fields.map(({ id, when }) => [id, when])).to.deep.equal([
      ["incident", undefined],
      ["details", undefined],
    ]);
    expect(removeField(form, "details").fields[1]?.when).to.deep.equal({ field: "incident", equals: true });
  });

  it("offers only answers to earlier questions as conditions [X17]", () => {
    const offered = (id: string) => conditionsBefore(form, id).map(({ field, equals }) => [field.id, equals]);
    expect(offered("incident")).to.deep.equal([]);
    expect(offered("areas")).to.deep.equal([
      ["incident", true],
      ["incident", false],
    ]);
    expect(offered("details").slice(2)).to.deep.equal([
      ["areas", "Deck"],
      ["areas", "Gate"],
    ]);
  });

  it("finds the problems that keep a form from being saved [X17]", () => {
    expect(problemsOf(form)).to.deep.equal([]);
    expect(problemsOf({ title: " ", fields: [] }).map(({ kind }) => kind)).to.deep.equal(["title", "no-questions"]);
    expect(problemsOf(moveField(form, 0, 2))).to.deep.equal([{ kind: "condition", field: "areas" }]);
    const cases: readonly (readonly [Partial<ReportField>, string])[] = [
      [{ label: " " }, "label"],
      [{ type: "choice", options: ["One"] }, "options"],
      [{ type: "number", min: 2, max: 1 }, "range"],
      [{ max: 201 }, "max"],
      [{ type: "photo", max: 0.5 }, "max"],
      [{ when: { field: "areas", equals: "Roof" } }, "condition"],
    ];
    for (const [values, kind] of cases) {
      expect(problemsOf(changeField(form, "details", values))).to.deep.equal([{ kind, field: "details" }]);
    }
  });

  it("keeps only the settings that apply when a question's type changes [X17]", () => {
    const number = changeField(form, "details", { type: "number", min: 1, max: 5 });
    const { min, max, when } = changeField(number, "details", { type: "photo" }).fields[2] ?? field("");
    expect([min, max, when?.field]).to.deep.equal([undefined, 5, "areas"]);
    expect(changeField(form, "areas", { type: "yes-no" }).fields[1]).not.to.have.property("options");
  });

  it("reads options from lines, and ignores leading and trailing spaces [X17]", () => {
    expect(toOptions(" Deck \n\nGate\nDeck")).to.deep.equal(["Deck", "Gate"]);
    expect(isSameForm(form, { ...form, title: "Gate " })).to.equal(true);
    expect(isSameForm(form, changeField(form, "details", { required: true }))).to.equal(false);
    expect(clean({ title: " A ", fields: [] }).title).to.equal("A");
  });
});
