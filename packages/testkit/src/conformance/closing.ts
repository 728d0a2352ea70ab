import { insert, update } from "@rollcall/core";
import { assert } from "chai";
import { people, peopleByKey, person, personById } from "./samples.ts";
import { answer, failure, outcomes, pause, refuses, write, type Kit } from "./store-pair.ts";

/** Registers the tests for closing an instance. */
export function closing({ test }: Kit): void {
  test("refuses work after closing, and the other instance continues", async (store, other) => {
    await write(store, [insert(people, person("p1"))]);
    await store.close();
    await refuses("StoreUnavailable", () =>
      store.transaction("read", (transaction) => transaction.read([personById("p1")])),
    );
    await refuses("StoreUnavailable", () =>
      store.transaction("write", (transaction) => transaction.write([insert(people, person("p2"))])),
    );
    assert.equal((await answer(other, personById("p1")))?.id, "p1");
    await write(other, [insert(people, person("p2"))]);
  });

  test("keeps all or nothing of an open transaction when closing, reports which, and unblocks the other instance", async (store, other) => {
    const open = Array.from({ length: 6 }, (_, i) =>
      failure(() =>
        store.transaction("write", async (transaction) => {
          await transaction.write([insert(people, person(`a${i}`))]);
          await pause(i);
          await transaction.write([insert(people, person(`b${i}`))]);
        }),
      ),
    );
    await pause();
    await store.close();
    const failures = await Promise.all(open);
    const expected: string[] = [];
    for (const [i, error] of failures.entries()) {
      if (error === undefined) expected.push(`a${i}`, `b${i}`);
      else assert.equal((error as Error).name, "StoreUnavailable");
    }
    const kept = await answer(other, peopleByKey({ equal: [], limit: 99 }));
    assert.sameMembers(
      kept.map(({ id }) => id),
      expected,
    );
    await write(other, [insert(people, person("p1"))]);
  });

  test("can be closed twice", async (store) => {
    await store.close();
    await store.close();
  });

  test("settles every waiting transaction when it closes", async (store, other) => {
    await write(store, [insert(people, person("p1"))]);
    const waiting = outcomes(
      Array.from({ length: 30 }, (_, i) => async () => {
        await store.transaction(i % 3 === 0 ? "read" : "write", async (transaction) => {
          const [row] = await transaction.read([personById("p1")]);
          if (i % 3 !== 0) await transaction.write([update(people, ["p1"], { logins: (row?.logins ?? 0) + 1 })]);
        });
        return i;
      }),
    );
    await pause(2);
    await store.close();
    const settled = await waiting;
    assert.includeMembers(["done", "StoreUnavailable"], settled);
    const written = settled.filter((outcome, i) => i % 3 !== 0 && outcome === "done").length;
    assert.equal((await answer(other, personById("p1")))?.logins, written);
  });

  test("doesn't affect the other instance's work when it closes", async (store, other) => {
    const open = outcomes(
      Array.from(
        { length: 10 },
        (_, i) => async () =>
          other.transaction("write", async (transaction) => {
            await transaction.write([insert(people, person(`a${i}`))]);
            await pause(i);
            await transaction.write([insert(people, person(`b${i}`))]);
          }),
      ),
    );
    await pause();
    await store.close();
    assert.deepEqual(new Set(await open), new Set(["done"]));
    assert.lengthOf(await answer(other, peopleByKey({ equal: [], limit: 99 })), 20);
  });

  test("does not start work after closing has begun", async (store, other) => {
    await write(store, [insert(people, person("p1"))]);
    const closing = store.close();
    let ran = false;
    await refuses("StoreUnavailable", () =>
      store.transaction("write", () => {
        ran = true;
      }),
    );
    await closing;
    assert.isFalse(ran);
    assert.equal((await answer(other, personById("p1")))?.id, "p1");
  });
}
