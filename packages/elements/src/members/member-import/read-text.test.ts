import { expect } from "chai";
import { readPeople } from "./read-people.ts";
import { detectEncoding, readText } from "./read-text.ts";
import { toOpenRowsCsv } from "./import-summary.ts";
import { firstRows } from "./predicted-results.ts";

const line = "Jörg Müller,joerg@x.example";

describe("reading a file", () => {
  it("reads UTF-8, with or without a byte order mark [B11]", async () => {
    expect(await readText(new Blob([line]))).to.equal(line);
    expect(await readText(new Blob(["\uFEFF", line]))).to.equal(line);
  });

  it("reads Windows-1252, which Excel often writes [B11, B40]", async () => {
    const bytes = Uint8Array.from(line, (sign) => sign.charCodeAt(0));
    expect(await readText(new Blob([bytes]))).to.equal(line);
    expect(await readText(new Blob([Uint8Array.of(0x80, 0x93, 0x4a, 0x94)]))).to.equal("€“J”");
  });

  it("reads UTF-16 by its byte order mark [B11]", async () => {
    const little = new Uint8Array(Uint16Array.from(`\uFEFF${line}`, (sign) => sign.charCodeAt(0)).buffer);
    expect(await readText(new Blob([little]))).to.equal(line);
  });

  it("reads UTF-16 without a byte order mark [B11]", async () => {
    const little = new Uint8Array(Uint16Array.from(line, (sign) => sign.charCodeAt(0)).buffer);
    expect(await readText(new Blob([little]))).to.equal(line);
  });

  it("preselects Windows-1250 if a word contains a currency sign, and offers a choice [B11, B40]", async () => {
    const polish = Uint8Array.of(0xa3, 0x75, 0x6b, 0x61, 0x73, 0x7a);
    expect(detectEncoding(polish)).to.deep.equal({ encoding: "windows-1250", isCertain: false });
    expect(await readText(new Blob([polish]))).to.equal("Łukasz");
    expect(await readText(new Blob([polish]), "windows-1252")).to.equal("£ukasz");
    const price = Uint8Array.of(0x4a, 0xf6, 0x20, 0xa3, 0x35);
    expect(detectEncoding(price)).to.deep.equal({ encoding: "windows-1252", isCertain: false });
  });

  it("keeps UTF-8 if a few bytes are damaged [B11]", () => {
    const bytes = new TextEncoder().encode("Jörg Müller,Zoë");
    expect(detectEncoding(Uint8Array.of(...bytes, 0xc3)).encoding).to.equal("utf-8");
  });

  it("reports another address in a row as not added [B11]", () => {
    const [ann, ben] = readPeople("Ann,ann@x.example,ann.private@x.example\nBen,ben@x.example");
    expect(ann?.second).to.equal("ann.private@x.example");
    expect(ben?.second).to.equal(undefined);
  });

  it("exports rows that weren’t added without formulas, and reads them again [B11, P55]", () => {
    const people = readPeople("Name,Email,Role\n=1+1,a@x.example,viewer\n＝2,b@x.example,");
    const csv = toOpenRowsCsv(people.map((person) => ({ person, why: "Already a member" })));
    expect(csv.split("\r\n").slice(1)).to.deep.equal([
      '"\'=1+1",a@x.example,viewer,Already a member',
      '"\'＝2",b@x.example,,Already a member',
    ]);
    expect(readPeople(csv).map(({ address, role }) => [address, role])).to.deep.equal([
      ["a@x.example", "viewer"],
      ["b@x.example", undefined],
    ]);
    const assign = { skills: ["Crane", "Mooring"], certifications: ["First aid"] };
    const [again] = readPeople(
      toOpenRowsCsv(people.slice(1).map((person) => ({ person: { ...person, assign }, why: "" }))),
    );
    expect([again?.name, again?.assign]).to.deep.equal(["'＝2", assign]);
  });

  it("shows rows that need attention first in a long list, in list order [B11]", () => {
    const people = Array.from({ length: 6000 }, (_, index) => index);
    const shown = firstRows(people, 200, (index) => index % 1000 === 999);
    expect(shown.length).to.equal(200);
    expect(shown.slice(-7)).to.deep.equal([193, 999, 1999, 2999, 3999, 4999, 5999]);
    expect(firstRows(people.slice(0, 200), 200, () => false).length).to.equal(200);
  });
});
