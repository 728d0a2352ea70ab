import { get, getMany, insert, remove, update } from "@rollcall/core";
import { assert } from "chai";
import {
  member,
  memberByKey,
  members,
  people,
  peopleNamesByAddress,
  person,
  personByAddress,
  personById,
  schedule,
  schedules,
  thing,
  thingByCode,
  thingById,
  things,
  thingsByIds,
} from "./samples.ts";
import { answer, answers, clashes, failure, refuses, write, type Kit } from "./store-pair.ts";

const personByAddressReversed = get(people, ["email", "organizationId"]);
const thingsByCodes = getMany(things, ["code"]);

/** Registers the tests for keys, unique keys and references of every kind. */
export function keys({ test }: Kit): void {
  test("keeps rows apart whose two-column keys look alike when joined", async (store) => {
    const pairs = ["a|bc", "ab|c", "a,b|c", "a|b,c", 'a"|b', 'a|"b', "a/b|c", "a|b/c", "a:|b", "a|:b", "|ab", "ab|"];
    const split = pairs.map((pair) => pair.split("|") as [string, string]);
    const parents = [...new Set(split.map(([scheduleId]) => scheduleId))];
    await write(store, [
      ...parents.map((id) => insert(schedules, schedule(id))),
      ...split.map(([scheduleId, personId], i) => insert(members, member(scheduleId, personId, { name: `${i}` }))),
    ]);
    for (const [i, [scheduleId, personId]] of split.entries())
      assert.equal((await answer(store, memberByKey(scheduleId, personId)))?.name, `${i}`);
  });

  test("finds rows by keys that are numbers", async (store) => {
    const ids = [0, -1, 10, 9, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1];
    await write(
      store,
      ids.map((id) => insert(things, thing(id))),
    );
    for (const id of ids) assert.equal((await answer(store, thingById(id)))?.id, id);
    assert.isUndefined(await answer(store, thingById(1)));
    const found = await answer(store, thingsByIds([[10], [1], [Number.MIN_SAFE_INTEGER]]));
    assert.deepEqual(
      found.map(({ id }) => id),
      [10, Number.MIN_SAFE_INTEGER],
    );
  });

  test("gets a row by the columns of a unique key in any order", async (store) => {
    await write(store, [insert(people, person("p1")), insert(people, person("p2"))]);
    assert.equal((await answer(store, personByAddressReversed("p2@example.org", "o1")))?.id, "p2");
    assert.isUndefined(await answer(store, personByAddressReversed("o1", "p2@example.org")));
  });

  test("finds no row by a unique key that is null", async (store) => {
    await write(store, [insert(people, person("p1", { email: null })), insert(people, person("p2"))]);
    assert.isUndefined(await answer(store, personByAddress("o1", null)));
    const found = await answer(
      store,
      peopleNamesByAddress([
        ["o1", null],
        ["o1", "p2@example.org"],
      ]),
    );
    assert.deepEqual(found, [{ id: "p2", name: "Person p2" }]);
  });

  test("allows equal unique keys of several columns while one of them is null", async (store) => {
    await write(store, [
      insert(things, thing(1, { open: true, rank: null })),
      insert(things, thing(2, { open: true, rank: null })),
      insert(things, thing(3, { open: null, rank: 1 })),
      insert(things, thing(4, { open: null, rank: 1 })),
    ]);
    await write(store, [update(things, [1], { rank: 1 })]);
    await clashes("kit_things", "seat", () => write(store, [update(things, [2], { rank: 1 })]));
  });

  test("refuses equal unique keys of text, a boolean and a number", async (store) => {
    await write(store, [
      insert(things, thing(1, { open: false, rank: 0 })),
      insert(things, thing(2, { open: true, rank: 0 })),
      insert(things, thing(3, { open: false, rank: -1 })),
      insert(things, thing(4, { open: false, rank: 0, group: "g2" })),
    ]);
    await clashes("kit_things", "seat", () => write(store, [insert(things, thing(5, { open: false, rank: 0 }))]));
    await clashes("kit_things", "seat", () => write(store, [update(things, [2], { open: false })]));
  });

  test("names the unique key that is taken if there are several", async (store) => {
    await write(store, [insert(things, thing(1, { code: "c", open: true, rank: 1 }))]);
    await clashes("kit_things", "code", () => write(store, [insert(things, thing(2, { code: "c" }))]));
    await clashes("kit_things", "seat", () => write(store, [insert(things, thing(2, { open: true, rank: 1 }))]));
    await clashes("kit_things", "key", () => write(store, [insert(things, thing(1))]));
  });

  test("refuses a key or unique key that occurs twice in one write", async (store) => {
    await clashes("kit_people", "key", () =>
      write(store, [insert(people, person("p1")), insert(people, person("p1", { email: null }))]),
    );
    await clashes("kit_people", "address", () =>
      write(store, [insert(people, person("p1")), insert(people, person("p2", { email: "p1@example.org" }))]),
    );
    assert.deepEqual(await answers(store, [personById("p1"), personById("p2")]), [undefined, undefined]);
  });

  test("exchanges the unique keys of two rows through null", async (store) => {
    await write(store, [insert(things, thing(1, { code: "a" })), insert(things, thing(2, { code: "b" }))]);
    await write(store, [
      update(things, [1], { code: null }),
      update(things, [2], { code: "a" }),
      update(things, [1], { code: "b" }),
    ]);
    const [a, b] = await answers(store, [thingByCode("a"), thingByCode("b")]);
    assert.deepEqual([a?.id, b?.id], [2, 1]);
  });

  test("refuses to exchange the unique keys of two rows directly, because changes apply in order", async (store) => {
    await write(store, [insert(things, thing(1, { code: "a" })), insert(things, thing(2, { code: "b" }))]);
    await clashes("kit_things", "code", () =>
      write(store, [update(things, [1], { code: "b" }), update(things, [2], { code: "a" })]),
    );
    assert.equal((await answer(store, thingByCode("a")))?.id, 1);
  });

  test("frees a key and a unique key whose insert was rolled back, for both instances", async (store, other) => {
    await failure(() =>
      store.transaction("write", async (transaction) => {
        await transaction.write([insert(people, person("p1"))]);
        throw new Error("second thoughts");
      }),
    );
    await write(other, [insert(people, person("p2", { email: "p1@example.org" }))]);
    await write(store, [insert(people, person("p1", { email: null }))]);
  });

  test("lets another instance take a unique key after its row has given it up", async (store, other) => {
    await write(store, [insert(things, thing(1, { code: "a" })), insert(things, thing(2, { code: "b" }))]);
    await clashes("kit_things", "code", () => write(other, [insert(things, thing(3, { code: "a" }))]));
    await write(store, [update(things, [1], { code: null }), remove(things, [2])]);
    await write(other, [insert(things, thing(3, { code: "a" })), insert(things, thing(4, { code: "b" }))]);
    const found = await answer(store, thingsByCodes([["b"], ["a"]]));
    assert.deepEqual(
      found.map(({ id }) => id),
      [4, 3],
    );
  });

  test("finds a row only by its new unique key", async (store, other) => {
    await write(store, [insert(things, thing(1, { code: "old" }))]);
    await write(store, [update(things, [1], { code: "new" })]);
    for (const instance of [store, other]) {
      assert.isUndefined(await answer(instance, thingByCode("old")));
      assert.equal((await answer(instance, thingByCode("new")))?.id, 1);
      assert.lengthOf(await answer(instance, thingsByCodes([["old"], ["new"]])), 1);
    }
  });

  test("treats empty text in a unique key as a value, unlike null", async (store) => {
    await write(store, [insert(things, thing(1, { code: "" })), insert(things, thing(2, { code: null }))]);
    await clashes("kit_things", "code", () => write(store, [insert(things, thing(3, { code: "" }))]));
    assert.equal((await answer(store, thingByCode("")))?.id, 1);
  });

  test("refuses to change the key of a row", async (store) => {
    await write(store, [insert(people, person("p1"))]);
    assert.instanceOf(await failure(() => write(store, [update(people, ["p1"], { id: "p2" })])), Error);
    assert.deepEqual(await answers(store, [personById("p1"), personById("p2")]), [person("p1"), undefined]);
  });

  test("accepts a row and the row it refers to in one write, in that order only", async (store) => {
    const [parent, child] = [insert(schedules, schedule("s1")), insert(members, member("s1", "p1"))];
    await refuses("MissingReference", () => write(store, [child, parent]));
    assert.isUndefined(await answer(store, memberByKey("s1", "p1")));
    await write(store, [parent, child]);
    await refuses("MissingReference", () => write(store, [remove(schedules, ["s1"]), remove(members, ["s1", "p1"])]));
    await write(store, [remove(members, ["s1", "p1"]), remove(schedules, ["s1"])]);
  });

  test("accepts null as a reference, and refuses an update to a missing row", async (store) => {
    await write(store, [insert(schedules, schedule("s1")), insert(things, thing(1))]);
    await refuses("MissingReference", () => write(store, [update(things, [1], { scheduleId: "s2" })]));
    await write(store, [update(things, [1], { scheduleId: "s1" })]);
    await refuses("MissingReference", () => write(store, [remove(schedules, ["s1"])]));
    await write(store, [update(things, [1], { scheduleId: null }), remove(schedules, ["s1"])]);
    assert.deepEqual(await answer(store, thingById(1)), thing(1));
  });

  test("returns a row twice if its key is requested twice", async (store) => {
    await write(store, [insert(things, thing(1)), insert(things, thing(2))]);
    const found = await answer(store, thingsByIds([[2], [1], [2]]));
    assert.deepEqual(
      found.map(({ id }) => id),
      [2, 1, 2],
    );
  });
}
