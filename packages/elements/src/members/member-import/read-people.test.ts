import { expect } from "chai";
import { readPeople } from "./read-people.ts";

/** The people of a list, as `name|address|role|problem`. */
const read = (text: string): string[] =>
  readPeople(text).map(({ name, address, role, problem }) => [name, address, role, problem].join("|"));

describe("reading a pasted list", () => {
  it("reads lines in the format of mail programs, with or without a comma in the name [B11, B40]", () => {
    const lines = ['"Lee, Ann" <a@x.example>', "Tanaka, Mei <m@x.example>", "Jo Ray <j@x.example>"];
    const wanted = ["Lee, Ann|a@x.example||", "Tanaka, Mei|m@x.example||", "Jo Ray|j@x.example||"];
    expect(read(lines.join("\n"))).to.deep.equal(wanted);
    expect(read(lines.join("; "))).to.deep.equal(wanted);
    expect(read(lines.join(", "))).to.deep.equal(wanted);
  });

  it("reads several addresses on each of several lines [B11]", () => {
    const wanted = ["a", "b", "c", "d", "e", "f"].map((letter) => `|${letter}@x.example||`);
    expect(read("a@x.example, b@x.example\nc@x.example; d@x.example\ne@x.example f@x.example")).to.deep.equal(wanted);
  });

  it("doesn’t use a second address as a name [B11, B40]", () => {
    expect(read("Ann,ann@x.example,ann.private@x.example")).to.deep.equal(["Ann|ann@x.example||"]);
  });

  it("reads bullets and links [B11]", () => {
    expect(read("- a@x.example\n* b@x.example\nmailto:c@x.example")).to.deep.equal([
      "|a@x.example||",
      "|b@x.example||",
      "|c@x.example||",
    ]);
  });

  it("keeps lines after an unclosed quote [B11]", () => {
    expect(read('Ann,a@x.example\n"Ben,b@x.example\nCy,c@x.example')).to.deep.equal([
      "Ann|a@x.example||",
      "Ben|b@x.example||",
      "Cy|c@x.example||",
    ]);
  });

  it("sets a role only from a role column, and flags unknown roles [B11, B54]", () => {
    expect(read("Name,E-Mail-Adresse,Role\nAnn,a@x.example,viewer\nBen,b@x.example,boss")).to.deep.equal([
      "Ann|a@x.example|viewer|",
      "Ben|b@x.example||role",
    ]);
    expect(read("Ann,a@x.example,admin\nBen,b@x.example,")).to.deep.equal(["Ann|a@x.example||", "Ben|b@x.example||"]);
  });

  it("reads headings and the first line that spreadsheets write [B11]", () => {
    expect(read("sep=;\nName;Work email\nAnn;a@x.example")).to.deep.equal(["Ann|a@x.example||"]);
  });
});
