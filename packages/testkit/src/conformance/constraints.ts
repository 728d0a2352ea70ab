import { insert, remove, update } from "@rollcall/core";
import { assert } from "chai";
import { member, memberByKey, members, people, person, personById, schedules } from "./samples.ts";
import { answer, clashes, failure, refuses, write, type Kit } from "./store-pair.ts";

const schedule = (id: string) => insert(schedules, { id, version: 0, admins: 0 });

export function constraints({ test }: Kit): void {
  test("refuses a second row with the same key and names it", async (store) => {
    await write(store, [insert(people, person("p1")), schedule("s1"), insert(members, member("s1", "p1"))]);
    await clashes("kit_people", "key", () => write(store, [insert(people, person("p1", { email: null }))]));
    await clashes("kit_members", "key", () => write(store, [insert(members, member("s1", "p1"))]));
  });

  test("refuses a taken unique key on insert and on update and names it", async (store) => {
    await write(store, [insert(people, person("p1")), insert(people, person("p2"))]);
    const taken = { email: "p1@example.org" };
    await clashes("kit_people", "address", () => write(store, [insert(people, person("p3", taken))]));
    await clashes("kit_people", "address", () => write(store, [update(people, ["p2"], taken)]));
    await write(store, [insert(people, person("p4", { ...taken, organizationId: "o2" }))]);
  });

  test("distinguishes keys by case, accent and trailing space", async (store) => {
    const addresses = ["a@x", "A@x", "á@x", "a@x "];
    await write(
      store,
      addresses.map((email, i) => insert(people, person(`p${i}`, { email }))),
    );
    await write(store, [insert(people, person("P0", { email: null }))]);
    assert.equal((await answer(store, personById("P0")))?.id, "P0");
  });

  test("allows any number of nulls in a unique key", async (store) => {
    await write(
      store,
      ["p1", "p2", "p3"].map((id) => insert(people, person(id, { email: null }))),
    );
    await write(store, [
      update(people, ["p1"], { name: "still null" }),
      update(people, ["p2"], { email: "b@example.org" }),
    ]);
    await write(store, [update(people, ["p2"], { email: null })]);
  });

  test("frees a unique key when its row changes or is removed, even within one transaction", async (store) => {
    await write(store, [insert(people, person("p1")), insert(people, person("p2"))]);
    await write(store, [
      update(people, ["p1"], { email: "new@example.org" }),
      insert(people, person("p3", { email: "p1@example.org" })),
      remove(people, ["p2"]),
      insert(people, person("p2", { email: "p2@example.org" })),
    ]);
    await write(store, [update(people, ["p3"], { email: "p1@example.org", name: "unchanged address" })]);
  });

  test("refuses a reference to a missing row, on insert and on update", async (store) => {
    await write(store, [schedule("s1"), insert(members, member("s1", "p1"))]);
    await refuses("MissingReference", () => write(store, [insert(members, member("s9", "p2"))]));
    assert.isUndefined(await answer(store, memberByKey("s9", "p2")));
    await write(store, [schedule("s2"), insert(members, member("s2", "p2"))]);
  });

  test("refuses to remove a row while others refer to it", async (store) => {
    await write(store, [schedule("s1"), insert(members, member("s1", "p1"))]);
    await refuses("MissingReference", () => write(store, [remove(schedules, ["s1"])]));
    await write(store, [update(schedules, ["s1"], { version: 1 })]);
    await write(store, [remove(members, ["s1", "p1"]), remove(schedules, ["s1"])]);
  });

  test("refuses null in a required column", async (store) => {
    assert.instanceOf(
      await failure(() => write(store, [{ ...insert(people, person("p1")), row: { ...person("p1"), name: null } }])),
      Error,
    );
    assert.isUndefined(await answer(store, personById("p1")));
  });
}
