import { createMemoryStore } from "@rollcall/storage-memory";
import { createTestClock } from "@rollcall/testkit";
import assert from "node:assert/strict";
import test from "node:test";
import { RollcallError } from "../../contract/rollcall-error.ts";
import { maxAttempts, waitAfter } from "../platform/backoff.ts";
import { insert, remove } from "../store/change.ts";
import { longestWait } from "../platform/clock.ts";
import { collection, integer, type RowIn, text } from "../store/collection.ts";
import { duePages, type DueWork, workOnDueRows } from "./due-rows.ts";
import { countGivenUp, failedRows, failuresOf, sweepFailedRows, toRowName } from "./failed-rows.ts";
import { list } from "../store/query.ts";
import type { Store } from "../store/store.ts";

const tasks = collection("tasks", {
  fields: { id: text(), dueAt: integer() },
  key: ["id"],
  indexes: { due: ["dueAt"] },
});
type Task = RowIn<typeof tasks>;

const queue = {
  query: list(tasks, "due", 0),
  page: () => ({ equal: [], limit: 2 }),
  isDue: ({ dueAt }: Task, now: number) => dueAt <= now,
};
const day = 86_400_000;

/** A store with tasks that are due at these times: the first is called `a`. Counts transactions by mode. */
async function openTasks(...times: readonly number[]) {
  const inner = createMemoryStore();
  await inner.open([tasks, failedRows]);
  await inner.transaction("write", (tx) =>
    tx.write(times.map((dueAt, place) => insert(tasks, { id: String.fromCharCode(97 + place), dueAt }))),
  );
  const modes: string[] = [];
  const store: Store = {
    open: (all) => inner.open(all),
    watch: (listener) => inner.watch(listener),
    close: () => inner.close(),
    transaction(mode, work) {
      modes.push(mode);
      return inner.transaction(mode, work);
    },
  };
  const clock = createTestClock(10 * day);
  const results: string[] = [];
  const observer = { failedRow: (work: string, result: string) => results.push(`${work} ${result}`) };
  const attempts: string[] = [];
  /** Runs the work, and notes which tasks it is asked to do together. */
  async function run({ work = () => undefined, ...rest }: Partial<DueWork<Task>> = {}): Promise<string | undefined> {
    const noted: DueWork<Task>["work"] = (rows) => {
      attempts.push(rows.map(({ id }) => id).join("+"));
      return work(rows);
    };
    try {
      await workOnDueRows(
        { store, clock, observer },
        { ...queue, name: "tasks.do", keyOf: ({ id }) => [id], ...rest, work: noted },
      );
      return undefined;
    } catch (error) {
      return (error as RollcallError).code;
    }
  }
  const failures = async () => {
    const [rows] = await inner.transaction("read", (tx) => tx.read([failuresOf({ equal: ["tasks.do"], limit: 99 })]));
    return rows.map(({ row, ...rest }) => ({ id: (JSON.parse(row) as string[])[0], ...rest }));
  };
  const take = (): readonly string[] => attempts.splice(0);
  return { store, inner, modes, clock, results, run, failures, take };
}

const idsOf = async (pages: AsyncIterable<readonly Task[]>): Promise<readonly string[]> => {
  const all: string[] = [];
  for await (const page of pages) all.push(page.map(({ id }) => id).join(""));
  return all;
};

const failing =
  (...ids: readonly string[]): DueWork<Task>["work"] =>
  ([{ id }, ...others]) => {
    if ([id, ...others.map((one) => one.id)].some((one) => ids.includes(one)))
      throw new TypeError("the code has a bug");
  };

test("reads each due row once, page by page, although none is postponed", async () => {
  const { store, modes, clock } = await openTasks(1, 2, 3, 4, 5, 11 * day);
  assert.deepEqual(await idsOf(duePages({ store, clock }, queue)), ["ab", "cd", "e"]);
  assert.deepEqual(modes, ["read", "read", "read"]);
  assert.deepEqual(await idsOf(duePages(await openTasks(), queue)), []);
  assert.deepEqual(await idsOf(duePages(await openTasks(11 * day), queue)), []);
});

test("also reads rows due too far in the future, if the queue has any", async () => {
  const tooLate = 10 * day + longestWait + 1;
  const { store, clock } = await openTasks(1, tooLate - 1, tooLate, tooLate + 1, tooLate + 2);
  assert.deepEqual(await idsOf(duePages({ store, clock }, { ...queue, hasImpossible: true })), ["acd", "e"]);
  assert.deepEqual(await idsOf(duePages({ store, clock }, queue)), ["a"]);
  const even = await openTasks(1, tooLate);
  assert.deepEqual(await idsOf(duePages(even, { ...queue, hasImpossible: true })), ["ab"]);
});

