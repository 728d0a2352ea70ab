import test from "node:test";
import { createMemoryState, createMemoryStore } from "@rollcall/storage-memory";
import { assert } from "chai";
import { createFaultyStore, eachForItself, lastOneWins, type Fault } from "./faulty-store.fixture.ts";
import { storeConformance } from "./store-conformance.ts";

interface Registered {
  readonly title: string;
  readonly body: () => Promise<void>;
}

/** The tests that the suite registers for two memory stores with this fault. */
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

/** Each fault with the beginnings of the tests that must notice it. */
const faults: readonly (readonly [name: string, fault: Fault, noticedBy: readonly string[]])[] = [
  [
    "keeps each write for itself",
    { transaction: eachForItself },
    [
      "keeps nothing of work that throws",
      "keeps nothing of asynchronous work",
      "never shows half",
      "never shows what is taken back",
      "loses no increment of two",
      "has the outcome of some serial order",
      "does and answers what a naive store",
    ],
  ],
  [
    "lets the last writer win",
    { transaction: lastOneWins },
    [
      "shows a transaction its own writes",
      "loses no increment of two",
      "lets one of two admins leave",
      "lets two admins demote each other",
      "adds the first admin once",
      "keeps a head row in step",
      "has the outcome of some serial order",
    ],
  ],
  [
    "writes whatever is expected",
    { change: (change) => (change.kind === "update" ? { ...change, expect: undefined } : change) },
    ["changes a row only while", "compares with", "loses no increment that is compared"],
  ],
  [
    "forgets unique keys",
    { collection: (collection) => ({ ...collection, unique: {} }) },
    ["refuses a taken unique key", "gives a unique key to one of two", "does and answers what a naive store"],
  ],
  [
    "forgets references",
    { collection: (collection) => ({ ...collection, references: {} }) },
    [
      "refuses a row that names a missing one",
      "refuses to remove a row that others name",
      "does and answers what a naive store",
    ],
  ],
  [
    "drops removals",
    { change: (change) => (change.kind === "remove" ? undefined : change) },
    ["removes a row from every way", "refuses to change or remove"],
  ],
  [
    "searches for nothing",
    { list: ({ words: _, ...args }) => args },
    ["finds by beginnings", "finds page by page", "finds in 2,000 rows"],
  ],
  [
    "searches for the first word only",
    { list: (args) => ({ ...args, words: args.words?.slice(0, 1) }) },
    ["finds by beginnings", "finds page by page"],
  ],
  [
    "never runs backwards",
    { list: ({ reverse: _, ...args }) => args },
    ["walks all pages", "pages through matches", "lists in binary order"],
  ],
  [
    "always begins at the beginning",
    { list: ({ after: _, ...args }) => ({ ...args, limit: Math.min(args.limit, 9) }) },
    ["goes on behind a row", "finds page by page"],
  ],
  ["overlooks where to begin", { list: ({ from: _, ...args }) => args }, ["begins at a name", "orders numbers"]],
  ["passes over nothing", { list: ({ skip: _, ...args }) => args }, ["passes over rows first", "walks 3,000 rows"]],
  [
    "filters nothing",
    { list: ({ filter: _, ...args }) => args },
    ["filters by text", "does and answers what a naive store"],
  ],
  ["never announces", { silent: true }, ["announces what the other"]],
  ["works on after its end", { immortal: true }, ["refuses work after it is closed"]],
];

for (const [name, fault, noticedBy] of faults) {
  test(`the store suite notices a store that ${name} [X25]`, async () => {
    const tests = registered(fault);
    for (const beginning of noticedBy) {
      const found = tests.find(({ title }) => title.startsWith(`faulty ${beginning}`));
      assert.isDefined(found, `there is no test "${beginning}…"`);
      assert.isTrue(await fails(found), `"${found.title}" passes`);
    }
  });
}

test("the store suite passes a store without a fault, in whatever order its tests run [X25]", async () => {
  const failed: string[] = [];
  for (const one of registered({}).toReversed()) if (await fails(one)) failed.push(one.title);
  assert.deepEqual(failed, []);
});
