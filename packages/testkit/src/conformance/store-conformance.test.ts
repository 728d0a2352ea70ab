import test from "node:test";
import { createMemoryState, createMemoryStore } from "@rollcall/storage-memory";
import { assert } from "chai";
import { createFaultyStore, withoutIsolation, withLostUpdates, type Fault } from "./faulty-store.fixture.ts";
import { storeConformance } from "./store-conformance.ts";

interface Registered {
  readonly title: string;
  readonly body: () => Promise<void>;
}

/** The tests of the suite for two memory stores with this fault. */
function registered(fault: Fault): Registered[] {
  const tests: Registered[] = [];
  storeConformance({
    name: "faulty",
    runs: 100,
    seed: 7,
    open: () => {
      const state = createMemoryState();
      const sound = [createMemoryStore({ state }), createMemoryStore({ state })] as const;
      return {
        stores: [createFaultyStore(sound[0], fault), createFaultyStore(sound[1], fault)],
        dispose: async () => {
          for (const store of sound) await store.close();
        },
      };
    },
    test: (title, body) => tests.push({ title, body }),
  });
  return tests;
}

const fails = async ({ body }: Registered): Promise<boolean> =>
  body().then(
    () => false,
    () => true,
  );

/** Each fault with the prefixes of the titles of the tests that must detect it. */
const faults: readonly (readonly [name: string, fault: Fault, noticedBy: readonly string[]])[] = [
  [
    "commits each write on its own",
    { transaction: withoutIsolation },
    [
      "keeps nothing of work that throws",
      "keeps nothing of asynchronous work",
      "never shows half",
      "never shows rolled-back",
      "loses no increment of two",
      "has the result of some serial order",
      "behaves like a naive store",
    ],
  ],
  [
    "lets the last writer win",
    { transaction: withLostUpdates },
    [
      "shows a transaction its own writes",
      "loses no increment of two",
      "lets one of two admins leave",
      "lets two admins demote each other",
      "adds the first admin once",
      "keeps a summary row consistent",
      "has the result of some serial order",
    ],
  ],
  [
    "ignores the expected values",
    { change: (change) => (change.kind === "update" ? { ...change, expect: undefined } : change) },
    ["changes a row only while", "compares with", "loses no increment that is compared"],
  ],
  [
    "ignores unique keys",
    { collection: (collection) => ({ ...collection, unique: {} }) },
    ["refuses a taken unique key", "gives a unique key to one of two", "behaves like a naive store"],
  ],
  [
    "forgets references",
    { collection: (collection) => ({ ...collection, references: {} }) },
    ["refuses a reference to a missing row", "refuses to remove a row while", "behaves like a naive store"],
  ],
  [
    "drops removals",
    { change: (change) => (change.kind === "remove" ? undefined : change) },
    ["removes a row from every index", "refuses to change or remove"],
  ],
  [
    "searches for nothing",
    { list: ({ words: _, ...args }) => args },
    ["finds by word prefixes", "finds exactly what", "finds words common to all"],
  ],
  [
    "searches for the first word only",
    { list: (args) => ({ ...args, words: args.words?.slice(0, 1) }) },
    ["finds by word prefixes", "finds exactly what"],
  ],
  [
    "never runs backwards",
    { list: ({ reverse: _, ...args }) => args },
    ["pages forward and backward", "pages through matches", "lists in binary order"],
  ],
  [
    "always starts at the beginning",
    { list: ({ after: _, ...args }) => ({ ...args, limit: Math.min(args.limit, 9) }) },
    ["continues after a row", "finds exactly what"],
  ],
  ["ignores where to start", { list: ({ from: _, ...args }) => args }, ["starts at a name", "orders numbers"]],
  ["skips nothing", { list: ({ skip: _, ...args }) => args }, ["skips rows", "pages through 3,000 rows"]],
  ["filters nothing", { list: ({ filter: _, ...args }) => args }, ["filters by text", "behaves like a naive store"]],
  ["never announces", { silent: true }, ["announces commits of the other"]],
  ["keeps working after it is closed", { immortal: true }, ["refuses work after closing"]],
];

for (const [name, fault, noticedBy] of faults) {
  test(`the store suite detects a store that ${name} [X25]`, async () => {
    const tests = registered(fault);
    for (const beginning of noticedBy) {
      const found = tests.find(({ title }) => title.startsWith(`faulty ${beginning}`));
      assert.isDefined(found, `no test starts with "${beginning}"`);
      assert.isTrue(await fails(found), `"${found.title}" passes`);
    }
  });
}

test("the store suite passes a correct store, in any order of its tests [X25]", async () => {
  const failed: string[] = [];
  for (const one of registered({}).toReversed()) if (await fails(one)) failed.push(one.title);
  assert.deepEqual(failed, []);
});
