import { boolean, collection, get, getMany, insert, integer, list, nullable, text, update } from "@rollcall/core";
import { assert } from "chai";
import { people, person, personById, samples, schedule, scheduleById, schedules } from "./samples.ts";
import { answer, failure, refuses, write, type Kit } from "./store-pair.ts";

const fields = { id: text(), name: text(), rank: nullable(integer()) };
const plain = collection("kit_growing", { fields, key: ["id"] });
const plainById = get(plain);
const indexed = collection("kit_growing", { fields, key: ["id"], indexes: { byRank: ["rank"] } });
const byRank = list(indexed, "byRank", 0);
const unique = collection("kit_growing", { fields, key: ["id"], unique: { name: ["name"] } });
const searched = collection("kit_growing", {
  fields,
  key: ["id"],
  search: { fields: ["name"], within: [], order: ["id"] },
});
const found = list(searched, "key", 0);
const more = collection("kit_growing", { fields: { ...fields, hidden: nullable(boolean()) }, key: ["id"] });
const moreById = get(more);
const moreByIds = getMany(more, ["id"], ["id", "hidden"]);
const strict = collection("kit_growing", { fields: { ...fields, rank: integer() }, key: ["id"] });
const rekeyed = collection("kit_growing", { fields, key: ["name"] });
const referring = collection("kit_growing", { fields, key: ["id"], references: { name: "kit_schedules" } });
const added = collection("kit_added", { fields: { id: text() }, key: ["id"] });
const addedById = get(added);

const rows = ["b", "a", "c"].map((id, i) => ({ id, name: `Name ${id}`, rank: i === 1 ? null : i }));

