import { insert, type Store, update } from "@rollcall/core";
import { createMemoryState, createMemoryStore } from "@rollcall/storage-memory";
import { assert } from "chai";
import fc from "fast-check";
import test from "node:test";
import { people, person, personById, samples } from "../conformance/samples.ts";
import { storeConformance } from "../conformance/store-conformance.ts";
import { answer, write } from "../conformance/store-pair.ts";
import { oneAtATime, scheduledStore, type ScheduledStoreOptions, type TaskScheduler } from "../index.ts";

/** Runs everything immediately, in order. */
const atOnce: TaskScheduler = { schedule: (task) => task };

for (const isolation of ["optimistic", "store"] as const) {
  storeConformance({
    name: `a scheduled store (${isolation})`,
    runs: 30,
    test: (title, body) => void test(title, body),
    open: () => {
      const state = createMemoryState();
      const one = (): Store => scheduledStore(createMemoryStore({ state }), atOnce, { isolation });
      const stores = [one(), one()] as const;
      return {
        stores,
        dispose: async () => {
          for (const store of stores) await store.close();
        },
      };
    },
  });
}

const increment = async (store: Store): Promise<void> =>
  store.transaction("write", async (tx) => {
    const [row] = await tx.read([personById("p1")]);
    await tx.write([update(people, ["p1"], { logins: (row?.logins ?? 0) + 1 })]);
  });

/** Three increments in an order chosen by the scheduler; returns the result and the order. */
async function incremented(scheduler: fc.Scheduler, options: ScheduledStoreOptions) {
  const sound = createMemoryStore();
  await sound.open(samples);
  await write(sound, [insert(people, person("p1"))]);
  const store = scheduledStore(sound, scheduler, options);
  await scheduler.waitFor(Promise.all([increment(store), increment(store), increment(store)]), oneAtATime);
  const order = scheduler.report().map(({ label }) => label);
  return { logins: (await answer(sound, personById("p1")))?.logins, order };
}

const property = { numRuns: 100, seed: 5 };

for (const isolation of ["optimistic", "store"] as const) {
  test(`no increment is lost in 100 different orders of calls (${isolation}) [F6]`, async () => {
    const orders = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { logins, order } = await incremented(scheduler, { isolation });
        assert.equal(logins, 3);
        orders.add(order.join());
      }),
      property,
    );
    assert.isAbove(orders.size, isolation === "optimistic" ? 80 : 5);
  });
}

test("increments are lost within 100 orders if nothing is compared", async () => {
  const outcomes = new Set<number | undefined>();
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      outcomes.add((await incremented(scheduler, { isolation: "read-committed" })).logins);
    }),
    property,
  );
  assert.deepEqual([...outcomes].sort(), [1, 2, 3]);
});

test("a seed reproduces the order of calls", async () => {
  const orders: string[][] = [[], []];
  for (const seen of orders) {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        seen.push((await incremented(scheduler, {})).order.join());
      }),
      { numRuns: 20, seed: 7 },
    );
  }
  assert.deepEqual(orders[0], orders[1]);
});
