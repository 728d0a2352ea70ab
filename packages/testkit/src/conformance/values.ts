import { insert, update, type Insert, type Store } from "@rollcall/core";
import { assert } from "chai";
import {
  people,
  peopleByName,
  person,
  personById,
  thing,
  thingByCode,
  thingById,
  things,
  thingsByCode,
  thingsByRank,
  type Thing,
} from "./samples.ts";
import { answer, answers, failure, write, type Kit } from "./store-pair.ts";

/** Writes things with these values and asserts that both instances return them unchanged, inserted or updated. */
async function keeps(store: Store, other: Store, values: readonly Partial<Thing>[]): Promise<void> {
  const inserted = values.map((own, i) => thing(i, own));
  const updated = values.map((own, i) => thing(1000 + i, { ...own, code: null }));
  await write(store, [
    ...inserted.map((row) => insert(things, row)),
    ...updated.map(({ id }) => insert(things, thing(id))),
    ...updated.map(({ id, ...set }) => update(things, [id], set)),
  ]);
  for (const row of [...inserted, ...updated]) {
    const read = thingById(row.id);
    assert.deepEqual([await answer(store, read), await answer(other, read)], [row, row]);
  }
}

/** Asserts that rows with these values are refused, on insert and on update. The types forbid most of them. */
async function refusesRows(store: Store, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  await write(store, [insert(things, thing(2))]);
  for (const values of rows) {
    const change: Insert = { ...insert(things, thing(1)), row: { ...thing(1), ...values } };
    for (const refused of [change, update(things, [2], values)]) {
      const error = await failure(() => write(store, [refused]));
      assert.instanceOf(error, Error, `accepts ${Object.values(values).map(String).join()} to ${refused.kind}`);
    }
    assert.deepEqual(await answers(store, [thingById(1), thingById(2)]), [undefined, thing(2)]);
  }
}

const json = (notes: readonly unknown[]): Partial<Thing>[] => notes.map((note) => ({ note }));

