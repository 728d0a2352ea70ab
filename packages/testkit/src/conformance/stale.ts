import { insert, remove, update } from "@rollcall/core";
import { assert } from "chai";
import { people, person, personById } from "./samples.ts";
import { answer, refuses, write, type Kit } from "./store-pair.ts";

export function stale({ test }: Kit): void {
  test("refuses to change or remove a row that was removed", async (store) => {
    await refuses("StaleWrite", () => write(store, [update(people, ["p1"], { name: "x" })]));
    await refuses("StaleWrite", () => write(store, [remove(people, ["p1"])]));
    await write(store, [insert(people, person("p1"))]);
    await refuses("StaleWrite", () => write(store, [remove(people, ["p1"]), remove(people, ["p1"])]));
    assert.equal((await answer(store, personById("p1")))?.id, "p1");
  });

  test("changes a row only while it has the expected values", async (store) => {
    await write(store, [insert(people, person("p1", { logins: 1, email: null }))]);
    await write(store, [update(people, ["p1"], { logins: 2 }, { logins: 1, email: null, active: true })]);
    await refuses("StaleWrite", () => write(store, [update(people, ["p1"], { logins: 3 }, { logins: 1 })]));
    await refuses("StaleWrite", () =>
      write(store, [update(people, ["p1"], { logins: 3 }, { logins: 2, active: false })]),
    );
    await refuses("StaleWrite", () =>
      write(store, [update(people, ["p1"], { logins: 3 }, { email: "p1@example.org" })]),
    );
    await refuses("StaleWrite", () => write(store, [update(people, ["p1"], { logins: 3 }, { name: "p1" })]));
    assert.equal((await answer(store, personById("p1")))?.logins, 2);
  });

  test("compares with earlier changes of the same transaction", async (store) => {
    await write(store, [
      insert(people, person("p1", { logins: 1 })),
      update(people, ["p1"], { logins: 2 }, { logins: 1 }),
      update(people, ["p1"], { logins: 3 }, { logins: 2 }),
    ]);
    await refuses("StaleWrite", () =>
      write(store, [update(people, ["p1"], { logins: 4 }), update(people, ["p1"], { logins: 5 }, { logins: 3 })]),
    );
    assert.equal((await answer(store, personById("p1")))?.logins, 3);
  });

  test("accepts a change without effect", async (store) => {
    await write(store, [insert(people, person("p1"))]);
    await write(store, [update(people, ["p1"], { name: "Person p1" })]);
    await write(store, [update(people, ["p1"], { name: "Person p1" }, { name: "Person p1" })]);
  });

  test("fails a comparison after another instance wrote", async (store, other) => {
    await write(store, [insert(people, person("p1"))]);
    await write(other, [update(people, ["p1"], { logins: 7 }, { logins: 0 })]);
    await refuses("StaleWrite", () => write(store, [update(people, ["p1"], { logins: 8 }, { logins: 0 })]));
    assert.equal((await answer(store, personById("p1")))?.logins, 7);
  });
}
