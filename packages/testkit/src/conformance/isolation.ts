import { insert, update, type Store } from "@rollcall/core";
import { assert } from "chai";
import { people, peopleById, person, personById } from "./samples.ts";
import { answer, failure, pause, write, type Kit } from "./store-pair.ts";

/** Two rows whose `logins` always add up to 100 in every committed state. */
const pair = [insert(people, person("p1", { logins: 40 })), insert(people, person("p2", { logins: 60 }))];

/** Reads the sum in two steps with a pause in between. */
const sum = async (store: Store): Promise<number> =>
  store.transaction("read", async (transaction) => {
    const [first] = await transaction.read([personById("p1")]);
    await pause();
    const [second] = await transaction.read([personById("p2")]);
    return (first?.logins ?? 0) + (second?.logins ?? 0);
  });

/** Moves one login from p1 to p2 in two writes with a pause in between. */
const move = async (store: Store, fails = false): Promise<void> =>
  store.transaction("write", async (transaction) => {
    const [first, second] = await transaction.read([personById("p1"), personById("p2")]);
    await transaction.write([update(people, ["p1"], { logins: (first?.logins ?? 0) - 1 })]);
    await pause();
    if (fails) throw new Error("half way");
    await transaction.write([update(people, ["p2"], { logins: (second?.logins ?? 0) + 1 })]);
  });

export function isolation({ test }: Kit): void {
  test("never shows half of a transaction, on either instance", async (store, other) => {
    await write(store, pair);
    const sums: Promise<number>[] = [];
    const moves: Promise<void>[] = [];
    for (let round = 0; round < 20; round++) {
      moves.push(move(round % 2 === 0 ? store : other));
      sums.push(sum(store), sum(other));
      await pause(round % 5);
    }
    await Promise.all(moves);
    assert.deepEqual(new Set(await Promise.all(sums)), new Set([100]));
    const [first] = await store.transaction("read", (transaction) => transaction.read([personById("p1")]));
    assert.equal(first?.logins, 20);
  });

  test("never shows rolled-back changes, on either instance", async (store, other) => {
    await write(store, pair);
    const seen: Promise<number>[] = [];
    const failures: Promise<unknown>[] = [];
    for (let round = 0; round < 10; round++) {
      failures.push(failure(() => move(round % 2 === 0 ? store : other, true)));
      seen.push(sum(store), sum(other));
      await pause(round % 4);
    }
    for (const failed of await Promise.all(failures)) assert.instanceOf(failed, Error);
    assert.deepEqual(new Set(await Promise.all(seen)), new Set([100]));
  });

  test("answers all reads of a transaction from one state while others write", async (store, other) => {
    await write(store, pair);
    const twice = store.transaction("read", async (transaction) => {
      const [before] = await transaction.read([personById("p1")]);
      await pause(20);
      const [after] = await transaction.read([personById("p1")]);
      return [before, after];
    });
    await Promise.all([
      write(store, [update(people, ["p1"], { logins: 1 })]),
      write(other, [update(people, ["p1"], { name: "x" })]),
    ]);
    const [before, after] = await twice;
    assert.deepEqual(before, after);
  });

  test("shows an acknowledged write to the other instance immediately", async (store, other) => {
    await write(store, pair);
    for (let logins = 0; logins < 20; logins++) {
      const [writer, reader] = logins % 2 === 0 ? [store, other] : [other, store];
      await write(writer, [update(people, ["p1"], { logins })]);
      const [read] = await reader.transaction("read", (transaction) => transaction.read([personById("p1")]));
      assert.equal(read?.logins, logins);
    }
  });

  test("shows two writes to all readers in the same order", async (store, other) => {
    for (let round = 0; round < 8; round++) {
      const keys = [`a${round}`, `b${round}`] as const;
      await write(
        store,
        keys.map((id) => insert(people, person(id))),
      );
      const writing = keys.map(async (id, i) => write(i === 0 ? store : other, [update(people, [id], { logins: 1 })]));
      const looking = Array.from({ length: 12 }, async (_, i) => {
        await pause(i);
        const rows = await answer(i % 2 === 0 ? store : other, peopleById([[keys[0]], [keys[1]]]));
        return rows.map(({ logins }) => logins).join("");
      });
      const seen = new Set(await Promise.all(looking));
      assert.isFalse(seen.has("10") && seen.has("01"), "two readers saw the writes in different orders");
      await Promise.all(writing);
    }
  });

  test("never goes back in time for successive readers", async (store, other) => {
    await write(store, [insert(people, person("p1"))]);
    const writing = (async () => {
      for (let logins = 1; logins <= 15; logins++) await write(store, [update(people, ["p1"], { logins })]);
    })();
    let latest = 0;
    for (let i = 0; i < 60; i++) {
      const logins = (await answer(i % 3 === 0 ? store : other, personById("p1")))?.logins ?? 0;
      assert.isAtLeast(logins, latest);
      latest = logins;
    }
    await writing;
  });
}
