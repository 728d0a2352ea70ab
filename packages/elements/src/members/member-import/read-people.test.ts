import { expect } from "chai";
import { importCases } from "./import-cases.fixture.ts";
import { pastedLists } from "./pasted-lists.fixture.ts";
import { readPeople, readTable } from "./read-people.ts";
import { readText } from "./read-text.ts";

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

  it("names each bad entry in a single-line list, and leaves none out [B11, B54]", () => {
    const wanted = ["|a@x.example||", "|b@||invalid", "|c@x.example||"];
    for (const separator of [", ", "; ", " ", " | "])
      expect(read(["a@x.example", "b@", "c@x.example"].join(separator))).to.deep.equal(wanted);
    expect(read("a@x.example, nobody, c@x.example")[1]).to.equal("|nobody||invalid");
    expect(read("b@x, a@x.example")).to.deep.equal(["|b@x||invalid", "|a@x.example||"]);
    expect(read("Ann <a@x.example>; Bo b@@x.example, @c; Di d@x.example").sort()).to.deep.equal(
      ["Ann|a@x.example||", "|@c||invalid", "|Bo b@@x.example||invalid", "Di|d@x.example||"].sort(),
    );
    expect(read("a@x.example, not known, b@x.example; c@x.example d@@x, Ann Lee e@x.example")).to.deep.equal([
      "|a@x.example||",
      "|not known||invalid",
      "|b@x.example||",
      "|c@x.example||",
      "|d@@x||invalid",
      "Ann Lee|e@x.example||",
    ]);
    expect(read("ann@x.example, Ann Lee, ann@home.example")).to.deep.equal(["Ann Lee|ann@x.example||"]);
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

  it("reads links with a subject, and tables in Markdown [B11]", () => {
    const wanted = ["Ann Lee|ann@x.example||", "|ben@x.example||"];
    expect(read("[Ann Lee](mailto:ann@x.example)\nmailto:ben@x.example?subject=Hello")).to.deep.equal(wanted);
    expect(read("| Name | Email |\n|---|---|\n| Ann Lee | ann@x.example |\n| | ben@x.example |")).to.deep.equal(wanted);
  });

  it("reads names even if other rows have only an address [B11]", () => {
    const wanted = ["Ann Lee|ann@x.example||", "|ben@x.example||", "|cy@x.example||"];
    expect(read("Ann Lee,ann@x.example\nben@x.example\ncy@x.example")).to.deep.equal(wanted);
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

  it("never cuts a name in the middle of a character [B11, B40]", () => {
    const [person] = readPeople(`${"a".repeat(119)}👩‍👧,ann@x.example`);
    expect(person?.name).to.equal("a".repeat(119));
    expect(readPeople('name,email\n"\u202aAnn\n Lee\u202c",ann@x.example')[0]?.name).to.equal("Ann Lee");
    expect(readPeople(`${"e\u0301".repeat(120)},ann@x.example`)[0]?.name).to.equal("é".repeat(120));
  });

  it("keeps words around a single address: a row for each, or a name next to it [B11]", () => {
    for (const address of ["ann@x", "ann@example.org"]) {
      const people = readPeople(`wrong, ${address}, other`);
      expect(people.map((person) => person.address)).to.deep.equal(["wrong", address, "other"]);
    }
    expect(read("ann@x, bob")).to.deep.equal(["bob|ann@x||invalid"]);
    // A row of a table has no spaces after its delimiters.
    for (const row of ["Ann,ann@example.org,Nurse", "Ann;ann@example.org;admin"])
      expect(read(row)).to.deep.equal(["Ann|ann@example.org||"]);
  });

  it("reads the column of names if another one has more words [B11, B40]", () => {
    for (const [row, name] of [
      ["Ann, ann@example.org, Crane operator", "Ann"],
      ["Crane operator, ann@example.org, Ann", "Ann"],
      ["Ann, crew@example.org, Crane operator", "Ann"],
      ["Ann,Lee,a.lee@example.org,Crane operator", "Ann Lee"],
      ["Nurse,ann.lee@example.org,Ann Lee", "Ann Lee"],
      ["Crane operator,Ann Lee,ann.lee@example.org", "Ann Lee"],
      ["alee,alee@example.org,Ann Lee", "Ann Lee"],
      ["Łucja, lucja@example.org, Crane operator", "Łucja"],
    ] as const)
      expect(readPeople(row)[0]?.name, row).to.equal(name);
    const departments =
      "Sales,crew1@example.org,Ann Lee\nSales,crew2@example.org,Mei Tanaka\nOps,crew3@example.org,Jo Ray";
    expect(readPeople(departments).map(({ name }) => name)).to.deep.equal(["Ann Lee", "Mei Tanaka", "Jo Ray"]);
    const jobs = "Ann,ann@example.org,Crane operator\nMei,mei@example.org,Deck hand\njo@example.org";
    expect(readPeople(jobs).map(({ name }) => name)).to.deep.equal(["Ann", "Mei", ""]);
  });

  it("names an invisible character inside an address [B11]", () => {
    expect(readPeople("Ann,ann@x\u200B.example")[0]?.invisible).to.equal("U+200B");
    expect(readPeople("Ann,\u200Bann@x.example\u2060")[0]?.invisible).to.equal(undefined);
  });

  it("reads columns as chosen [B11, B40]", () => {
    const table = readTable("Nick,Town,E-Mail\nAnnie,Bern,ann@x.example");
    expect(readPeople(table)[0]?.name).to.equal("");
    expect(readPeople(table, { ...table.columns, name: 0 })[0]?.name).to.equal("Annie");
  });

  it("reads long lines and cells quickly [B11]", () => {
    const texts = [
      `Ann,ann@x.example,${"n".repeat(50_000)}`,
      `Ann ${" ".repeat(50_000)}@x.example`,
      `${"a@b (".repeat(20_000)}\n${"=?a?q?".repeat(10_000)}<a@x.example>`,
      Array.from({ length: 5000 }, (_, index) => `Ann ${index} <a${index}@x.example>`).join("; "),
    ];
    for (const text of texts) {
      const start = performance.now();
      readPeople(text);
      expect(performance.now() - start).to.be.below(8000);
    }
  });

  for (const [given, family] of [
    ["First Name", "Last Name"],
    ["Vorname", "Nachname"],
    ["Prénom", "Nom"],
    ["Nombre", "Apellidos"],
    ["Nome", "Cognome"],
    ["Nome", "Sobrenome"],
    ["Voornaam", "Achternaam"],
    ["Imię", "Nazwisko"],
    ["Jméno", "Příjmení"],
    ["Fornavn", "Etternavn"],
    ["Förnamn", "Efternamn"],
    ["Etunimi", "Sukunimi"],
    ["Ad", "Soyad"],
    ["Имя", "Фамилия"],
    ["Ім’я", "Прізвище"],
    ["Keresztnév", "Vezetéknév"],
    ["Prenume", "Nume"],
    ["Όνομα", "Επώνυμο"],
    ["名", "姓"],
  ]) {
    it(`reads the headings ${given} and ${family} [B40]`, () => {
      expect(read(`${family};${given};E-Mail\nLee;Ann;ann@x.example`)).to.deep.equal(["Ann Lee|ann@x.example||"]);
    });
  }
});

describe("reading lists from public reports", () => {
  for (const { title, source, text, hex = "", rows } of [...importCases, ...pastedLists]) {
    it(`${title} [B11, B40] (${source ?? "reported"})`, async () => {
      const bytes = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
      expect(read(text ?? (await readText(new Blob([bytes]))))).to.deep.equal(rows);
    });
  }
});
