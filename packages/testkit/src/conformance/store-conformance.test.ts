import test from "node:test";
import { createMemoryState, createMemoryStore } from "@rollcall/storage-memory";
import { assert } from "chai";
import {
  changeValues,
  createFaultyStore,
  passTime,
  sortRows,
  withDirtyReads,
  withEarlyAnswers,
  withLostUpdates,
  withNewestReads,
  withoutIsolation,
  withRepeatedWork,
  withWriteSkew,
  type Fault,
} from "./faulty-store.fixture.ts";
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

/** Each fault, with the beginnings of the titles of tests that must detect it. */
const faults: readonly (readonly [name: string, fault: Fault, noticedBy: readonly string[]])[] = [
  [
    "keeps declared choices only",
    { change: changeValues((value) => (value === "guest" ? "member" : value)) },
    ["lists choices and booleans"],
  ],
  [
    "commits each write separately",
    { transaction: withoutIsolation },
    [
      "keeps nothing of work that throws",
      "keeps nothing of asynchronous work",
      "never shows half",
      "never shows rolled-back",
      "loses no increment when two",
      "has the result of some serial order",
      "behaves like a naive store",
    ],
  ],
  [
    "lets the last writer win",
    { transaction: withLostUpdates },
    [
      "shows a transaction its own writes",
      "loses no increment when two",
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
  [
    "shows uncommitted changes",
    { transaction: withDirtyReads },
    ["never shows an insert, update or removal", "never shows rolled-back", "never shows half"],
  ],
  [
    "reads whatever is newest",
    { transaction: withNewestReads },
    [
      "reads the same values of a row again",
      "lists the same rows again",
      "finds the same rows again",
      "does not find a row later in a transaction",
      "never shows a total",
    ],
  ],
  [
    "notices conflicts of written rows only",
    { transaction: withWriteSkew },
    [
      "refuses to let two transactions each change",
      "gives the last place of a list",
      "adds a name once",
      "creates what is missing once",
      "lets one of three transactions in a circle",
    ],
  ],
  ["answers before the commit", { transaction: withEarlyAnswers }, ["shows an acknowledged write"]],
  [
    "runs work again after its commit",
    { transaction: withRepeatedWork },
    ["loses no increment when two", "keeps a summary row consistent"],
  ],
  [
    "sorts text by language",
    { answer: sortRows((a, b) => String(a).localeCompare(String(b), "en")) },
    ["lists in binary order", "sorts null before numbers"],
  ],
  [
    "sorts null last",
    { answer: sortRows((a, b) => Number(a === null) - Number(b === null)) },
    ["sorts null before numbers", "sorts null before booleans", "sorts null before text"],
  ],
  [
    "loses rows at ties",
    { list: ({ after, ...args }) => ({ ...args, ...(after && { after: [...after.slice(0, -1), "\u{10FFFF}"] }) }) },
    [
      "walks forward through rows with equal names",
      "breaks ties by the last column",
      "can change direction at any row",
    ],
  ],
  [
    "repeats rows at ties",
    { list: ({ after, ...args }) => ({ ...args, ...(after && { from: after[0] }) }) },
    ["walks backward through rows", "can change direction at any row"],
  ],
  [
    "exceeds limits",
    { list: (args) => ({ ...args, limit: args.limit + 1 }) },
    ["lists no row with a limit of 0", "finds no more rows than the limit"],
  ],
  [
    "answers many keys in the order of its rows",
    {
      answer: (result, { query }) =>
        query.kind === "get-many"
          ? (result as readonly object[]).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
          : result,
    },
    ["gets many rows in the order of the keys", "finds rows by keys that are numbers"],
  ],
  [
    "returns booleans as numbers",
    {
      answer: (result) =>
        JSON.parse(JSON.stringify(result ?? null), (_, value: unknown) => (value === true ? 1 : value)) as unknown,
    },
    ["keeps booleans and null", "returns values unchanged"],
  ],
  [
    "takes null for empty text",
    { change: changeValues((value) => (value === null ? "" : value)) },
    ["keeps empty text apart from null", "allows any number of nulls", "finds no row by a unique key that is null"],
  ],
  [
    "trims text",
    { change: changeValues((value) => (typeof value === "string" ? value.trim() : value)) },
    ["distinguishes keys by case, accent and trailing space", "keeps control characters"],
  ],
  [
    "normalizes text",
    { change: changeValues((value) => (typeof value === "string" ? value.normalize("NFC") : value)) },
    ["does not normalize text"],
  ],
  [
    "cuts long text",
    { change: changeValues((value) => (typeof value === "string" ? value.slice(0, 255) : value)) },
    [
      "keeps text of a million characters",
      "keeps and orders keys and indexed text",
      "finds words of 400 letters that have four bytes each",
    ],
  ],
  [
    "rounds large numbers",
    { change: changeValues((value) => (typeof value === "number" ? Math.fround(value) : value)) },
    ["keeps whole numbers up to the largest", "keeps instants of any year"],
  ],
  [
    "sorts the keys of JSON",
    {
      change: changeValues((value) =>
        typeof value === "object" && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
          : value,
      ),
    },
    ["keeps the keys of JSON objects"],
  ],
  [
    "searches only letters without accents of one script",
    { list: (args) => ({ ...args, words: args.words?.map((word) => word.replaceAll(/[^a-z0-9]/gu, "")) }) },
    [
      "finds by letters in other scripts",
      "ignores case, including in Greek",
      "finds by any number of letters outside the basic plane",
    ],
  ],
  [
    "opens whatever the declarations are",
    { careless: true },
    ["refuses to open data", "refuses another key", "refuses a column stored"],
  ],
  [
    "finds no rows that an instance with an older declaration wrote",
    { answer: (result, { query }) => (query.collection.name === "kit_growing" && query.kind === "list" ? [] : result) },
    ["finds what an instance with an older declaration wrote"],
  ],
  ["forgets its rows when it is closed", { forgetful: true }, ["keeps rows after all instances were closed"]],
  ["never announces", { announcements: 0 }, ["announces commits of the other"]],
  ["announces once", { announcements: 1 }, ["announces the last of many commits"]],
  ["keeps working after it is closed", { immortal: true }, ["refuses work after closing"]],
];

for (const [name, fault, noticedBy] of faults) {
  test(`the store suite detects a store that ${name} [X25]`, async (t) => {
    const tests = registered(fault);
    for (const beginning of noticedBy) {
      const found = tests.find(({ title }) => title.startsWith(`faulty ${beginning}`));
      assert.isDefined(found, `no test starts with "${beginning}"`);
      const failing = fails(found);
      if (fault.announcements !== undefined) await passTime(t.mock.timers, failing);
      assert.isTrue(await failing, `"${found.title}" passes`);
    }
  });
}

test("the store suite passes a correct store, in any order of its tests [X25]", async () => {
  const failed: string[] = [];
  for (const one of registered({}).toReversed()) if (await fails(one)) failed.push(one.title);
  assert.deepEqual(failed, []);
});
