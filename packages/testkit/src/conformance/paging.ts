import { insert, remove, update, type ListQuery, type Store } from "@rollcall/core";
import { assert } from "chai";
import { listRows } from "./naive-rows.ts";
import {
  member,
  members,
  membersByName,
  people,
  peopleByName,
  person,
  schedule,
  schedules,
  type Person,
} from "./samples.ts";
import { answer, write, type Kit } from "./store-pair.ts";

const padded = (i: number): string => String(i).padStart(2, "0");

/** Forty people, ten for each name, in an order that differs from that of their ids. */
const crowd = Array.from({ length: 40 }, (_, i) =>
  person(`p${padded((i * 17) % 40)}`, { name: `n${Math.floor(i / 10)}`, active: i % 3 === 0 }),
);
const whole = { equal: ["o1"], limit: 99 };
const sorted = listRows(crowd, peopleByName(whole).query as ListQuery, whole);

const after = (last: Person | undefined): object => (last ? { after: [last.name, last.id] } : {});

async function fill(store: Store): Promise<void> {
  await write(
    store,
    crowd.map((row) => insert(people, row)),
  );
}

async function page(store: Store, limit: number, last?: Person, reverse = false): Promise<readonly Person[]> {
  return answer(store, peopleByName({ equal: ["o1"], limit, reverse, ...after(last) }));
}

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

/** Registers the tests for pages while rows are equal or change. */
export function paging({ test }: Kit): void {
  for (const reverse of [false, true]) {
    test(`walks ${reverse ? "backward" : "forward"} through rows with equal names in pages of any size`, async (store) => {
      await fill(store);
      const expected = reverse ? sorted.toReversed() : sorted;
      for (const limit of [1, 2, 3, 7, 10, 11, 40]) {
        const walked: Person[] = [];
        for (let i = 0; i < 40 / limit; i++) walked.push(...(await page(store, limit, walked.at(-1), reverse)));
        assert.deepEqual(walked, expected);
        assert.deepEqual(await page(store, limit, walked.at(-1), reverse), []);
      }
    });
  }

  test("walks through rows with equal names with a filter", async (store) => {
    await fill(store);
    const walked: Person[] = [];
    while (walked.length <= sorted.length) {
      const args = { equal: ["o1"], limit: 3, filter: { active: true }, ...after(walked.at(-1)) };
      const rows = await answer(store, peopleByName(args));
      walked.push(...rows);
      if (rows.length < 3) break;
    }
    assert.deepEqual(
      walked,
      sorted.filter(({ active }) => active),
    );
  });

  test("breaks ties by the last column of a two-column key", async (store) => {
    const rows = [7, 2, 9, 4].map((i) => member("s1", `p${i}`, { nameKey: "same" }));
    await write(store, [
      ...["s0", "s1", "s2"].map((id) => insert(schedules, schedule(id))),
      ...rows.map((row) => insert(members, row)),
      insert(members, member("s0", "p3", { nameKey: "same" })),
      insert(members, member("s2", "p5", { nameKey: "same" })),
    ]);
    const listed = async (args: object): Promise<string[]> =>
      (await answer(store, membersByName({ equal: ["s1"], limit: 2, ...args }))).map(({ personId }) => personId);
    assert.deepEqual(await listed({}), ["p2", "p4"]);
    assert.deepEqual(await listed({ after: ["same", "p4"] }), ["p7", "p9"]);
    assert.deepEqual(await listed({ after: ["same", "p7"], reverse: true }), ["p4", "p2"]);
  });

  test("can change direction at any row", async (store) => {
    await fill(store);
    for (const at of [0, 1, 9, 10, 20, 39]) {
      assert.deepEqual(await page(store, 5, sorted[at]), sorted.slice(at + 1, at + 6));
      assert.deepEqual(await page(store, 5, sorted[at], true), sorted.slice(Math.max(0, at - 5), at).toReversed());
    }
  });

  test("continues on the other instance", async (store, other) => {
    await fill(store);
    const walked: Person[] = [];
    for (let i = 0; i < 8; i++) walked.push(...(await page(i % 2 === 0 ? store : other, 5, walked.at(-1))));
    assert.deepEqual(walked, sorted);
  });

  test("does not repeat or lose rows when others are added before the page", async (store, other) => {
    await fill(store);
    const first = await page(store, 15);
    await write(other, [insert(people, person("p00a", { name: "n0" })), insert(people, person("x", { name: "a" }))]);
    assert.deepEqual(await page(store, 25, first.at(-1)), sorted.slice(15));
  });

  test("shows rows that are added after the page, in their place", async (store, other) => {
    await fill(store);
    const [last] = await page(store, 1, sorted[11]);
    await write(other, [insert(people, person(`${last?.id}a`, { name: last?.name ?? "" }))]);
    assert.deepEqual(ids(await page(store, 2, last)), [`${last?.id}a`, sorted[13]?.id]);
  });

  test("skips rows that were removed after the page, and continues if all rows of the page are gone", async (store, other) => {
    await fill(store);
    const first = await page(store, 10);
    await write(
      other,
      [...first, ...sorted.slice(12, 14)].map(({ id }) => remove(people, [id])),
    );
    assert.deepEqual(await page(store, 3, first.at(-1)), sorted.slice(10, 15).toSpliced(2, 2));
  });

  test("does not repeat a row that moved before the page, and shows one that moved after it again", async (store, other) => {
    await fill(store);
    const first = await page(store, 10);
    const [behind, before] = [sorted[3], sorted[25]] as [Person, Person];
    await write(other, [update(people, [behind.id], { name: "z" }), update(people, [before.id], { name: "a" })]);
    const rest = ids(await page(store, 99, first.at(-1)));
    assert.notInclude(rest, before.id);
    assert.equal(rest.at(-1), behind.id);
    assert.lengthOf(rest, 30);
  });

  test("jumps to any position of a list that changed", async (store, other) => {
    await fill(store);
    await write(other, [remove(people, [sorted[0]?.id ?? ""]), insert(people, person("zz", { name: "n2" }))]);
    const now = listRows(
      [...crowd.filter(({ id }) => id !== sorted[0]?.id), person("zz", { name: "n2" })],
      peopleByName(whole).query as ListQuery,
      whole,
    );
    for (const skip of [0, 19, 28, 29, 30, 39, 40])
      assert.deepEqual(await answer(store, peopleByName({ equal: ["o1"], limit: 2, skip })), now.slice(skip, skip + 2));
  });
}
