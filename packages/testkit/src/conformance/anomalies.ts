import { insert, remove, update, type Store, type Transaction } from "@rollcall/core";
import { assert } from "chai";
import {
  member,
  members,
  membersByName,
  people,
  peopleByName,
  peopleById,
  person,
  personByAddress,
  personById,
  schedule,
  scheduleById,
  schedules,
} from "./samples.ts";
import { answer, failure, outcomes, pause, write, type Kit } from "./store-pair.ts";

const rounds = 8;

/** What two instances do at the same time, for some rounds. Each round has its own keys. */
interface Race {
  readonly prepare?: (round: number) => Promise<void>;
  readonly works: (round: number) => readonly [Work, Work];
  readonly check?: (round: number) => Promise<void>;
}
type Work = (instance: Store) => Promise<unknown>;

async function race([store, other]: readonly [Store, Store], { prepare, works, check }: Race): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    await prepare?.(round);
    const [first, second] = works(round);
    const [one, two] = round % 2 === 0 ? [store, other] : [other, store];
    await Promise.all([first(one), second(two)]);
    await check?.(round);
  }
}

/** Reads the same twice within one transaction, with a pause in between. */
const twice = async <T>(
  store: Store,
  read: (transaction: Transaction) => Promise<T>,
  yields: number,
): Promise<readonly [T, T]> =>
  store.transaction("read", async (transaction) => {
    const before = await read(transaction);
    await pause(yields);
    return [before, await read(transaction)];
  });