/** Registers the tests for which values a store keeps. */
export function values({ test }: Kit): void {
  test("keeps empty text apart from null", async (store, other) => {
    await keeps(store, other, [
      { code: "", body: "", label: "", group: "" },
      { code: null, body: null },
    ]);
    const codes = await answer(store, thingsByCode({ equal: [], limit: 9, from: "" }));
    assert.deepEqual(
      codes.map(({ code }) => code),
      [""],
    );
  });

  test("keeps emoji, joined emoji and letters outside the basic plane", async (store, other) => {
    const texts = ["🦊", "👩‍👩‍👧‍👦", "🇵🇱", "👍🏽", "𐌰𐌱𐌲", "𝒳", "\u{10FFFF}", "a🦊b"];
    await keeps(
      store,
      other,
      texts.map((text) => ({ code: text, label: text, body: text, group: text })),
    );
    for (const [id, text] of texts.entries()) assert.equal((await answer(store, thingByCode(text)))?.id, id);
  });

  test("does not normalize text: composed and decomposed letters differ", async (store, other) => {
    const texts = ["é", "e\u0301", "Å", "\u212B", "A\u030A", "ﬁ", "fi"];
    await keeps(
      store,
      other,
      texts.map((text) => ({ code: text, label: text })),
    );
  });

  test("keeps control characters, byte order marks, and line and paragraph separators", async (store, other) => {
    const texts = [
      "\u0001\u0002\u001F",
      "\u007F\u0080\u009F",
      "\r\n\t\v\f\b",
      "\u2028\u2029",
      "\uFEFFa",
      "\uFFFE\uFFFF",
      "\u202Ea",
    ];
    await keeps(
      store,
      other,
      texts.map((text) => ({ code: text, label: text, body: text })),
    );
  });

  test("refuses text with NUL, which not every database can keep", async (store) => {
    await refusesRows(store, [{ code: "a\0b" }, { body: "\0" }, { label: "a\0" }]);
  });

  test("refuses text with half of a surrogate pair, which has no UTF-8", async (store) => {
    await refusesRows(store, [{ code: "\uD800" }, { body: "a\uDC00b" }, { label: "\uDC00\uD800" }]);
  });

  test("finds no row by text that it can't keep", async (store) => {
    await write(store, [
      insert(people, person("\uFFFD", { name: "\uFFFD", email: "\uFFFD" })),
      insert(things, thing(1, { code: "\uFFFD" })),
    ]);
    for (const text of ["\uD800", "\uDC00", "\0"]) {
      assert.isUndefined(await answer(store, personById(text)));
      assert.deepEqual(await answer(store, peopleByName({ equal: ["o1"], limit: 9, filter: { name: text } })), []);
      assert.deepEqual(await answer(store, peopleByName({ equal: [text], limit: 9 })), []);
      assert.isUndefined(await answer(store, thingByCode(text)));
    }
  });

  test("keeps whole numbers up to the largest safe ones", async (store, other) => {
    const numbers = [0, 1, -1, 255, 65_536, 2 ** 31, -(2 ** 31) - 1, 2 ** 32, 2 ** 52 + 1, Number.MAX_SAFE_INTEGER];
    await keeps(
      store,
      other,
      [...numbers, Number.MIN_SAFE_INTEGER].map((order) => ({ order, rank: order })),
    );
  });

  test("refuses numbers that are not whole or not safe", async (store) => {
    const numbers = [1.5, 2 ** 53, -(2 ** 53), Number.NaN, Number.POSITIVE_INFINITY, 1e300];
    await refusesRows(
      store,
      numbers.flatMap((number) => [{ order: number }, { rank: number }]),
    );
  });

  test("keeps instants of any year as milliseconds, in order", async (store, other) => {
    const instants = [
      "0001-01-01T00:00:00Z",
      "1969-12-31T23:59:59.999Z",
      "1970-01-01T00:00:00Z",
      "9999-12-31T23:59:59Z",
    ];
    const ranks = instants.map((instant) => Date.parse(instant));
    await write(
      store,
      ranks.toReversed().map((rank, id) => insert(things, thing(id, { rank }))),
    );
    for (const instance of [store, other]) {
      const read = await answer(instance, thingsByRank({ equal: [], limit: 9 }));
      assert.deepEqual(
        read.map(({ rank }) => rank),
        ranks,
      );
    }
  });

  test("keeps booleans and null, not numbers", async (store, other) => {
    await keeps(store, other, [{ open: true }, { open: false }, { open: null }]);
    const read = await answer(store, thingById(1));
    assert.strictEqual(read?.open, false);
  });

  test("refuses values of another kind", async (store) => {
    await refusesRows(store, [
      { order: "1" },
      { order: true },
      { rank: "" },
      { label: 1 },
      { code: true },
      { body: {} },
      { open: 1 },
      { open: "true" },
      { group: null },
      { order: null },
    ]);
  });

  test("refuses a column that is not declared", async (store) => {
    await refusesRows(store, [{ color: "red" }, { Label: "x" }, { _id: 1 }]);
  });

  test("reads a nullable column that was left out as null", async (store) => {
    const row = { id: 1, group: "g1", label: "a", order: 0, code: undefined };
    await write(store, [{ ...insert(things, thing(1)), row }]);
    assert.deepEqual(await answer(store, thingById(1)), thing(1, { label: "a" }));
  });

  test("returns the declared columns only", async (store) => {
    await write(store, [insert(things, thing(1)), insert(people, person("p1"))]);
    const [read, listed] = await answers(store, [thingById(1), thingsByRank({ equal: [], limit: 1 })]);
    for (const row of [read ?? {}, ...listed]) assert.hasAllKeys(row, Object.keys(thing(1)));
  });

  test("keeps the keys of JSON objects in order, regardless of their names", async (store, other) => {
    const text = '{"z":1,"a":2,"":3,"10":4,"constructor":5,"a.b":6,"$ref":7,"İ":8,"toString":9,"\\u0000":10}';
    const named: unknown = JSON.parse(text);
    await keeps(store, other, json([named, { nested: named }]));
    const read = await answer(other, thingById(0));
    assert.equal(JSON.stringify(read?.note), JSON.stringify(named));
  });

  test("keeps JSON numbers with fractions and exponents", async (store, other) => {
    await keeps(store, other, json([0.1, 0.1 + 0.2, -1.5e-7, 1e21, Number.MAX_VALUE, Number.MIN_VALUE, [2 ** 53 + 2]]));
  });

  test("keeps JSON with 200 levels", async (store, other) => {
    let deep: unknown = "bottom";
    for (let level = 0; level < 100; level++) deep = { level: [deep] };
    await keeps(store, other, json([deep]));
  });

  test("keeps any text inside JSON, including NUL and halves of surrogate pairs", async (store, other) => {
    await keeps(
      store,
      other,
      json(["", "\0", "a\0b", "\uD800", ["\uDC00🦊"], { note: "\u2028\"'\\/" }, "null", "{}", "1"]),
    );
  });

  test("keeps empty objects, empty lists and nulls inside JSON", async (store, other) => {
    await keeps(store, other, json([{}, [], [null], { a: null }, [[]], false, 0, null]));
  });

  test("keeps the parts of JSON that `JSON.stringify` keeps", async (store) => {
    const at = new Date(0);
    await write(store, [insert(things, thing(1, { note: { at, gone: undefined, list: [undefined] } }))]);
    assert.deepEqual((await answer(store, thingById(1)))?.note, { at: at.toISOString(), list: [null] });
  });

  test("keeps text of a million characters, and large JSON", async (store, other) => {
    const long = "Zażółć ".repeat(150_000);
    await keeps(store, other, [{ note: { long, list: Array.from({ length: 5000 }, (_, i) => i) } }]);
    const row = person("p1", { note: long });
    await write(store, [insert(people, row)]);
    assert.deepEqual(await answer(other, personById("p1")), row);
  });

  test("keeps and orders keys and indexed text of 400 letters", async (store, other) => {
    // Letters without repetition, so that no database can compress them.
    const long = (seed: number): string =>
      String.fromCodePoint(...Array.from({ length: 400 }, (_, i) => 0x4e00 + ((i * 7919 + seed * 31) % 20_000)));
    const codes = [1, 2, 3].map(long).sort();
    await keeps(
      store,
      other,
      codes.map((code) => ({ code, group: code })),
    );
    const read = await answer(store, thingsByCode({ equal: [], limit: 9, from: codes[1] ?? "" }));
    assert.deepEqual(
      read.map(({ code }) => code),
      codes.slice(1),
    );
  });

  test("keeps text that looks like numbers, dates, SQL or JSON as text", async (store, other) => {
    const texts = [
      "0",
      "007",
      "1e5",
      "true",
      "null",
      "NULL",
      "{}",
      "[1]",
      "2026-11-29T10:00:00Z",
      "'; drop table x; --",
      "$1",
      "?",
      "{a,b}",
    ];
    await keeps(
      store,
      other,
      texts.map((text) => ({ code: text, body: text, label: text, note: text })),
    );
  });
}