test("works on each row once, and one failure doesn't stop the others [P69]", async () => {
  const { run, take, failures, results, clock, modes } = await openTasks(1, 2, 3, 4, 5);
  assert.equal(await run({ work: failing("b") }), "internal");
  assert.deepEqual(take(), ["a", "b", "c", "d", "e"]);
  const wait = waitAfter(1, toRowName(["b"])) ?? 0;
  const failure = { id: "b", work: "tasks.do", code: "internal", hasGivenUp: false };
  assert.deepEqual(await failures(), [{ ...failure, attempts: 1, retryAt: clock.now() + wait }]);
  clock.advance(wait - 1);
  await run();
  assert.deepEqual(take(), ["a", "c", "d", "e"]);
  clock.advance(1);
  assert.equal(await run({ work: failing("b") }), "internal");
  assert.deepEqual([(await failures())[0]?.attempts, results], [2, ["tasks.do failed", "tasks.do failed"]]);
  clock.advance(day);
  modes.length = 0;
  assert.equal(await run(), undefined);
  assert.deepEqual([await failures(), modes.filter((mode) => mode === "write").length], [[], 1]);
});

test("works on a group's rows together, and one by one if that fails, unless the store is busy [P06]", async () => {
  const { run, take, failures } = await openTasks(1, 2);
  const together = { groupOf: () => "all" };
  assert.equal(await run({ ...together, work: failing("b") }), "internal");
  assert.deepEqual([take(), (await failures()).map(({ id }) => id)], [["a+b", "a", "b"], ["b"]]);
  const busy = await openTasks(1, 2);
  const work = (): never => {
    throw new RollcallError("store.unavailable");
  };
  assert.equal(await busy.run({ ...together, work }), undefined);
  assert.deepEqual([busy.take(), (await busy.failures()).map(({ id }) => id)], [["a+b"], ["a", "b"]]);
  const closed = await openTasks(1, 2);
  const refuse = (): never => {
    throw new RollcallError("shift.closed");
  };
  assert.equal(await closed.run({ ...together, work: refuse }), "shift.closed");
  assert.deepEqual(closed.take(), ["a+b", "a", "b"]);
});

test("gives a row up after the last attempt, or tries it once a day if that isn't possible [P69]", async () => {
  const { store, run, failures, clock, results, take } = await openTasks(1);
  const attempt = async (giveUp?: DueWork<Task>["giveUp"]) => {
    clock.advance(day);
    await run({ work: failing("a"), ...(giveUp && { giveUp }) });
  };
  for (let count = 1; count < maxAttempts; count++) await attempt();
  assert.deepEqual([(await failures())[0]?.hasGivenUp, (await countGivenUp(store)).size], [false, 0]);
  await attempt();
  const [{ attempts, retryAt, hasGivenUp } = assert.fail("no failure")] = await failures();
  assert.deepEqual([attempts, retryAt, hasGivenUp], [maxAttempts, clock.now() + day, true]);
  assert.deepEqual([...(await countGivenUp(store))], [["tasks.do", 1]]);
  assert.equal(results.at(-1), "tasks.do gave-up");
  take();
  await attempt(({ id }) => [remove(tasks, [id])]);
  await attempt();
  assert.deepEqual([take(), await failures()], [["a"], []]);
});

test("ends a run after the maximum number of pages, not counting those whose rows are all waiting", async () => {
  const { run, take } = await openTasks(1, 2, 3, 4, 5, 6);
  await run({ maxPages: 1, work: failing("a", "b") });
  assert.deepEqual(take(), ["a", "b"]);
  await run({ maxPages: 1 });
  assert.deepEqual(take(), ["c", "d"]);
  await run({ maxPages: 2 });
  assert.deepEqual(take(), ["c", "d", "e", "f"]);
});

test("ends a run after several failures in a row, and works on several rows at the same time if asked", async () => {
  const { run, take } = await openTasks(1, 2, 3, 4, 5);
  await run({ endAfter: 2, work: failing("a", "c", "d", "e") });
  assert.deepEqual(take(), ["a", "b", "c", "d"]);
  const most = async (concurrency?: number) => {
    let [active, maximum] = [0, 0];
    const work = async () => {
      maximum = Math.max(maximum, ++active);
      await Promise.resolve();
      active--;
    };
    await (await openTasks(1, 2)).run({ work, ...(concurrency !== undefined && { concurrency }) });
    return maximum;
  };
  assert.deepEqual([await most(), await most(2)], [1, 2]);
});

test("a row with the same key is processed once, and one that another process has done isn't a failure", async () => {
  const { run, take, failures } = await openTasks(1, 2);
  const work = (): never => {
    throw new RollcallError("request.not-found");
  };
  assert.equal(await run({ keyOf: () => ["same"], work }), undefined);
  assert.deepEqual([take(), await failures()], [["a"], []]);
});

test("deletes records that were due more than two days ago, at most 500 in one transaction", async () => {
  const { store, modes, clock, failures } = await openTasks();
  const now = clock.now();
  const failure = { work: "tasks.do", attempts: 1, hasGivenUp: false, code: "internal" } as const;
  const times = [...Array.from({ length: 1001 }, () => now - 2 * day - 1), now - 2 * day];
  await store.transaction("write", (tx) =>
    tx.write(times.map((retryAt, place) => insert(failedRows, { ...failure, row: toRowName([`${place}`]), retryAt }))),
  );
  modes.length = 0;
  assert.equal(await sweepFailedRows(store, now), 1001);
  assert.deepEqual(modes, ["write", "write", "write"]);
  assert.deepEqual(
    (await failures()).map(({ id }) => id),
    ["1001"],
  );
});