/** Registers the tests for the anomalies that databases with weaker isolation show. */
export function anomalies({ test }: Kit): void {
  test("never shows an insert, update or removal of a transaction that fails (dirty read)", async (store, other) => {
    await write(store, [insert(people, person("p1")), insert(people, person("p2"))]);
    const failing = Array.from({ length: 8 }, (_, i) =>
      failure(() =>
        (i % 2 === 0 ? store : other).transaction("write", async (transaction) => {
          await transaction.write([
            insert(people, person("p3")),
            update(people, ["p1"], { logins: 9 }),
            remove(people, ["p2"]),
          ]);
          await pause(i);
          throw new Error("second thoughts");
        }),
      ),
    );
    const seen = Array.from({ length: 16 }, async (_, i) => {
      await pause(i);
      return answer(i % 2 === 0 ? other : store, peopleByName({ equal: ["o1"], limit: 9 }));
    });
    for (const rows of await Promise.all(seen)) assert.deepEqual(rows, [person("p1"), person("p2")]);
    await Promise.all(failing);
  });

  test("reads the same values of a row again within one transaction (non-repeatable read)", async (store, other) => {
    await write(store, [insert(people, person("p1"))]);
    await race([store, other], {
      works: (round) => [
        async (instance) => {
          const read = async (transaction: Transaction) => transaction.read([personById("p1")]);
          const [before, after] = await twice(instance, read, round);
          assert.deepEqual(before, after);
        },
        async (instance) => write(instance, [update(people, ["p1"], { logins: round + 1 })]),
      ],
    });
  });

  test("lists the same rows again within one transaction (phantom)", async (store, other) => {
    await race([store, other], {
      works: (round) => [
        async (instance) => {
          const read = async (transaction: Transaction) =>
            transaction.read([peopleByName({ equal: ["o1"], limit: 99 })]);
          const [before, after] = await twice(instance, read, round);
          assert.deepEqual(before, after);
        },
        async (instance) => write(instance, [insert(people, person(`p${round}`))]),
      ],
    });
  });

  test("finds the same rows again within one transaction (phantom of a search)", async (store, other) => {
    await write(store, [insert(schedules, schedule("s1"))]);
    await race([store, other], {
      works: (round) => [
        async (instance) => {
          const read = async (transaction: Transaction) =>
            transaction.read([membersByName({ equal: ["s1"], limit: 99, words: ["ann"] })]);
          const [before, after] = await twice(instance, read, round);
          assert.deepEqual(before, after);
        },
        async (instance) => write(instance, [insert(members, member("s1", `p${round}`, { name: "Anna" }))]),
      ],
    });
  });

  test("does not find a row later in a transaction that did not find it before", async (store, other) => {
    await race([store, other], {
      works: (round) => [
        async (instance) => {
          const read = async (transaction: Transaction) =>
            transaction.read([
              personById(`p${round}`),
              personByAddress("o1", `p${round}@example.org`),
              peopleById([[`p${round}`]]),
            ]);
          const [before, after] = await twice(instance, read, round);
          assert.deepEqual(before, after);
          const [byKey, byAddress, many] = before;
          assert.deepEqual([byKey?.id, many[0]?.id], [byAddress?.id, byAddress?.id]);
        },
        async (instance) => write(instance, [insert(people, person(`p${round}`))]),
      ],
    });
  });

  test("never shows a total that does not match its rows", async (store, other) => {
    await write(store, [insert(schedules, schedule("s1"))]);
    const add = async (instance: Store, i: number): Promise<void> =>
      instance.transaction("write", async (transaction) => {
        const [head] = await transaction.read([scheduleById("s1")]);
        await transaction.write([insert(members, member("s1", `p${i}`))]);
        await pause(i % 3);
        await transaction.write([update(schedules, ["s1"], { admins: (head?.admins ?? 0) + 1 })]);
      });
    const look = async (instance: Store, i: number): Promise<void> =>
      instance.transaction("read", async (transaction) => {
        const [rows] = await transaction.read([membersByName({ equal: ["s1"], limit: 99 })]);
        await pause(i % 5);
        const [head] = await transaction.read([scheduleById("s1")]);
        assert.equal(rows.length, head?.admins);
      });
    const works = Array.from({ length: 36 }, (_, i) => (i % 3 === 0 ? add : look)(i % 2 === 0 ? store : other, i));
    await Promise.all(works);
    assert.equal((await answer(store, scheduleById("s1")))?.admins, 12);
  });

  test("refuses to let two transactions each change what the other one read (write skew) [F6]", async (store, other) => {
    const spend = (from: string, check: string, round: number) => async (instance: Store) =>
      instance.transaction("write", async (transaction) => {
        const [own, rest] = await transaction.read([personById(`${from}${round}`), personById(`${check}${round}`)]);
        await pause(round % 3);
        if ((own?.logins ?? 0) + (rest?.logins ?? 0) < 100) return;
        await transaction.write([update(people, [`${from}${round}`], { logins: (own?.logins ?? 0) - 100 })]);
      });
    await race([store, other], {
      prepare: async (round) =>
        write(
          store,
          ["a", "b"].map((id) => insert(people, person(`${id}${round}`, { logins: 50 }))),
        ),
      works: (round) => [spend("a", "b", round), spend("b", "a", round)],
      check: async (round) => {
        const rows = await answer(store, peopleById([[`a${round}`], [`b${round}`]]));
        assert.equal(
          rows.reduce((sum, { logins }) => sum + logins, 0),
          0,
        );
      },
    });
  });

  test("gives the last place of a list to one of two transactions (write skew of a range) [F6]", async (store, other) => {
    const join = (scheduleId: string, personId: string) => async (instance: Store) =>
      instance.transaction("write", async (transaction) => {
        const [present] = await transaction.read([membersByName({ equal: [scheduleId], limit: 3 })]);
        await pause();
        if (present.length < 3) await transaction.write([insert(members, member(scheduleId, personId))]);
      });
    await race([store, other], {
      prepare: async (round) =>
        write(store, [
          insert(schedules, schedule(`s${round}`)),
          ...["a", "b"].map((id) => insert(members, member(`s${round}`, id))),
        ]),
      works: (round) => [join(`s${round}`, "c"), join(`s${round}`, "d")],
      check: async (round) =>
        assert.lengthOf(await answer(store, membersByName({ equal: [`s${round}`], limit: 9 })), 3),
    });
  });

  test("adds a name once if two transactions search for it first (write skew of a search) [F6]", async (store, other) => {
    const add = (scheduleId: string, personId: string) => async (instance: Store) =>
      instance.transaction("write", async (transaction) => {
        const args = { equal: [scheduleId], limit: 1, words: ["zoe", "ray"] };
        const [found] = await transaction.read([membersByName(args)]);
        await pause();
        if (found.length > 0) return;
        await transaction.write([insert(members, member(scheduleId, personId, { name: "Zoë Ray" }))]);
      });
    await race([store, other], {
      prepare: async (round) => write(store, [insert(schedules, schedule(`s${round}`))]),
      works: (round) => [add(`s${round}`, "a"), add(`s${round}`, "b")],
      check: async (round) =>
        assert.lengthOf(await answer(store, membersByName({ equal: [`s${round}`], limit: 9 })), 1),
    });
  });

  test("creates what is missing once, without a unique key [F6]", async (store, other) => {
    const create = (round: number, own: string) => async (instance: Store) =>
      instance.transaction("write", async (transaction) => {
        const [one, two] = await transaction.read([personById(`a${round}`), personById(`b${round}`)]);
        await pause(round % 3);
        if (one === undefined && two === undefined) await transaction.write([insert(people, person(`${own}${round}`))]);
      });
    await race([store, other], {
      works: (round) => [create(round, "a"), create(round, "b")],
      check: async (round) => assert.lengthOf(await answer(store, peopleById([[`a${round}`], [`b${round}`]])), 1),
    });
  });

  test("lets one of three transactions in a circle see what another one wrote [F6]", async (store, other) => {
    for (let round = 0; round < rounds; round++) {
      const keys = ["a", "b", "c"].map((key) => `${key}${round}`);
      await write(
        store,
        keys.map((id) => insert(people, person(id))),
      );
      const copies = keys.map(
        (key, i) => async () =>
          (i === 1 ? other : store).transaction("write", async (transaction) => {
            const [row] = await transaction.read([personById(key)]);
            await pause(i);
            await transaction.write([update(people, [keys[(i + 1) % 3] ?? ""], { logins: (row?.logins ?? 0) + 1 })]);
          }),
      );
      assert.deepEqual(await outcomes(copies), ["done", "done", "done"]);
      const rows = await answer(store, peopleById(keys.map((key) => [key])));
      // In any serial order, the second or third transaction copies what an earlier one wrote.
      assert.isAbove(Math.max(...rows.map(({ logins }) => logins)), 1);
    }
  });
}
