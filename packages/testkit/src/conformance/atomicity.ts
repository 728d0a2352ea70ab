import { insert, remove, update } from "@rollcall/core";
import { assert } from "chai";
import {
  member,
  members,
  membersByName,
  people,
  peopleByKey,
  peopleByName,
  person,
  personByAddress,
  personById,
  schedules,
} from "./samples.ts";
import { answer, failure, pause, refuses, write, type Kit } from "./store-pair.ts";

export function atomicity({ test }: Kit): void {
  test("keeps nothing of work that throws, and passes the error on", async (store, other) => {
    await write(store, [insert(people, person("p1")), insert(people, person("p2"))]);
    const thrown = new Error("second thoughts");
    const caught = await failure(() =>
      store.transaction("write", (transaction) => {
        void transaction.write([
          insert(people, person("p3")),
          update(people, ["p1"], { logins: 9 }),
          remove(people, ["p2"]),
        ]);
        throw thrown;
      }),
    );
    assert.strictEqual(caught, thrown);
    for (const instance of [store, other]) {
      assert.deepEqual(await answer(instance, peopleByKey({ equal: [], limit: 9 })), [person("p1"), person("p2")]);
    }
  });

  test("reverts a row that was changed and then removed, and one that was removed and reinserted", async (store) => {
    const kept = [person("p1", { name: "Ann" }), person("p2", { name: "Bo" })];
    await write(
      store,
      kept.map((one) => insert(people, one)),
    );
    await failure(() =>
      store.transaction("write", (transaction) => {
        void transaction.write([
          update(people, ["p1"], { name: "Zoe", email: "z@example.org" }),
          remove(people, ["p1"]),
          remove(people, ["p2"]),
          insert(people, person("p2", { name: "Yan" })),
          update(people, ["p2"], { name: "Xi" }),
        ]);
        throw new Error("second thoughts");
      }),
    );
    const byName = peopleByName({ equal: ["o1"], limit: 9 });
    assert.deepEqual(await answer(store, byName), kept);
    assert.deepEqual(await answer(store, personById("p1")), kept[0]);
    assert.isUndefined(await answer(store, personByAddress("o1", "z@example.org")));
    await write(store, [update(people, ["p1"], { name: "Cy" })]);
    assert.deepEqual(
      (await answer(store, byName)).map(({ name }) => name),
      ["Bo", "Cy"],
    );
  });

  test("keeps nothing of asynchronous work that fails late", async (store, other) => {
    await write(store, [insert(people, person("p1"))]);
    const thrown = new Error("second thoughts");
    const caught = await failure(() =>
      store.transaction("write", async (transaction) => {
        await transaction.write([update(people, ["p1"], { logins: 9, email: null })]);
        await pause();
        await transaction.write([insert(people, person("p2"))]);
        await pause();
        throw thrown;
      }),
    );
    assert.strictEqual(caught, thrown);
    for (const instance of [store, other]) {
      assert.deepEqual(await answer(instance, peopleByKey({ equal: [], limit: 9 })), [person("p1")]);
      assert.equal((await answer(instance, personByAddress("o1", "p1@example.org")))?.id, "p1");
    }
  });

  test("keeps nothing of a write that fails in the middle, or of earlier writes", async (store) => {
    await write(store, [insert(people, person("p1"))]);
    await refuses("UniqueViolation", () =>
      store.transaction("write", async (transaction) => {
        await transaction.write([insert(people, person("p2"))]);
        await transaction.write([
          insert(people, person("p3")),
          insert(people, person("p1")),
          insert(people, person("p4")),
        ]);
      }),
    );
    assert.deepEqual(await answer(store, peopleByKey({ equal: [], limit: 9 })), [person("p1")]);
  });

  test("keeps nothing when the work ignores a failed write", async (store) => {
    await write(store, [insert(people, person("p1"))]);
    await refuses("UniqueViolation", () =>
      store.transaction("write", async (transaction) => {
        await transaction.write([insert(people, person("p2"))]);
        await failure(() => transaction.write([insert(people, person("p1"))]));
        return "as if nothing had happened";
      }),
    );
    assert.deepEqual(await answer(store, peopleByKey({ equal: [], limit: 9 })), [person("p1")]);
  });

  test("shows a transaction its own writes, by key, by list and by search", async (store) => {
    await store.transaction("write", async (transaction) => {
      await transaction.write([
        insert(schedules, { id: "s1", version: 0, admins: 0 }),
        insert(people, person("p1")),
        insert(members, member("s1", "p1", { name: "Ann Lee", nameKey: "ann lee" })),
      ]);
      const search = membersByName({ equal: ["s1"], limit: 9, words: ["lee"] });
      const [ann, listed, found] = await transaction.read([
        personById("p1"),
        membersByName({ equal: ["s1"], limit: 9 }),
        search,
      ]);
      assert.equal(ann?.id, "p1");
      assert.lengthOf(listed, 1);
      assert.lengthOf(found, 1);
      await transaction.write([update(members, ["s1", "p1"], { name: "Bo Ray" })]);
      const [none] = await transaction.read([search]);
      assert.lengthOf(none, 0);
    });
  });

  test("keeps a successful transaction that runs concurrently with a failing one", async (store, other) => {
    const outcomes = Array.from({ length: 40 }, (_, i) =>
      failure(() =>
        (i % 2 === 0 ? store : other).transaction("write", (transaction) => {
          const written = transaction.write([insert(people, person(`p${String(i).padStart(2, "0")}`))]);
          if (i % 3 === 0) throw new Error(`no ${i}`);
          return written;
        }),
      ),
    );
    const failed = await Promise.all(outcomes);
    assert.deepEqual(
      failed.map((error) => error !== undefined),
      failed.map((_, i) => i % 3 === 0),
    );
    const kept = await answer(store, peopleByKey({ equal: [], limit: 99 }));
    assert.lengthOf(kept, 26);
    assert.deepEqual(await answer(other, peopleByKey({ equal: [], limit: 99 })), kept);
  });

  test("refuses to write in a read transaction", async (store) => {
    const caught = await failure(() =>
      store.transaction("read", (transaction) => transaction.write([insert(people, person("p1"))])),
    );
    assert.instanceOf(caught, Error);
    assert.isUndefined(await answer(store, personById("p1")));
  });

  test("refuses calls after a transaction has ended", async (store) => {
    const ended = await store.transaction("write", (transaction) => [transaction]);
    const [transaction] = ended;
    assert.instanceOf(await failure(() => transaction?.write([insert(people, person("p1"))])), Error);
    assert.instanceOf(await failure(() => transaction?.read([personById("p1")])), Error);
    assert.isUndefined(await answer(store, personById("p1")));
  });
}
