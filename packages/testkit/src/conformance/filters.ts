import {
  insert,
  list,
  remove,
  update,
  type ListArguments,
  type ListQuery,
  type Read,
  type Store,
  type Value,
} from "@rollcall/core";
import { assert } from "chai";
import { listRows } from "./naive-rows.ts";
import { thing, things, thingsInOrder, type Thing } from "./samples.ts";
import { answer, write, type Kit } from "./store-pair.ts";

const byGroup = list(things, "byGroupInOrder", 1);
const byBody = list(things, "byBodyInOrder", 1);
const byOpen = list(things, "byOpenInOrder", 1);
const byOpenAndRank = list(things, "byOpenAndRankInOrder", 2);
const sortedByBody = list(things, "byBodyInOrder", 0);
const sortedByRank = list(things, "byOpenAndRankInOrder", 1);
const sortedByOpenAndRank = list(things, "byOpenAndRankInOrder", 0, ["id", "open", "rank"]);

const groups = ["g", "-:1", "🦊"] as const;
const bodies = [null, "", "-", "🦊:1", "3:abc", "\uFB01"] as const;
const opens = [true, null, false] as const;
const ranks = [null, -5, 10, 9] as const;
const all: readonly Thing[] = Array.from({ length: 30 }, (_, id) =>
  thing(id, {
    label: id % 4 === 0 ? "Ann Odd" : "Ann Even",
    // No two rows have the same seat.
    group: groups[Math.floor(id / 12)] ?? "",
    body: bodies[id % bodies.length] ?? null,
    open: opens[id % opens.length] ?? null,
    rank: ranks[id % ranks.length] ?? null,
    order: [7, -1, 7, 300, 2][id % 5] ?? 0,
  }),
);

type ThingsList = (args: ListArguments) => Read<readonly object[]>;

async function agrees(store: Store, rows: readonly Thing[], query: ThingsList, args: ListArguments): Promise<void> {
  for (const reverse of [false, true]) {
    const both = { ...args, reverse };
    const { query: asked } = query(both);
    const expected = listRows(rows, asked as ListQuery, both).map((row: Thing) =>
      asked.select ? { id: row.id, open: row.open, rank: row.rank } : row,
    );
    assert.deepEqual(await answer(store, query(both)), expected, JSON.stringify(both));
  }
}

const bounds: readonly Partial<ListArguments>[] = [
  {},
  { after: [7, 12] },
  { after: [-5, 0] },
  { from: 2 },
  { after: [2, 1], from: 7 },
  { skip: 3, limit: 2 },
  { filter: { group: "g" } },
  { filter: { open: null, label: "Ann Odd" } },
  { filter: { body: "" }, after: [0, 0] },
  { words: ["ann", "o"] },
  { words: ["ann"], filter: { rank: null }, from: 3 },
];

/** Registers the tests for lists filtered by columns that each have an index in the order of the list. */
export function filters({ test }: Kit): void {
  const filled = (rows: readonly Thing[], body: (store: Store) => Promise<void>) => async (store: Store) => {
    await write(
      store,
      rows.map((row) => insert(things, row)),
    );
    await body(store);
  };
  const everyValue: readonly (readonly [ThingsList, readonly Value[][]])[] = [
    [byGroup, [...groups, "none"].map((value) => [value])],
    [byBody, [...bodies, "none"].map((value) => [value])],
    [byOpen, opens.map((value) => [value])],
    [byOpenAndRank, opens.flatMap((open) => [...ranks, 0].map((rank) => [open, rank]))],
  ];

  test(
    "lists the rows with a value in list order, from every place",
    filled(all, async (store) => {
      for (const [query, values] of everyValue) {
        for (const equal of values) {
          await agrees(store, all, query, { equal, limit: 99 });
          if (query === byOpen || equal.includes("🦊:1"))
            for (const { words: _, ...bound } of bounds) await agrees(store, all, query, { equal, limit: 4, ...bound });
        }
      }
    }),
  );

  test(
    "searches a list that is filtered by columns with an index",
    filled(all, async (store) => {
      for (const bound of bounds.filter(({ words }) => words !== undefined)) {
        for (const filter of [{}, { body: "-" }, { open: false, rank: 10 }, { group: "g", label: "Ann Even" }])
          await agrees(store, all, thingsInOrder, {
            equal: [],
            limit: 3,
            ...bound,
            filter: { ...bound.filter, ...filter },
          });
      }
    }),
  );

  test(
    "sorts a list by filtered columns, from every place",
    filled(all, async (store) => {
      for (const value of [...bodies, "none"]) {
        await agrees(store, all, sortedByBody, { equal: [], limit: 9, from: value });
        await agrees(store, all, sortedByBody, { equal: [], limit: 5, skip: 2, after: [value, 7, 12] });
        await agrees(store, all, sortedByBody, { equal: [], limit: 9, after: [value, 2, 0], from: "-" });
      }
      for (const open of opens) {
        for (const rank of [...ranks, 0]) {
          await agrees(store, all, sortedByRank, { equal: [open], limit: 9, from: rank });
          await agrees(store, all, sortedByRank, { equal: [open], limit: 9, after: [rank, 7, 3] });
          await agrees(store, all, sortedByOpenAndRank, { equal: [], limit: 9, skip: 1, after: [open, rank, 0, 0] });
        }
        await agrees(store, all, sortedByRank, { equal: [open], limit: 99, filter: { body: null } });
      }
      await agrees(store, all, sortedByOpenAndRank, { equal: [], limit: 99 });
      await agrees(store, all, sortedByOpenAndRank, { equal: [], limit: 3, skip: 28 });
    }),
  );

  test("follows the filtered columns of a row that changes", async (store) => {
    const [first] = all as readonly [Thing, ...Thing[]];
    await write(store, [insert(things, first)]);
    await write(store, [update(things, [first.id], { open: false })]);
    const now = [{ ...first, open: false }];
    await agrees(store, now, byOpen, { equal: [true], limit: 9 });
    await agrees(store, now, byOpen, { equal: [false], limit: 9 });
    await write(store, [remove(things, [first.id])]);
    await agrees(store, [], byOpen, { equal: [false], limit: 9 });
  });

  const many = Array.from({ length: 250 }, (_, id) => thing(id, { rank: id % 240, body: `b${id % 3}`, order: id % 7 }));
  test(
    "filters by columns that have many values",
    filled(many, async (store) => {
      await agrees(store, many, byBody, { equal: ["b1"], limit: 9, after: [3, 3] });
      await agrees(store, many, byOpenAndRank, { equal: [null, 4], limit: 9 });
      await agrees(store, many, thingsInOrder, { equal: [], limit: 9, words: ["thing"], filter: { body: "b2" } });
      const fewer = many.slice(0, 100);
      await write(
        store,
        many.slice(100).map(({ id }) => remove(things, [id])),
      );
      await agrees(store, fewer, byBody, { equal: ["b1"], limit: 9, from: 2 });
      await agrees(store, fewer, byOpenAndRank, { equal: [null, 4], limit: 9 });
      await agrees(store, fewer, sortedByBody, { equal: [], limit: 99, skip: 30 });
    }),
  );
}
