import { boolean, collection, get, insert, integer, list, nullable, text } from "@rollcall/core";
import { assert } from "chai";
import { person, personById, people, samples } from "./samples.ts";
import { answer, failure, refuses, write, type Kit } from "./store-pair.ts";

const first = collection("kit_growing", { fields: { id: text(), name: text() }, key: ["id"] });
const grown = collection("kit_growing", {
  fields: { id: text(), name: text(), rank: nullable(integer()), hidden: nullable(boolean()) },
  key: ["id"],
  unique: { rank: ["rank"] },
  indexes: { byName: ["name"] },
  search: { fields: ["name"], within: [], order: ["name", "id"] },
});
const extended = collection("kit_growing", {
  fields: { id: text(), name: text(), rank: nullable(integer()) },
  key: ["id"],
  indexes: { byName: ["name"] },
});
const firstById = get(first);
const extendedById = get(extended);
const grownById = get(grown);
const grownByName = list(grown, "byName", 0);
const revised = collection("kit_growing", { fields: { id: text(), name: text() }, key: ["id"], revision: 2 });
const revisedById = get(revised);
const mandatory = collection("kit_growing", { fields: { id: text(), name: text(), rank: integer() }, key: ["id"] });
const altered = collection("kit_growing", { fields: { id: text(), name: integer() }, key: ["id"] });

export function opening({ testUnopened }: Kit): void {
  testUnopened("opens twice with the same collections and keeps the rows", async (store, other) => {
    await store.open(samples);
    await write(store, [insert(people, person("p1"))]);
    await store.open(samples);
    await other.open(samples);
    assert.deepEqual(await answer(store, personById("p1")), person("p1"));
    assert.deepEqual(await answer(other, personById("p1")), person("p1"));
  });

  testUnopened("adds a column, a unique key, an index and a search to a collection with rows", async (store, other) => {
    await store.open([first]);
    await write(store, [insert(first, { id: "2", name: "Ann Lee" }), insert(first, { id: "1", name: "Bo" })]);
    await other.open([grown]);
    assert.deepEqual(await answer(other, grownById("1")), { id: "1", name: "Bo", rank: null, hidden: null });
    const named = await answer(other, grownByName({ equal: [], limit: 9 }));
    assert.deepEqual(
      named.map(({ id }) => id),
      ["2", "1"],
    );
    const found = await answer(other, grownByName({ equal: [], limit: 9, words: ["lee"] }));
    assert.deepEqual(
      found.map(({ id }) => id),
      ["2"],
    );
    await write(other, [insert(grown, { id: "3", name: "Cy", rank: 1, hidden: true })]);
    await refuses("UniqueViolation", () =>
      write(other, [insert(grown, { id: "4", name: "Di", rank: 1, hidden: null })]),
    );
  });

  testUnopened(
    "keeps serving an instance with the older declaration while one with a new column and a new index is open",
    async (store, other) => {
      await store.open([first]);
      await other.open([extended, people]);
      await write(store, [insert(first, { id: "1", name: "Ann" })]);
      assert.equal((await answer(store, firstById("1")))?.name, "Ann");
      assert.deepEqual(await answer(other, extendedById("1")), { id: "1", name: "Ann", rank: null });
    },
  );

  testUnopened(
    "finds what an instance with an older declaration wrote after a search was added, or refuses the write",
    async (store, other) => {
      await store.open([first]);
      await other.open([grown]);
      const refused = await failure(() => write(store, [insert(first, { id: "1", name: "Ann Lee" })]));
      // Only a `StoreOutdated` has it.
      if (refused !== undefined) assert.property(refused, "change");
      const found = await answer(other, grownByName({ equal: [], limit: 9, words: ["lee"] }));
      assert.lengthOf(found, refused === undefined ? 1 : 0);
    },
  );

  testUnopened("refuses everything to an instance with a lower revision than the data has", async (store, other) => {
    await store.open([first, people]);
    await write(store, [insert(first, { id: "1", name: "Ann" })]);
    await other.open([revised]);
    const refusals = [
      await failure(() => write(store, [insert(first, { id: "2", name: "Bo" })])),
      await failure(() => answer(store, firstById("1"))),
      await failure(() => answer(store, personById("p1"))),
    ];
    // Only a `StoreOutdated` has it.
    for (const refusal of refusals) assert.property(refusal, "change");
    const known = [await answer(other, revisedById("1")), await answer(other, revisedById("2"))];
    assert.deepEqual(known, [{ id: "1", name: "Ann" }, undefined]);
    await refuses("StoreIncompatible", () => store.open([first]));
  });

  testUnopened("refuses to open data written by a newer declaration", async (store, other) => {
    await store.open([grown]);
    await write(store, [insert(grown, { id: "1", name: "Ann", rank: 1, hidden: null })]);
    await refuses("StoreIncompatible", () => other.open([first]));
  });

  testUnopened("refuses a new required column if existing rows have no value for it", async (store, other) => {
    await store.open([first]);
    await write(store, [insert(first, { id: "1", name: "Ann" })]);
    await refuses("StoreIncompatible", () => other.open([mandatory]));
  });

  testUnopened("refuses a column stored as another kind", async (store, other) => {
    await store.open([first]);
    await refuses("StoreIncompatible", () => other.open([altered]));
  });
}
