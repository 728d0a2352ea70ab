import { insert, remove, searchWords, update, type ListArguments, type ListQuery, type Store } from "@rollcall/core";
import { assert } from "chai";
import { listRows } from "./naive-rows.ts";
import { member, members, membersByName, schedule, schedules, type Member } from "./samples.ts";
import { answer, write, type Kit } from "./store-pair.ts";

const named: readonly (readonly [name: string, email: string | null])[] = [
  ["Ann Lee", "ann.lee@example.org"],
  ["Anna Leeds", "anna@example.org"],
  ["Bo", null],
  ["José Núñez", "jose@x.example"],
  ["Łukasz Żak", "l.zak@example.pl"],
  ["Straße Weiß", null],
  ["O'Brien-Smith", "ob@mail.example"],
  ["Smith Smithson", "s@s.example"],
  ["李 小龍", "lee@example.hk"],
  ["Ægir Ørsted", null],
  ["100% Real_Name", "weird%_@example.org"],
  ["ann", null],
  ["", "nameless@example.org"],
  ["Zoë Müller-Lüdenscheidt", "z.m@example.de"],
  ["Иван Петров", null],
  ["Ann Lee", "second.ann@example.org"],
  ["e", "e@e.example"],
];
const staff = named.map(([name, email], i) =>
  member("s1", `p${String(i).padStart(2, "0")}`, {
    name,
    email,
    nameKey: searchWords(name).join(" "),
    role: i % 2 === 0 ? "viewer" : "member",
  }),
);
const elsewhere = member("s2", "p99", { name: "Ann Lee elsewhere", nameKey: "ann lee" });

const asked = [
  "Ann",
  "anna",
  "lee",
  "an",
  "a",
  "e",
  "é",
  "jose",
  "JOSÉ",
  "nunez",
  "Núñez",
  "lukasz",
  "łuk",
  "zak",
  "strasse",
  "weiss",
  "o'brien",
  "brien",
  "obrien",
  "smith",
  "smiths",
  "ann lee",
  "lee ann",
  "ann leed",
  "ann ann",
  "example",
  "exampl",
  "example.org",
  "ann.lee@example.org",
  "org",
  "%",
  "_",
  "100%",
  "real_name",
  "weird",
  "李",
  "小龍",
  "иван",
  "ИВ",
  "zoe mu",
  "muller ludenscheidt",
  "aegir",
  "orsted",
  "zzz",
  "zz",
  "zzzz",
  "ann zzzz",
  "nameless",
  "lees",
  "nn",
  "e x",
  "s s s",
];

async function fill(store: Store): Promise<void> {
  const heads = ["s1", "s2"].map((id) => insert(schedules, { id, version: 0, admins: 0 }));
  await write(store, [...heads, ...[...staff, elsewhere].map((row) => insert(members, row))]);
}

async function agrees(store: Store, rows: readonly Member[], args: ListArguments): Promise<void> {
  const expected = listRows(rows, membersByName(args).query as ListQuery, args);
  assert.deepEqual(await answer(store, membersByName(args)), expected, JSON.stringify(args));
}

