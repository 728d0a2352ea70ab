import { insert, remove, update, type Store } from "@rollcall/core";
import { assert } from "chai";
import {
  member,
  members,
  membersByName,
  people,
  peopleById,
  peopleByName,
  person,
  personById,
  schedule,
  scheduleById,
  schedules,
  thing,
  thingByCode,
  things,
} from "./samples.ts";
import { answer, outcomes, pause, write, type Kit } from "./store-pair.ts";

const rounds = 8;

const tally = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

/** Registers the tests for transactions that compete for the same rows. */
export function conflicts({ test }: Kit): void {
  test("runs work again after a conflict, and keeps its effects exactly once [F6]", async (store, other) => {
    await write(store, [insert(schedules, schedule("s1"))]);
    const works = Array.from(
      { length: 40 },
      (_, i) => async () =>
        (i % 2 === 0 ? store : other).transaction("write", async (transaction) => {
          const [head] = await transaction.read([scheduleById("s1")]);
          await pause(i % 4);
          const version = (head?.version ?? 0) + 1;
          await transaction.write([
            update(schedules, ["s1"], { version }, { version: version - 1 }),
            insert(people, person(`p${i}`, { logins: version })),
          ]);
        }),
    );
    assert.deepEqual(tally(await outcomes(works)), { done: 40 });
    const rows = await answer(other, peopleByName({ equal: ["o1"], limit: 99 }));
    assert.sameMembers(
      rows.map(({ logins }) => logins),
      Array.from({ length: 40 }, (_, i) => i + 1),
    );
    assert.equal((await answer(store, scheduleById("s1")))?.version, 40);
  });

  test("passes on an error only if the work that threw it had read current rows", async (store, other) => {
    await write(store, [insert(people, person("p1"))]);
    const works = Array.from(
      { length: 30 },
      (_, i) => async () =>
        (i % 2 === 0 ? store : other).transaction("write", async (transaction) => {
          const [row] = await transaction.read([personById("p1")]);
          await pause(i % 3);
          if ((row?.logins ?? 0) >= 10) throw new RangeError("full");
          await transaction.write([update(people, ["p1"], { logins: (row?.logins ?? 0) + 1 })]);
        }),
    );
    assert.deepEqual(tally(await outcomes(works)), { done: 10, RangeError: 20 });
    assert.equal((await answer(store, personById("p1")))?.logins, 10);
  });

  test("inserts a key once if many transactions insert it at the same time", async (store, other) => {
    const works = Array.from(
      { length: 12 },
      (_, i) => async () =>
        write(i % 2 === 0 ? store : other, [insert(people, person("p1", { logins: i, email: `${i}` }))]),
    );
    assert.deepEqual(tally(await outcomes(works)), { done: 1, UniqueViolation: 11 });
  });

  test("removes a row once if many transactions remove it at the same time", async (store, other) => {
    await write(store, [insert(people, person("p1"))]);
    const works = Array.from(
      { length: 12 },
      (_, i) => async () => write(i % 2 === 0 ? store : other, [remove(people, ["p1"])]),
    );
    assert.deepEqual(tally(await outcomes(works)), { done: 1, StaleWrite: 11 });
  });

  test("changes a version once if many transactions compare it", async (store, other) => {
    await write(store, [insert(schedules, schedule("s1"))]);
    for (let version = 0; version < 4; version++) {
      const works = Array.from(
        { length: 8 },
        (_, i) => async () =>
          write(i % 2 === 0 ? store : other, [update(schedules, ["s1"], { version: version + 1 }, { version })]),
      );
      assert.deepEqual(tally(await outcomes(works)), { done: 1, StaleWrite: 7 });
    }
  });

  test("changes a row and then removes it, or refuses the change", async (store, other) => {
    for (let round = 0; round < rounds; round++) {
      const id = `p${round}`;
      await write(store, [insert(people, person(id))]);
      const [changed, removed] = await outcomes([
        () => write(round % 2 === 0 ? store : other, [update(people, [id], { logins: 1 })]),
        () => write(round % 2 === 0 ? other : store, [remove(people, [id])]),
      ]);
      assert.equal(removed, "done");
      assert.include(["done", "StaleWrite"], changed);
      assert.isUndefined(await answer(store, personById(id)));
    }
  });

  test("never keeps a row whose parent is removed at the same time", async (store, other) => {
    for (let round = 0; round < rounds; round++) {
      const id = `s${round}`;
      await write(store, [insert(schedules, schedule(id))]);
      const [added, removed] = await outcomes([
        () => write(store, [insert(members, member(id, "p1"))]),
        () => write(other, [remove(schedules, [id])]),
      ]);
      assert.sameMembers([added, removed], ["done", "MissingReference"]);
      const rows = await answer(store, membersByName({ equal: [id], limit: 9 }));
      assert.equal(rows.length === 1, (await answer(store, scheduleById(id))) !== undefined);
    }
  });

  test("completes transactions that change the same rows in opposite orders", async (store, other) => {
    await write(store, [insert(people, person("a")), insert(people, person("b"))]);
    const works = Array.from(
      { length: 20 },
      (_, i) => async () =>
        (i % 2 === 0 ? store : other).transaction("write", async (transaction) => {
          for (const id of i % 2 === 0 ? ["a", "b"] : ["b", "a"]) {
            const [row] = await transaction.read([personById(id)]);
            await transaction.write([update(people, [id], { logins: (row?.logins ?? 0) + 1 })]);
            await pause(i % 3);
          }
        }),
    );
    assert.deepEqual(tally(await outcomes(works)), { done: 20 });
    const rows = await answer(store, peopleById([["a"], ["b"]]));
    assert.deepEqual(
      rows.map(({ logins }) => logins),
      [20, 20],
    );
  });

  test("completes 150 transactions on different rows at the same time", async (store, other) => {
    const works = Array.from(
      { length: 150 },
      (_, i) => async () =>
        (i % 2 === 0 ? store : other).transaction("write", async (transaction) => {
          const [missing] = await transaction.read([personById(`p${i}`)]);
          assert.isUndefined(missing);
          await transaction.write([insert(people, person(`p${i}`))]);
        }),
    );
    assert.deepEqual(tally(await outcomes(works)), { done: 150 });
    assert.lengthOf(await answer(other, peopleByName({ equal: ["o1"], limit: 200 })), 150);
  });

  test("gives a unique key to one of two rows that are changed at the same time [F6]", async (store, other) => {
    for (let round = 0; round < rounds; round++) {
      const ids = [round * 2, round * 2 + 1];
      await write(
        store,
        ids.map((id) => insert(things, thing(id))),
      );
      const moved = ids.map(
        (id, i) => async () => write(i === 0 ? store : other, [update(things, [id], { code: `c${round}` })]),
      );
      assert.deepEqual(tally(await outcomes(moved)), { done: 1, UniqueViolation: 1 });
      assert.include(ids, (await answer(store, thingByCode(`c${round}`)))?.id);
    }
  });

  test("moves between random rows without changing their total [F6]", async (store, other) => {
    const keys = ["a", "b", "c", "d", "e"];
    await write(
      store,
      keys.map((id) => insert(people, person(id, { logins: 10 }))),
    );
    const works = Array.from({ length: 40 }, (_, i) => async () => {
      const [from, to] = [keys[(i * 7) % 5] ?? "", keys[(i * 7 + 1 + (i % 4)) % 5] ?? ""];
      return (i % 2 === 0 ? store : other).transaction("write", async (transaction) => {
        const [source, target] = await transaction.read([personById(from), personById(to)]);
        await pause(i % 3);
        if (source === undefined || target === undefined || source.logins === 0) return;
        await transaction.write([
          update(people, [from], { logins: source.logins - 1 }),
          update(people, [to], { logins: target.logins + 1 }),
        ]);
      });
    });
    assert.deepEqual(tally(await outcomes(works)), { done: 40 });
    const rows = await answer(other, peopleByName({ equal: ["o1"], limit: 9 }));
    assert.equal(
      rows.reduce((sum, { logins }) => sum + logins, 0),
      50,
    );
  });

  test("gives each row of a queue to only one of the transactions that take the first row [F6]", async (store, other) => {
    const ids = Array.from({ length: 16 }, (_, i) => `p${String(i).padStart(2, "0")}`);
    await write(
      store,
      ids.map((id) => insert(people, person(id))),
    );
    const take = async (instance: Store): Promise<string | undefined> =>
      instance.transaction("write", async (transaction) => {
        const [[first]] = await transaction.read([peopleByName({ equal: ["o1"], limit: 1 })]);
        await pause();
        if (first !== undefined) await transaction.write([remove(people, [first.id])]);
        return first?.id;
      });
    const taken = await Promise.all(Array.from({ length: 20 }, (_, i) => take(i % 2 === 0 ? store : other)));
    assert.sameMembers(taken, [...ids, undefined, undefined, undefined, undefined]);
  });

  test("keeps two collections consistent when different transactions change them in turn [F6]", async (store, other) => {
    await write(store, [insert(schedules, schedule("s1"))]);
    const works = Array.from(
      { length: 24 },
      (_, i) => async () =>
        (i % 2 === 0 ? store : other).transaction("write", async (transaction) => {
          const [rows, head] = await transaction.read([
            membersByName({ equal: ["s1"], limit: 99 }),
            scheduleById("s1"),
          ]);
          await pause(i % 2);
          assert.equal(rows.length, head?.version);
          await transaction.write([
            insert(members, member("s1", `p${i}`)),
            update(schedules, ["s1"], { version: rows.length + 1 }),
          ]);
        }),
    );
    assert.deepEqual(tally(await outcomes(works)), { done: 24 });
    assert.equal((await answer(store, scheduleById("s1")))?.version, 24);
  });
}