/** Registers the tests for opening stores whose declarations changed. */
export function growing({ testUnopened }: Kit): void {
  testUnopened("keeps rows after all instances were closed", async (store, other) => {
    await store.open(samples);
    await write(store, [insert(people, person("p1")), insert(schedules, schedule("s1"))]);
    await store.close();
    await other.open(samples);
    assert.deepEqual(await answer(other, personById("p1")), person("p1"));
    assert.deepEqual(await answer(other, scheduleById("s1")), schedule("s1"));
  });

  testUnopened("opens two instances of a new store at the same time", async (store, other) => {
    await Promise.all([store.open(samples), other.open(samples)]);
    await write(store, [insert(people, person("p1"))]);
    assert.equal((await answer(other, personById("p1")))?.id, "p1");
  });

  testUnopened("adds a column with two instances at the same time, and keeps the rows", async (store, other) => {
    await store.open([plain]);
    await write(
      store,
      rows.map((row) => insert(plain, row)),
    );
    await Promise.all([store.open([more]), other.open([more])]);
    await write(other, [update(more, ["a"], { hidden: true })]);
    assert.deepEqual(await answer(store, moreByIds([["a"], ["b"]])), [
      { id: "a", hidden: true },
      { id: "b", hidden: null },
    ]);
  });

  testUnopened("adds a collection next to others with rows", async (store, other) => {
    await store.open([plain]);
    await write(store, [insert(plain, { id: "1", name: "a", rank: null })]);
    await other.open([plain, added]);
    await write(other, [insert(added, { id: "x" })]);
    assert.equal((await answer(other, addedById("x")))?.id, "x");
    assert.equal((await answer(other, plainById("1")))?.name, "a");
  });

  testUnopened("opens with some of the collections, and keeps the others", async (store, other) => {
    await store.open([plain, added]);
    await write(store, [insert(added, { id: "x" }), insert(plain, { id: "1", name: "a", rank: 1 })]);
    await other.open([added]);
    assert.equal((await answer(other, addedById("x")))?.id, "x");
    await other.open([plain, added]);
    assert.equal((await answer(other, plainById("1")))?.rank, 1);
  });

  testUnopened("adds an index to a collection with rows, and drops it again", async (store, other) => {
    await store.open([plain]);
    await write(
      store,
      rows.map((row) => insert(plain, row)),
    );
    await other.open([indexed]);
    const listed = await answer(other, byRank({ equal: [], limit: 9 }));
    assert.deepEqual(
      listed.map(({ id }) => id),
      ["a", "b", "c"],
    );
    await store.open([plain]);
    await write(store, [insert(plain, { id: "d", name: "d", rank: -1 })]);
    assert.equal((await answer(store, plainById("d")))?.rank, -1);
  });

  testUnopened("adds a search to a collection with rows, and drops it again", async (store, other) => {
    await store.open([plain]);
    await write(
      store,
      rows.map((row) => insert(plain, row)),
    );
    await other.open([searched]);
    const asked = { equal: [], limit: 9, words: ["name", "b"] };
    assert.lengthOf(await answer(other, found(asked)), 1);
    await store.open([plain]);
    await write(store, [insert(plain, { id: "bb", name: "Name b", rank: null })]);
    await other.open([searched]);
    assert.lengthOf(await answer(other, found(asked)), 2);
  });

  testUnopened("adds a unique key where all rows differ, and refuses it where two are equal", async (store, other) => {
    await store.open([plain]);
    await write(store, [
      insert(plain, { id: "1", name: "a", rank: 1 }),
      insert(plain, { id: "2", name: "b", rank: 1 }),
    ]);
    await other.open([unique]);
    await refuses("UniqueViolation", () => write(other, [insert(unique, { id: "3", name: "a", rank: 1 })]));
    await other.open([plain]);
    await write(store, [insert(plain, { id: "3", name: "a", rank: 1 })]);
    await refuses("StoreIncompatible", () => other.open([unique]));
    assert.equal((await answer(store, plainById("3")))?.name, "a");
  });

  testUnopened("changes nothing when it refuses one of several collections", async (store, other) => {
    await store.open([plain]);
    await write(store, [insert(plain, { id: "1", name: "a", rank: null })]);
    await refuses("StoreIncompatible", () => other.open([added, strict]));
    assert.equal((await answer(store, plainById("1")))?.name, "a");
    await write(store, [update(plain, ["1"], { rank: null, name: "b" })]);
    // Nothing of `added` remains, so another declaration of it fits.
    const other2 = collection("kit_added", { fields: { id: integer() }, key: ["id"] });
    await store.open([plain, other2]);
    await write(store, [insert(other2, { id: 1 })]);
  });

  testUnopened(
    "refuses another key, another reference, and a column that may no longer be null",
    async (store, other) => {
      await store.open([plain, schedules]);
      await write(store, [insert(plain, { id: "1", name: "a", rank: null })]);
      for (const changed of [rekeyed, referring, strict])
        await refuses("StoreIncompatible", () => other.open([changed, schedules]));
      await other.open([plain, schedules]);
      assert.equal((await answer(other, plainById("1")))?.name, "a");
    },
  );

  testUnopened(
    "keeps new columns when an instance with the older declaration changes the row",
    async (store, other) => {
      await store.open([plain]);
      await other.open([more]);
      await write(other, [insert(more, { id: "1", name: "a", rank: 1, hidden: true })]);
      await write(store, [update(plain, ["1"], { rank: 2 }, { rank: 1 })]);
      assert.deepEqual(await answer(other, moreById("1")), { id: "1", name: "a", rank: 2, hidden: true });
      assert.deepInclude(await answer(store, plainById("1")), { id: "1", name: "a", rank: 2 });
    },
  );

  testUnopened("refuses work before it is opened", async (store) => {
    for (const mode of ["read", "write"] as const) {
      const failed = await failure(() =>
        store.transaction(mode, (transaction) => transaction.read([personById("p1")])),
      );
      assert.instanceOf(failed, Error);
    }
  });

  testUnopened("refuses to open after it was closed", async (store, other) => {
    await store.close();
    await refuses("StoreUnavailable", () => store.open(samples));
    await other.open(samples);
  });
}