export function search({ test }: Kit): void {
  test("finds by word prefixes: rare, common, absent, short, accented, several, parts of addresses", async (store) => {
    await fill(store);
    for (const text of asked) await agrees(store, staff, { equal: ["s1"], limit: 99, words: searchWords(text) });
    const found = await answer(store, membersByName({ equal: ["s1"], limit: 99, words: searchWords("LUK zak") }));
    assert.deepEqual(
      found.map(({ name }) => name),
      ["Łukasz Żak"],
    );
  });

  test("lists all rows without a search term", async (store) => {
    await fill(store);
    await agrees(store, staff, { equal: ["s1"], limit: 99, words: [] });
    await agrees(store, staff, { equal: ["s1"], limit: 99, words: searchWords(" -- ") });
  });

  test("finds words of 400 letters that have four bytes each", async (store) => {
    // Letters without repetition, so that no database can compress them.
    const letters = Array.from({ length: 400 }, (_, i) => String.fromCodePoint(0x20000 + ((i * 7919) % 40_000)));
    const name = letters.join("");
    const given = [member("s1", "p1", { name, nameKey: name }), member("s1", "p2", { nameKey: "person p2" })];
    await write(store, [insert(schedules, schedule("s1")), ...given.map((row) => insert(members, row))]);
    for (const begin of [1, 3, 100, 249, 250, 251, 400]) {
      const words = searchWords(letters.slice(0, begin).join(""));
      const found = await answer(store, membersByName({ equal: ["s1"], limit: 9, words }));
      assert.deepEqual(
        found.map(({ personId }) => personId),
        ["p1"],
        `${begin} letters`,
      );
    }
    const words = searchWords(`${letters.slice(0, 300).join("")}x`);
    assert.deepEqual(await answer(store, membersByName({ equal: ["s1"], limit: 9, words })), []);
  });

  test("pages through matches forward and backward, from a name, with a filter and a skip", async (store) => {
    await fill(store);
    const shapes: Partial<ListArguments>[] = [
      { after: ["ann", "p11"] },
      { from: "b" },
      { from: "ann lee" },
      { skip: 1 },
      { filter: { role: "viewer" } },
      { filter: { email: null } },
      { filter: { role: "viewer" }, skip: 1 },
      { after: ["ann lee", "p00"], skip: 1 },
    ];
    for (const words of [["ann"], ["exam"], ["e"], ["lee", "ann"], ["zzz"]]) {
      for (const shape of shapes) {
        for (const reverse of [false, true])
          await agrees(store, staff, { equal: ["s1"], limit: 3, words, reverse, ...shape });
      }
    }
  });

  test("follows a row when its words change, when it is removed and when the change is rolled back", async (store) => {
    await fill(store);
    const search = async (text: string): Promise<string[]> =>
      (await answer(store, membersByName({ equal: ["s1"], limit: 99, words: searchWords(text) }))).map(
        ({ personId }) => personId,
      );
    await write(store, [
      update(members, ["s1", "p02"], { name: "Cleo Quick", nameKey: "cleo quick", email: "cq@example.org" }),
    ]);
    assert.deepEqual([await search("quick"), await search("cq"), await search("bo")], [["p02"], ["p02"], []]);
    await write(store, [update(members, ["s1", "p02"], { email: null })]);
    assert.deepEqual([await search("quick"), await search("cq")], [["p02"], []]);
    await write(store, [update(members, ["s1", "p02"], { role: "admin" })]);
    assert.deepEqual(await search("cleo qui"), ["p02"]);
    await write(store, [remove(members, ["s1", "p02"])]);
    assert.deepEqual([await search("quick"), await search("cle")], [[], []]);
    await assertTakesBack(store);
    assert.deepEqual(await search("nunez"), ["p03"]);
  });

  test("finds words common to all, half, one and none of 2,000 rows, in order and through all pages", async (store) => {
    const crowd = Array.from({ length: 2_000 }, (_, i) => {
      // Some rows have two words with the same beginning.
      const name = `${["Alexander", "Alexandra"][i % 2]}${i % 3 === 0 ? " Alexis" : ""} N${String((i * 7_919) % 2_000).padStart(4, "0")}${i === 1_234 ? " Rarebird" : ""}`;
      const role = i % 500 === 7 ? "admin" : "member";
      return member("s1", `p${i}`, { name, role, nameKey: name.toLowerCase(), email: `m${i}@example.org` });
    });
    await write(store, [
      insert(schedules, { id: "s1", version: 0, admins: 0 }),
      ...crowd.map((row) => insert(members, row)),
    ]);
    for (const text of [
      "al",
      "alex",
      "alexander",
      "alexandra n",
      "a n",
      "exa",
      "exam",
      "rare",
      "rareb",
      "zz",
      "zzzz",
      "m1",
      "m12",
      "m123",
      "alexander rareb",
    ]) {
      const words = searchWords(text);
      await agrees(store, crowd, { equal: ["s1"], limit: 50, words });
      await agrees(store, crowd, { equal: ["s1"], limit: 50, words, reverse: true, from: "alexander n1500" });
      await agrees(store, crowd, { equal: ["s1"], limit: 50, words, after: ["alexander n0998", "p1"] });
      await agrees(store, crowd, { equal: ["s1"], limit: 2_000, words });
      await agrees(store, crowd, { equal: ["s1"], limit: 3, words, filter: { role: "admin" } });
    }
  });

  test("finds any number of people who share a name in the order of their keys", async (store) => {
    const sharing = { Alder: 60, Birch: 520, Cedar: 90, Elm: 1 };
    const crowd = Object.entries(sharing).flatMap(([family, count]) =>
      Array.from({ length: count }, (_, i) => {
        const email = i % 3 === 0 ? `m${i}@blue.example` : null;
        const own = { name: `Ida ${family}`, nameKey: `ida ${family}`.toLowerCase(), email };
        return member("s1", `p${(i * 7) % count}-${family}`, { ...own, role: i % 4 === 1 ? "admin" : "member" });
      }),
    );
    await write(store, [
      insert(schedules, { id: "s1", version: 0, admins: 0 }),
      ...crowd.map((row) => insert(members, row)),
    ]);
    const places = [undefined, ["ida alder", "p20-Alder"], ["ida birch", "p3-Birch"], ["ida cedar", "p5-Cedar"]];
    for (const words of [["ida"], ["alder"], ["cedar"], ["blue"], ["blue", "ida"]])
      for (const after of places)
        for (const reverse of [false, true])
          for (const filter of [{}, { email: null }])
            for (const limit of [4, 70])
              await agrees(store, crowd, { equal: ["s1"], limit, words, reverse, filter, ...(after && { after }) });
  });
}

async function assertTakesBack(store: Store): Promise<void> {
  const thrown = new Error("no");
  try {
    await store.transaction("write", async (transaction) => {
      await transaction.write([
        update(members, ["s1", "p03"], { name: "Another Person" }),
        remove(members, ["s1", "p04"]),
      ]);
      throw thrown;
    });
  } catch (error) {
    assert.strictEqual(error, thrown);
  }
  assert.lengthOf(await answer(store, membersByName({ equal: ["s1"], limit: 9, words: ["another"] })), 0);
  assert.lengthOf(await answer(store, membersByName({ equal: ["s1"], limit: 9, words: ["lukasz"] })), 1);
}
