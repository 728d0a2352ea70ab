import {
  fold,
  insert,
  remove,
  searchWords,
  update,
  type ListArguments,
  type ListQuery,
  type Store,
} from "@rollcall/core";
import { assert } from "chai";
import { listRows } from "./naive-rows.ts";
import {
  member,
  members,
  membersByName,
  schedule,
  schedules,
  thing,
  things,
  thingsInOrder,
  type Thing,
} from "./samples.ts";
import { answer, write, type Kit } from "./store-pair.ts";

type Named = readonly (readonly [name: string, email?: string | null])[];

/** Adds these members to `s1`, with ids in their order. */
async function add(store: Store, named: Named): Promise<void> {
  await write(store, [
    insert(schedules, schedule("s1")),
    ...named.map(([name, email], i) =>
      insert(members, member("s1", `p${i}`, { name, nameKey: fold(name), email: email ?? null })),
    ),
  ]);
}

/** The places of the members that match, in the order of the list. */
async function find(store: Store, asked: string, args: Partial<ListArguments> = {}): Promise<number[]> {
  const found = await answer(store, membersByName({ equal: ["s1"], limit: 99, words: searchWords(asked), ...args }));
  return found.map(({ personId }) => Number(personId.slice(1)));
}

/** Asserts what each search finds. */
async function finds(store: Store, expected: Readonly<Record<string, readonly number[]>>): Promise<void> {
  for (const [asked, places] of Object.entries(expected)) assert.deepEqual(await find(store, asked), places, asked);
}

