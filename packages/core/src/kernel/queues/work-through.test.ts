import assert from "node:assert/strict";
import test from "node:test";
import { StoreUnavailable } from "../store/store.ts";
import { doEach, workThrough } from "./work-through.ts";

/** The numbers from `first` to `last`. */
const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Works on pages of numbers and records what was read, tried and postponed. Each piece of work takes ten milliseconds. */
async function runOn(
  all: readonly (readonly number[])[],
  parts: {
    readonly work?: (item: number) => unknown;
    readonly postpone?: (item: number) => unknown;
    readonly concurrency?: number;
    readonly until?: number;
  } = {},
) {
  const { work = () => undefined, postpone = () => undefined, ...limits } = parts;
  const [tried, postponed]: readonly [number[], number[]] = [[], []];
  let [now, pagesRead] = [0, 0];
  async function* pages() {
    for (const page of all) {
      pagesRead += 1;
      yield await Promise.resolve(page);
    }
  }
  const { failure, hasMore } = await workThrough<number>({
    ...limits,
    pages: pages(),
    clock: { now: () => now },
    async work(item) {
      tried.push(item);
      now += 10;
      return Promise.resolve(work(item));
    },
    async postpone(item) {
      postponed.push(item);
      return Promise.resolve(postpone(item));
    },
  });
  return { tried, postponed, pagesRead, hasMore, failure: failure?.code };
}

const fails = (error: Error = new TypeError("a bug")): never => {
  throw error;
};

test("does all work, postpones what fails, and reports a failure but not a busy store [P69]", async () => {
  const work = (item: number): void => {
    if (item === 2) fails(new StoreUnavailable("busy"));
    if (item === 4) fails();
  };
  const found = { tried: range(1, 5), postponed: [2, 4], pagesRead: 2, hasMore: false, failure: "internal" };
  assert.deepEqual(await runOn([range(1, 3), range(4, 5)], { work }), found);
  const busy = await runOn([range(1, 3)], { work });
  assert.deepEqual([busy.postponed, busy.failure], [[2], undefined]);
});

test("stops after eight pieces of work in a row that can be neither done nor postponed [P69]", async () => {
  const postpone = () => fails(new StoreUnavailable("down"));
  const down = await runOn([range(1, 20), range(21, 30)], { work: () => fails(), postpone });
  assert.deepEqual([down.tried, down.pagesRead, down.hasMore], [range(1, 8), 1, false]);
  const unstable = await runOn([range(1, 20)], {
    work: (item) => (item === 8 || item === 16 ? undefined : fails()),
    postpone,
  });
  assert.deepEqual(unstable.tried, range(1, 20));
});

test("starts no work once its time is up, and says that there may be more [P69]", async () => {
  const { tried, pagesRead, hasMore } = await runOn([range(1, 5), range(6, 9)], { until: 30 });
  assert.deepEqual([tried, pagesRead, hasMore], [range(1, 3), 1, true]);
  const whole = await runOn([range(1, 3), range(4, 5)], { until: 60 });
  assert.deepEqual([whole.tried, whole.hasMore], [range(1, 5), false]);
});

test("ends when a piece of work ends the run, even if its time is up [P69]", async () => {
  const work = (item: number) => item !== 3;
  const { tried, pagesRead, hasMore } = await runOn([range(1, 5), range(6, 9)], { work, until: 30 });
  assert.deepEqual([tried, pagesRead, hasMore], [range(1, 3), 1, false]);
});

test("does as many pieces of work at the same time as asked, and no more than there are", async () => {
  let [active, most] = [0, 0];
  const work = async () => {
    most = Math.max(most, ++active);
    await Promise.resolve();
    active -= 1;
  };
  assert.deepEqual((await runOn([range(1, 9)], { work, concurrency: 3 })).tried, range(1, 9));
  assert.equal(most, 3);
});

test("does each piece of work before it throws the first failure", async () => {
  const done: string[] = [];
  const all = ["one", "two", "three"].map((name) => async () => {
    done.push(name);
    if (name !== "three") fails(new TypeError(name));
    return Promise.resolve();
  });
  await assert.rejects(doEach(all), (failure: Error) => {
    assert.equal((failure.cause as Error).message, "one");
    return !("hasMore" in failure);
  });
  assert.deepEqual(done, ["one", "two", "three"]);
  await doEach([]);
});
