import { insert, remove, update } from "@rollcall/core";
import { assert } from "chai";
import {
  member,
  members,
  membersByName,
  people,
  peopleById,
  peopleByName,
  person,
  personByAddress,
  personById,
  schedule,
  schedules,
  type Person,
} from "./samples.ts";
import { answer, failure, refuses, write, type Kit } from "./store-pair.ts";

const ids = (rows: readonly Person[]): string[] => rows.map(({ id }) => id);

/** Registers the tests for what a transaction sees of itself, and for how its calls follow each other. */
export function ownWrites({ test }: Kit): void {
  test("shows a transaction its inserts, updates and removals by every key", async (store) => {
    await write(store, [insert(people, person("p1")), insert(people, person("p2"))]);
    await store.transaction("write", async (transaction) => {
      await transaction.write([
        update(people, ["p1"], { email: "new@example.org" }),
        remove(people, ["p2"]),
        insert(people, person("p3")),
      ]);
      const [one, two, three, moved, old, many] = await transaction.read([
        personById("p1"),
        personById("p2"),
        personById("p3"),
        personByAddress("o1", "new@example.org"),
        personByAddress("o1", "p1@example.org"),
        peopleById([["p3"], ["p2"], ["p1"]]),
      ]);
      assert.equal(one?.email, "new@example.org");
      assert.isUndefined(two);
      assert.equal(three?.id, "p3");
      assert.equal(moved?.id, "p1");
      assert.isUndefined(old);
      assert.deepEqual(ids(many), ["p3", "p1"]);
    });
  });

  test("shows a transaction its writes in the order of a list, page by page", async (store) => {
    await write(
      store,
      ["a", "b", "c", "d"].map((id) => insert(people, person(id, { name: id }))),
    );
    await store.transaction("write", async (transaction) => {
      await transaction.write([
        update(people, ["a"], { name: "x" }),
        remove(people, ["c"]),
        insert(people, person("e", { name: "b" })),
      ]);
      const [first, rest, last] = await transaction.read([
        peopleByName({ equal: ["o1"], limit: 2 }),
        peopleByName({ equal: ["o1"], limit: 9, after: ["b", "e"] }),
        peopleByName({ equal: ["o1"], limit: 2, skip: 1, reverse: true }),
      ]);
      assert.deepEqual(
        [ids(first), ids(rest), ids(last)],
        [
          ["b", "e"],
          ["d", "a"],
          ["d", "e"],
        ],
      );
    });
  });

  test("shows a transaction its writes in a search", async (store) => {
    await write(store, [insert(schedules, schedule("s1")), insert(members, member("s1", "p1", { name: "Ann Lee" }))]);
    await store.transaction("write", async (transaction) => {
      const find = async (word: string): Promise<number> => {
        const [found] = await transaction.read([membersByName({ equal: ["s1"], limit: 9, words: [word] })]);
        return found.length;
      };
      assert.equal(await find("lee"), 1);
      await transaction.write([
        update(members, ["s1", "p1"], { name: "Ann Kay" }),
        insert(members, member("s1", "p2", { name: "Kayla" })),
      ]);
      assert.deepEqual([await find("lee"), await find("kay")], [0, 2]);
      await transaction.write([remove(members, ["s1", "p2"])]);
      assert.equal(await find("kay"), 1);
    });
    assert.lengthOf(await answer(store, membersByName({ equal: ["s1"], limit: 9, words: ["kay"] })), 1);
  });

  test("sees nothing of a row that a transaction inserts, changes and removes again", async (store, other) => {
    await store.transaction("write", async (transaction) => {
      await transaction.write([insert(people, person("p1"))]);
      await transaction.write([update(people, ["p1"], { name: "x" }, { name: "Person p1" })]);
      await transaction.write([remove(people, ["p1"]), insert(people, person("p2", { email: "p1@example.org" }))]);
    });
    assert.isUndefined(await answer(other, personById("p1")));
    assert.equal((await answer(other, personByAddress("o1", "p1@example.org")))?.id, "p2");
  });

  test("keeps the last of several changes to a row, and columns that only an earlier one set", async (store, other) => {
    await write(store, [
      insert(people, person("p1")),
      update(people, ["p1"], { logins: 1, name: "a" }),
      update(people, ["p1"], { logins: 2 }),
      update(people, ["p1"], { logins: 3, email: null }),
    ]);
    assert.deepEqual(await answer(other, personById("p1")), person("p1", { logins: 3, name: "a", email: null }));
  });

  test("runs calls in order, even if the work does not wait for each", async (store) => {
    const [before, after, last] = await store.transaction("write", async (transaction) => {
      const one = transaction.read([personById("p1")]);
      const inserted = transaction.write([insert(people, person("p1", { logins: 1 }))]);
      const two = transaction.read([personById("p1")]);
      const updated = transaction.write([update(people, ["p1"], { logins: 2 }, { logins: 1 })]);
      const three = transaction.read([personById("p1")]);
      await inserted;
      await updated;
      return [(await one)[0], (await two)[0], (await three)[0]];
    });
    assert.deepEqual([before, after?.logins, last?.logins], [undefined, 1, 2]);
  });

  test("answers 100 reads at once, and many reads one after another", async (store) => {
    await write(
      store,
      Array.from({ length: 100 }, (_, i) => insert(people, person(`p${i}`, { logins: i }))),
    );
    const logins = await store.transaction("read", async (transaction) => {
      const rows = await transaction.read(Array.from({ length: 100 }, (_, i) => personById(`p${99 - i}`)));
      const [one] = await transaction.read([personById("p50")]);
      return [...rows.map((row) => row?.logins), one?.logins];
    });
    assert.deepEqual(logins, [...Array.from({ length: 100 }, (_, i) => 99 - i), 50]);
  });

  test("applies 2,000 changes of one transaction, or none", async (store, other) => {
    const changes = Array.from({ length: 1000 }, (_, i) => insert(people, person(`p${i}`, { name: "new" })));
    const renamed = Array.from({ length: 1000 }, (_, i) => update(people, [`p${i}`], { logins: i }));
    await refuses("StaleWrite", () => write(store, [...changes, ...renamed, remove(people, ["missing"])]));
    assert.deepEqual(await answer(other, peopleByName({ equal: ["o1"], limit: 2000 })), []);
    await write(store, [...changes, ...renamed]);
    const rows = await answer(other, peopleByName({ equal: ["o1"], limit: 2000 }));
    assert.lengthOf(rows, 1000);
    assert.isTrue(rows.every(({ id, logins }) => id === `p${logins}`));
  });

  test("returns what the work returns, and passes on what it throws", async (store) => {
    const returned = { deep: [() => 1] };
    for (const mode of ["read", "write"] as const) {
      assert.strictEqual(await store.transaction(mode, () => returned), returned);
      assert.strictEqual(await store.transaction(mode, async () => Promise.resolve(returned)), returned);
      assert.isUndefined(await store.transaction<unknown>(mode, () => undefined));
      const thrown = new TypeError("no");
      assert.strictEqual(await failure(() => store.transaction(mode, () => Promise.reject(thrown))), thrown);
    }
  });

  test("accepts a transaction that does nothing, reads nothing or writes nothing", async (store) => {
    await store.transaction("write", async (transaction) => {
      await transaction.write([]);
      assert.deepEqual(await transaction.read([]), []);
    });
    await write(store, [insert(people, person("p1")), update(people, ["p1"], {})]);
    assert.deepEqual(await answer(store, personById("p1")), person("p1"));
  });

  test("compares without changing anything", async (store) => {
    await write(store, [insert(people, person("p1", { logins: 1 }))]);
    await write(store, [update(people, ["p1"], {}, { logins: 1 })]);
    await refuses("StaleWrite", () => write(store, [update(people, ["p1"], {}, { logins: 2 })]));
  });

  test("keeps working after many failed transactions", async (store, other) => {
    for (let i = 0; i < 30; i++) {
      const instance = i % 2 === 0 ? store : other;
      await refuses("StaleWrite", () => write(instance, [insert(people, person("p1")), remove(people, ["p9"])]));
      await failure(() =>
        instance.transaction("read", async (transaction) => {
          await transaction.read([personById("p1")]);
          throw new Error("second thoughts");
        }),
      );
    }
    await write(store, [insert(people, person("p1"))]);
    assert.equal((await answer(other, personById("p1")))?.id, "p1");
  });

  test("continues to read in a transaction after a read that found nothing, and writes nothing after a failed write", async (store) => {
    await write(store, [insert(people, person("p1"))]);
    await refuses("StaleWrite", () =>
      store.transaction("write", async (transaction) => {
        assert.deepEqual(await transaction.read([personById("p9")]), [undefined]);
        await failure(() => transaction.write([remove(people, ["p9"])]));
        await failure(() => transaction.write([update(people, ["p1"], { logins: 5 })]));
      }),
    );
    assert.equal((await answer(store, personById("p1")))?.logins, 0);
  });
}
