import { insert, remove, update, type Store, type Transaction } from "@rollcall/core";
import { assert } from "chai";
import {
  member,
  memberByKey,
  members,
  membersByRole,
  people,
  person,
  personById,
  scheduleById,
  schedules,
} from "./samples.ts";
import { answer, failure, pause, write, type Kit } from "./store-pair.ts";

/** How often two instances race. */
const rounds = 20;

const count = async (transaction: Transaction, yields: number): Promise<number> => {
  const [row] = await transaction.read([personById("p1")]);
  await pause(yields);
  const logins = (row?.logins ?? 0) + 1;
  await transaction.write([update(people, ["p1"], { logins })]);
  return logins;
};

export function races({ test }: Kit): void {
  test("loses no increment when two instances read, wait and write at once [F6]", async (store, other) => {
    await write(store, [insert(people, person("p1"))]);
    const answers = Array.from({ length: 100 }, (_, i) =>
      (i % 2 === 0 ? store : other).transaction("write", (transaction) => count(transaction, i % 7)),
    );
    // Each result comes from a committed run, so together they are 1 to 100, each once.
    const counted = (await Promise.all(answers.map(async (counted) => counted))).sort((a, b) => a - b);
    assert.deepEqual(
      counted,
      Array.from({ length: 100 }, (_, i) => i + 1),
    );
    assert.equal((await answer(other, personById("p1")))?.logins, 100);
  });

  test("loses no increment that is compared and set outside a transaction, with retries", async (store, other) => {
    await write(store, [insert(people, person("p1"))]);
    const increment = async (instance: Store): Promise<void> => {
      for (;;) {
        const logins = (await answer(instance, personById("p1")))?.logins ?? 0;
        await pause();
        const failed = await failure(() =>
          write(instance, [update(people, ["p1"], { logins: logins + 1 }, { logins })]),
        );
        if (failed === undefined) return;
        assert.equal((failed as Error).name, "StaleWrite");
      }
    };
    await Promise.all(Array.from({ length: 30 }, (_, i) => increment(i % 2 === 0 ? store : other)));
    assert.equal((await answer(store, personById("p1")))?.logins, 30);
  });

  test("lets one of two admins leave, never both, when each checks for the other first [F6]", async (store, other) => {
    const leave = async (instance: Store, scheduleId: string, personId: string): Promise<boolean> =>
      instance.transaction("write", async (transaction) => {
        const [admins] = await transaction.read([membersByRole({ equal: [scheduleId, "admin"], limit: 2 })]);
        await pause();
        if (admins.length < 2) return false;
        await transaction.write([remove(members, [scheduleId, personId])]);
        return true;
      });
    for (let round = 0; round < rounds; round++) {
      const id = `s${round}`;
      await write(store, [
        insert(schedules, { id, version: 0, admins: 2 }),
        insert(members, member(id, "p1", { role: "admin" })),
        insert(members, member(id, "p2", { role: "admin" })),
      ]);
      const left = await Promise.all([leave(store, id, "p1"), leave(other, id, "p2")]);
      assert.sameMembers(left, [true, false]);
      assert.lengthOf(await answer(store, membersByRole({ equal: [id, "admin"], limit: 9 })), 1);
    }
  });

  test("lets two admins demote each other once, never twice [F6]", async (store, other) => {
    const demote = async (instance: Store, scheduleId: string, self: string, target: string): Promise<boolean> =>
      instance.transaction("write", async (transaction) => {
        const [own] = await transaction.read([memberByKey(scheduleId, self)]);
        await pause();
        if (own?.role !== "admin") return false;
        await transaction.write([update(members, [scheduleId, target], { role: "viewer" })]);
        return true;
      });
    for (let round = 0; round < rounds; round++) {
      const id = `s${round}`;
      await write(store, [
        insert(schedules, { id, version: 0, admins: 2 }),
        insert(members, member(id, "p1", { role: "admin" })),
        insert(members, member(id, "p2", { role: "admin" })),
      ]);
      const demoted = await Promise.all([demote(store, id, "p1", "p2"), demote(other, id, "p2", "p1")]);
      assert.sameMembers(demoted, [true, false]);
    }
  });

  test("adds the first admin once when both instances find none [F6]", async (store, other) => {
    const found = async (instance: Store, scheduleId: string, personId: string): Promise<boolean> =>
      instance.transaction("write", async (transaction) => {
        const [admins] = await transaction.read([membersByRole({ equal: [scheduleId, "admin"], limit: 1 })]);
        await pause();
        if (admins.length > 0) return false;
        await transaction.write([insert(members, member(scheduleId, personId, { role: "admin" }))]);
        return true;
      });
    for (let round = 0; round < rounds; round++) {
      const id = `s${round}`;
      await write(store, [insert(schedules, { id, version: 0, admins: 0 })]);
      assert.sameMembers(await Promise.all([found(store, id, "p1"), found(other, id, "p2")]), [true, false]);
    }
  });

  test("gives a unique key to one of two concurrent requests [F6]", async (store, other) => {
    for (let round = 0; round < rounds; round++) {
      const email = `r${round}@example.org`;
      const failed = await Promise.all([
        failure(() => write(store, [insert(people, person(`a${round}`, { email }))])),
        failure(() => write(other, [insert(people, person(`b${round}`, { email }))])),
      ]);
      assert.sameMembers(
        failed.map((error) => (error as Error | undefined)?.name),
        [undefined, "UniqueViolation"],
      );
    }
  });

  test("keeps a summary row consistent with its rows under mixed writes by both instances [F6]", async (store, other) => {
    await write(store, [insert(schedules, { id: "s1", version: 0, admins: 0 })]);
    const toggle = async (instance: Store, personId: string): Promise<void> =>
      instance.transaction("write", async (transaction) => {
        const [head, there] = await transaction.read([scheduleById("s1"), memberByKey("s1", personId)]);
        if (head === undefined) throw new Error("no summary row");
        await pause(personId.length);
        await transaction.write([
          update(
            schedules,
            ["s1"],
            { version: head.version + 1, admins: head.admins + (there ? -1 : 1) },
            { version: head.version },
          ),
          there ? remove(members, ["s1", personId]) : insert(members, member("s1", personId, { role: "admin" })),
        ]);
      });
    await Promise.all(Array.from({ length: 90 }, (_, i) => toggle(i % 2 === 0 ? store : other, `p${(i * 7) % 13}`)));
    const admins = await answer(store, membersByRole({ equal: ["s1", "admin"], limit: 99 }));
    assert.deepEqual(await answer(other, scheduleById("s1")), { id: "s1", version: 90, admins: admins.length });
  });
}
