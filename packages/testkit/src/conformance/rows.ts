import { insert, remove, update } from "@rollcall/core";
import { assert } from "chai";
import {
  activePeopleByLogins,
  member,
  memberByKey,
  memberIdsByName,
  membersByKeys,
  members,
  namesByName,
  people,
  peopleByActivity,
  peopleById,
  peopleByKey,
  peopleByName,
  peopleNamesByAddress,
  person,
  personByAddress,
  personById,
  personNameById,
  schedules,
} from "./samples.ts";
import { answer, answers, failure, write, type Kit } from "./store-pair.ts";

const ids = (found: readonly { readonly id: string }[]): string[] => found.map(({ id }) => id);

export function rows({ test }: Kit): void {
  test("gets a row by its key and by a unique key, and nothing if it does not exist", async (store) => {
    await write(store, [insert(people, person("p1")), insert(people, person("p2", { organizationId: "o2" }))]);
    assert.deepEqual(await answer(store, personById("p1")), person("p1"));
    assert.deepEqual(await answer(store, personByAddress("o1", "p1@example.org")), person("p1"));
    assert.isUndefined(await answer(store, personById("p3")));
    assert.isUndefined(await answer(store, personByAddress("o1", "p2@example.org")));
  });

  test("gets a row by a two-column key", async (store) => {
    await write(store, [
      insert(schedules, { id: "s1", version: 0, admins: 0 }),
      insert(schedules, { id: "s2", version: 0, admins: 0 }),
      insert(members, member("s1", "p1")),
      insert(members, member("s2", "p1", { role: "admin" })),
    ]);
    assert.equal((await answer(store, memberByKey("s2", "p1")))?.role, "admin");
    assert.isUndefined(await answer(store, memberByKey("p1", "s1")));
    const both = await answer(
      store,
      membersByKeys([
        ["s2", "p1"],
        ["s2", "p2"],
        ["s1", "p1"],
      ]),
    );
    assert.deepEqual(
      both.map(({ scheduleId }) => scheduleId),
      ["s2", "s1"],
    );
  });

  test("gets many rows in the order of the keys, without the missing ones", async (store) => {
    await write(
      store,
      ["p1", "p2", "p3"].map((id) => insert(people, person(id))),
    );
    assert.deepEqual(ids(await answer(store, peopleById([["p3"], ["unknown"], ["p1"]]))), ["p3", "p1"]);
    assert.deepEqual(await answer(store, peopleById([])), []);
    const addressed = peopleNamesByAddress([
      ["o1", "p2@example.org"],
      ["o2", "p1@example.org"],
      ["o1", "p1@example.org"],
    ]);
    assert.deepEqual(await answer(store, addressed), [
      { id: "p2", name: "Person p2" },
      { id: "p1", name: "Person p1" },
    ]);
  });

  test("gets a thousand rows by their keys", async (store) => {
    const keys = Array.from({ length: 1_000 }, (_, i) => `p${String(i).padStart(4, "0")}`);
    await write(
      store,
      keys.map((id) => insert(people, person(id))),
    );
    assert.deepEqual(ids(await answer(store, peopleById(keys.toReversed().map((id) => [id])))), keys.toReversed());
  });

  test("reads only the requested columns", async (store) => {
    await write(store, [insert(people, person("p1"))]);
    assert.deepEqual(await answer(store, personNameById("p1")), { name: "Person p1", active: true });
    assert.deepEqual(await answer(store, namesByName({ equal: ["o1"], limit: 5 })), [{ name: "Person p1" }]);
    await write(store, [insert(schedules, { id: "s1", version: 0, admins: 0 }), insert(members, member("s1", "p1"))]);
    // The requested columns include none that are filtered, sorted or searched.
    const page = { equal: ["s1"], limit: 5, words: ["pers"], filter: { assignable: true }, after: ["a", ""] };
    assert.deepEqual(await answer(store, memberIdsByName(page)), [{ personId: "p1" }]);
  });

  test("answers several reads in order, from one state", async (store) => {
    await write(store, [insert(people, person("p1")), insert(people, person("p2"))]);
    const [second, all, none, many] = await answers(store, [
      personById("p2"),
      peopleByKey({ equal: [], limit: 9 }),
      personById("p9"),
      peopleById([["p1"]]),
    ]);
    assert.equal(second?.id, "p2");
    assert.deepEqual(ids(all), ["p1", "p2"]);
    assert.isUndefined(none);
    assert.deepEqual(ids(many), ["p1"]);
    assert.deepEqual(await answers(store, []), []);
  });

  test("returns values unchanged: booleans, nulls, large numbers, JSON and any text", async (store) => {
    const texts = ["", " ", "O'Brien \"; --", "Łukasz Żółć 🦊", "line\nbreak\ttab", "%_\\*", "__proto__", "𐐀\uFB01"];
    const given = texts.map((name, i) =>
      person(`p${i}`, {
        name,
        active: i % 2 === 0,
        confirmed: [true, false, null][i % 3] ?? null,
        logins: [0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 1_767_603_600_000][i % 5] ?? 0,
        note: [{ a: [1, null, { b: name }], "": true }, [], "text", 7, true, { nested: { deep: [[]] } }][i % 6],
        extra: i % 2 === 0 ? null : { name },
      }),
    );
    await write(
      store,
      given.map((row) => insert(people, row)),
    );
    for (const row of given) assert.deepEqual(await answer(store, personById(row.id)), row);
  });

  test("sets some columns of a row, even to null and back, and keeps the others", async (store) => {
    await write(store, [insert(people, person("p1", { note: { kept: true } }))]);
    await write(store, [update(people, ["p1"], { name: "Ann", email: null, confirmed: true, active: false })]);
    const changed = person("p1", { name: "Ann", email: null, confirmed: true, active: false, note: { kept: true } });
    assert.deepEqual(await answer(store, personById("p1")), changed);
    await write(store, [update(people, ["p1"], { email: "ann@example.org", note: [1], extra: {} })]);
    assert.deepEqual(await answer(store, personByAddress("o1", "ann@example.org")), {
      ...changed,
      email: "ann@example.org",
      note: [1],
      extra: {},
    });
  });

  test("moves a changed row along every index", async (store) => {
    await write(
      store,
      ["a", "b", "c"].map((id) => insert(people, person(id, { name: id }))),
    );
    await write(store, [update(people, ["a"], { name: "z", logins: 5 }), update(people, ["b"], { active: false })]);
    assert.deepEqual(ids(await answer(store, peopleByName({ equal: ["o1"], limit: 9 }))), ["b", "c", "a"]);
    assert.deepEqual(ids(await answer(store, activePeopleByLogins({ equal: ["o1", true], limit: 9 }))), ["c", "a"]);
    assert.deepEqual(ids(await answer(store, activePeopleByLogins({ equal: ["o1", false], limit: 9 }))), ["b"]);
    assert.deepEqual(ids(await answer(store, peopleByActivity({ equal: ["o1"], limit: 9 }))), ["b", "c", "a"]);
  });

  test("removes a row from every index", async (store) => {
    await write(store, [insert(people, person("p1")), insert(people, person("p2"))]);
    await write(store, [remove(people, ["p1"])]);
    assert.isUndefined(await answer(store, personById("p1")));
    assert.isUndefined(await answer(store, personByAddress("o1", "p1@example.org")));
    assert.deepEqual(ids(await answer(store, peopleByName({ equal: ["o1"], limit: 9 }))), ["p2"]);
    await write(store, [insert(people, person("p1", { name: "again" }))]);
    assert.equal((await answer(store, personById("p1")))?.name, "again");
  });

  test("does not share objects with the caller", async (store) => {
    const note = { list: [1] };
    await write(store, [insert(people, person("p1", { note }))]);
    note.list.push(2);
    const read = await answer(store, personById("p1"));
    await failure(() => {
      (read?.note as typeof note | undefined)?.list.push(3);
    });
    assert.deepEqual((await answer(store, personById("p1")))?.note, { list: [1] });
  });
}
