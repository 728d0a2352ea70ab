import { createMemoryStore } from "@rollcall/storage-memory";
import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import type { Store } from "../kernel/store/store.ts";

/** The counted store calls. */
interface Asked {
  transactions: number;
  loads: number;
  reads: number;
}

/** A store that counts transactions, loads and single reads. */
function counting(store: Store): { readonly store: Store; readonly asked: Asked } {
  const asked: Asked = { transactions: 0, loads: 0, reads: 0 };
  const counted: Store = {
    open: (collections) => store.open(collections),
    watch: (listener) => store.watch(listener),
    close: () => store.close(),
    transaction(mode, work) {
      asked.transactions += 1;
      return store.transaction(mode, (tx) =>
        work({
          read(reads) {
            asked.loads += 1;
            asked.reads += reads.length;
            return tx.read(reads);
          },
          write: (changes) => tx.write(changes),
        }),
      );
    },
  };
  return { store: counted, asked };
}

test("the decisions for a page need one load round for any number of rows [X1]", async () => {
  const { store, asked } = counting(createMemoryStore());
  const { ann, app, scheduleId } = await createTestWorld({ store });
  const people = Array.from({ length: 150 }, (_, i) => ({
    address: `p${i}@example.org`,
    role: (["admin", "member", "viewer"] as const)[i % 3],
    assignable: i % 2 === 0,
  }));
  await ann.client.members.add({ scheduleId, people });
  const actor = await ann.actor();
  const costs = [];
  for (const limit of [1, 10, 100]) {
    Object.assign(asked, { transactions: 0, loads: 0, reads: 0 });
    const page = await app.rollcall.call("run", { name: "members.list", input: { scheduleId, limit }, actor });
    const { rows, legend } = page as { rows: readonly { refused: number }[]; legend: readonly object[] };
    assert.equal(rows.length, limit);
    // A hundred rows, each with a decision on every action: allowed unless the legend lists it.
    assert(rows.every(({ refused }) => legend[refused] !== undefined));
    costs.push({ ...asked });
  }
  const one = costs[0];
  assert.deepEqual(costs, [one, one, one]);
  assert.deepEqual([one?.transactions, one?.loads], [1, 1]);
  // The schedule's summary, the caller's own row, the page itself and what the schedule's view needs.
  assert((one?.reads ?? 0) <= 4, `${one?.reads} reads`);
});

test("commands on one person and their repeats need one load round, including with an idempotency key [F5]", async () => {
  const { store, asked } = counting(createMemoryStore());
  const { ann, app, max, oda, vic, scheduleId } = await createTestWorld({ store });
  await ann.client.schedules.update({ scheduleId, name: "Marked" });
  const actor = await ann.actor();
  const loadsOf = async (name: string, input: object, idempotencyKey?: string): Promise<number> => {
    asked.loads = 0;
    await app.rollcall.call("run", { name, input: { scheduleId, ...input }, actor, idempotencyKey });
    return asked.loads;
  };
  const role = { personId: vic.id, role: "member" };
  const removal = { personId: max.id };
  assert.equal(await loadsOf("members.setRole", { ...role, role: "admin" }), 1);
  const addition = { people: [{ personId: oda.id }] };
  for (const attempt of ["first", "repeated"]) {
    assert.equal(await loadsOf("members.add", addition, "addition"), 1, attempt);
    assert.equal(await loadsOf("members.setRole", role, "role"), 1, attempt);
    assert.equal(await loadsOf("members.remove", removal, "removal"), 1, attempt);
  }
});