/** Registers the tests for searching, one for each kind of word. */
export function finding({ test }: Kit): void {
  test("finds by one letter", async (store) => {
    await add(store, [["Ann"], ["Bo Ashe"], ["Cy"], ["a"], ["Ña"]]);
    await finds(store, { a: [3, 0, 1], c: [2], n: [4], x: [] });
  });

  test("finds by two, three and four letters, by the whole word, and not by more", async (store) => {
    await add(store, [["Alex"], ["Ale"], ["Al"], ["Alexa"], ["Alfa"]]);
    await finds(store, { al: [2, 1, 0, 3, 4], ale: [1, 0, 3], alex: [0, 3], alexa: [3], alexan: [], alf: [4] });
  });

  test("ignores case, including in Greek and Cyrillic", async (store) => {
    await add(store, [["ANN"], ["Σίσυφος"], ["Иван"], ["ΟΔΟΣ"]]);
    await finds(store, { ann: [0], AnN: [0], ΣΙΣΥΦΟΣ: [1], σισυφος: [1], ИВАН: [2], οδος: [3], οδο: [3] });
  });

  test("ignores accents and strokes, in names and in searches", async (store) => {
    await add(store, [["José"], ["Jose"], ["Łukasz"], ["Müller"], ["Muller"], ["Strauß"]]);
    await finds(store, { jose: [0, 1], JOSÉ: [0, 1], łu: [2], luk: [2], müller: [3, 4], strauss: [5], straus: [5] });
  });

  test("finds nothing if one of several words is missing", async (store) => {
    await add(store, [["Ann Lee"], ["Ann Ray"]]);
    await finds(store, { "ann x": [], "x ann": [], "ann lee ray": [], "lee ann": [0], zzz: [] });
  });

  test("finds by many words in any order", async (store) => {
    const words = "alpha beta gamma delta epsilon zeta eta theta iota kappa";
    await add(store, [[words], [words.replace("kappa", "lambda")]]);
    await finds(store, {
      [words]: [0],
      [words.split(" ").toReversed().join(" ")]: [0],
      "al be ga de ep ze et th io": [0, 1],
      "al be ga de ep ze et th io ka": [0],
    });
  });

  test("counts a word once, no matter how often it occurs or is searched for", async (store) => {
    await add(store, [["Ann Ann"], ["Ann"], ["Anna Ann"]]);
    await finds(store, { ann: [1, 0, 2], "ann ann": [1, 0, 2], "an ann": [1, 0, 2], "anna ann": [2] });
  });

  test("finds words from all columns together", async (store) => {
    await add(store, [
      ["Ann", "boss@x.example"],
      ["Boss", "ann@y.example"],
      ["Cy", null],
      ["", "cy@z.example"],
    ]);
    await finds(store, { "ann boss": [0, 1], cy: [3, 2], "ann y": [1], example: [3, 0, 1] });
  });

  test("finds the parts of addresses and of names with hyphens and apostrophes", async (store) => {
    await add(store, [["O'Brien-Smith", "pat.o_brien+work@mail.example.org"], ["Obrien"]]);
    await finds(store, {
      brien: [0],
      smith: [0],
      "o'brien": [0],
      obrien: [1],
      work: [0],
      "mail.example": [0],
      org: [0],
    });
  });

  test("finds digits like letters", async (store) => {
    await add(store, [["Room 101"], ["Room 10"], ["Team 1"], ["2024-05"]]);
    await finds(store, { 1: [1, 0, 2], 10: [1, 0], 101: [0], 2024: [3], "0": [3], "05": [3] });
  });

  test("finds by letters in other scripts", async (store) => {
    await add(store, [["李小龍"], ["李 小龍"], ["محمد علي"], ["ありがとう"]]);
    await finds(store, { 李: [1, 0], 小: [1], 李小: [0], محم: [2], علي: [2], あり: [3] });
  });

  test("finds by any number of letters outside the basic plane", async (store) => {
    await add(store, [["𐌰𐌱𐌲𐌳𐌴"], ["𐌰𐌱"], ["𐌱𐌰"], ["x𐌰"], ["xy𐌰𐌱"]]);
    await finds(store, { 𐌰: [1, 0], 𐌰𐌱: [1, 0], 𐌰𐌱𐌲: [0], 𐌰𐌱𐌲𐌳: [0], x: [4, 3], x𐌰: [3], xy𐌰: [4], xy𐌱: [] });
  });

  test("finds by words of 250 letters", async (store) => {
    const long = "abcdefghij".repeat(25);
    await add(store, [[long], [`${long}k`], [long.slice(0, 249)]]);
    await finds(store, { [long]: [0, 1], [`${long}k`]: [1], [long.slice(0, 240)]: [2, 0, 1], [`${long}x`]: [] });
  });

  test("treats signs as separators, never as patterns", async (store) => {
    await add(store, [["100% real_name"], ["a*b?c"], ["[x] (y)"], ["'; drop --"]]);
    await finds(store, { real: [0], name: [0], b: [1], x: [2], y: [2], drop: [3] });
    // A search without words lists everything, like an empty search field.
    assert.lengthOf(await find(store, "% _ *"), 4);
  });

  test("finds within the given values only", async (store) => {
    await add(store, [["Ann"]]);
    await write(store, [insert(schedules, schedule("s2")), insert(members, member("s2", "p7", { name: "Ann Other" }))]);
    await finds(store, { ann: [0], other: [] });
    assert.deepEqual(await find(store, "ann", { equal: ["s2"] }), [7]);
    assert.deepEqual(await find(store, "ann", { equal: ["s3"] }), []);
  });

  test("finds a member in its new place when only the order changed", async (store) => {
    await add(store, [["Ann Ba"], ["Ann Be"], ["Ann Bi"]]);
    await write(store, [update(members, ["s1", "p0"], { nameKey: "z" })]);
    await finds(store, { ann: [1, 2, 0], "ann ba": [0] });
    assert.deepEqual(await find(store, "ann", { limit: 1, reverse: true }), [0]);
    assert.deepEqual(await find(store, "ann", { after: ["ann be", "p1"] }), [2, 0]);
  });

  test("finds what another instance wrote, and not what it removed", async (store, other) => {
    await add(store, [["Ann"], ["Anna"]]);
    await write(other, [
      update(members, ["s1", "p0"], { name: "Bo" }),
      remove(members, ["s1", "p1"]),
      insert(members, member("s1", "p2", { name: "Annika" })),
    ]);
    await finds(store, { ann: [2], bo: [0] });
  });

  test("finds a row only once after it was removed and added again", async (store) => {
    await add(store, [["Ann"]]);
    const again = insert(members, member("s1", "p0", { name: "Annika", nameKey: "annika" }));
    await write(store, [remove(members, ["s1", "p0"]), again]);
    await write(store, [remove(members, ["s1", "p0"])]);
    await finds(store, { ann: [] });
    await write(store, [again]);
    await finds(store, { ann: [0], annika: [0] });
  });

  test("searches a whole collection in the order of a number", async (store) => {
    const rows: Thing[] = Array.from({ length: 30 }, (_, i) =>
      thing(i, {
        order: (i * 7) % 5 === 0 ? -3 : (i * 7) % 11,
        label: i % 2 === 0 ? "Blue box" : "Blue bag",
        body: i % 3 === 0 ? "big" : null,
      }),
    );
    await write(
      store,
      rows.map((row) => insert(things, row)),
    );
    const shapes: Partial<ListArguments>[] = [
      {},
      { limit: 4 },
      { skip: 3, limit: 5 },
      { from: 2 },
      { after: [-3, 10], limit: 6 },
      { filter: { body: null } },
    ];
    for (const words of [["blue"], ["box"], ["b"], ["bag", "big"], ["blu", "bo"], ["bi", "green"]]) {
      for (const shape of shapes) {
        for (const reverse of [false, true]) {
          const args = { equal: [], limit: 99, words, reverse, ...shape };
          const expected = listRows(rows, thingsInOrder(args).query as ListQuery, args);
          assert.deepEqual(await answer(store, thingsInOrder(args)), expected, JSON.stringify(args));
        }
      }
    }
  });

  test("finds no more rows than the limit, and none with a limit of 0", async (store) => {
    await add(store, [["Ann"], ["Anna"], ["Annika"]]);
    for (const limit of [0, 1, 2, 3, 4])
      assert.deepEqual(await find(store, "ann", { limit }), [0, 1, 2].slice(0, limit));
    assert.deepEqual(await find(store, "ann", { limit: 2, skip: 2 }), [2]);
    assert.deepEqual(await find(store, "ann", { limit: 2, skip: 3 }), []);
  });
}
