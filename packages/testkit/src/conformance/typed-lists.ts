import { insert, list, type ListArguments, type ListQuery, type Read, type Store, type Value } from "@rollcall/core";
import { assert } from "chai";
import { listRows } from "./naive-rows.ts";
import {
  member,
  members,
  membersByName,
  membersByRole,
  people,
  peopleByName,
  person,
  schedule,
  schedules,
  thing,
  things,
  thingsByCode,
  thingsByKey,
  thingsByOpen,
  thingsByRank,
  thingsBySeat,
  type Thing,
} from "./samples.ts";
import { answer, write, type Kit } from "./store-pair.ts";

const thingsByWholeSeat = list(things, "bySeat", 3);
const thingsWithId = list(things, "key", 1);
const thingsByGroup = list(things, "bySeat", 1);

const ranks = [null, -20, 3, null, 10, 3, 0, 200, -3, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, null];
const opens = [true, null, false, true, false, null, null];
const all: readonly Thing[] = ranks.flatMap((rank, i) =>
  [0, 1].map((copy) => {
    const id = (i * 2 + copy) * 5 - 7;
    const code = i % 4 === 3 ? null : `${["Z", "a", "á", "10", "9", ""][i % 6]}${copy === 0 && i < 6 ? "" : id}`;
    return thing(id, {
      // No two rows have the same seat.
      group: `g${id % 3 === 0 ? 1 : id}`,
      code,
      rank,
      open: opens[(i * 2 + copy) % opens.length] ?? null,
      scheduleId: id > 50 ? "s1" : null,
    });
  }),
);

type ThingsList = (args: ListArguments) => Read<readonly Thing[]>;

/** One list for each kind of a column that may be null, with values that rows have and values that none has. */
const kinds: readonly {
  readonly kind: string;
  readonly query: ThingsList;
  readonly column: "rank" | "open" | "code";
  readonly values: readonly Value[];
}[] = [
  { kind: "numbers", query: thingsByRank, column: "rank", values: [null, -20, 3, 4, 0, Number.MAX_SAFE_INTEGER] },
  { kind: "booleans", query: thingsByOpen, column: "open", values: [null, false, true] },
  { kind: "text", query: thingsByCode, column: "code", values: [null, "", "a", "á", "9", "b", "\u{10FFFF}"] },
];

async function fill(store: Store): Promise<void> {
  await write(store, [insert(schedules, schedule("s1")), ...all.map((row) => insert(things, row))]);
}

const expected = (query: ThingsList, args: ListArguments): Thing[] =>
  listRows(all, query(args).query as ListQuery, args);

async function agrees(store: Store, query: ThingsList, args: ListArguments): Promise<void> {
  for (const reverse of [false, true]) {
    const both = { ...args, reverse };
    assert.deepEqual(await answer(store, query(both)), expected(query, both), JSON.stringify(both));
  }
}

/** Registers the tests for lists of every kind of column, including columns that may be null. */
export function typedLists({ test }: Kit): void {
  for (const { kind, query, column, values } of kinds) {
    test(`sorts null before ${kind}, and after them in reverse`, async (store) => {
      await fill(store);
      await agrees(store, query, { equal: [], limit: 99 });
      await agrees(store, query, { equal: [], limit: 5, skip: 3 });
    });

    test(`starts a list of ${kind} at a value or at null, inclusive`, async (store) => {
      await fill(store);
      for (const from of values) {
        await agrees(store, query, { equal: [], limit: 99, from });
        await agrees(store, query, { equal: [], limit: 3, from, skip: 2 });
      }
    });

    test(`continues a list of ${kind} after a row, among equal values and among nulls`, async (store) => {
      await fill(store);
      for (const value of values) {
        for (const id of [Number.MIN_SAFE_INTEGER, 3, 8, 28, Number.MAX_SAFE_INTEGER])
          await agrees(store, query, { equal: [], limit: 7, after: [value, id] });
        await agrees(store, query, { equal: [], limit: 7, after: [value, 8], from: null });
      }
    });

    test(`walks a list of ${kind} in pages of two, through nulls and ties`, async (store) => {
      await fill(store);
      for (const reverse of [false, true]) {
        const walked: Thing[] = [];
        for (let last: Thing | undefined; ; last = walked.at(-1)) {
          const after = last && { after: [last[column], last.id] };
          const page = await answer(store, query({ equal: [], limit: 2, reverse, ...after }));
          walked.push(...page);
          if (page.length < 2 || walked.length > all.length) break;
        }
        assert.deepEqual(walked, expected(query, { equal: [], limit: 99, reverse }));
      }
    });

    test(`filters a list by ${kind} and by null`, async (store) => {
      await fill(store);
      for (const value of values) {
        await agrees(store, thingsByKey, { equal: [], limit: 99, filter: { [column]: value } });
        await agrees(store, query, { equal: [], limit: 2, skip: 1, filter: { [column]: value, group: "g1" } });
      }
    });
  }

  test("lists keys that are numbers as numbers", async (store) => {
    await fill(store);
    await agrees(store, thingsByKey, { equal: [], limit: 99 });
    await agrees(store, thingsByKey, { equal: [], limit: 4, from: 0 });
    await agrees(store, thingsByKey, { equal: [], limit: 4, after: [8] });
  });

  test("lists the rows whose leading columns are equal to null or to a value", async (store) => {
    await fill(store);
    for (const open of [null, true, false]) {
      await agrees(store, thingsBySeat, { equal: ["g1", open], limit: 99 });
      await agrees(store, thingsBySeat, { equal: ["g1", open], limit: 99, from: null });
      await agrees(store, thingsBySeat, { equal: ["g1", open], limit: 2, after: [null, 8] });
    }
  });

  test("continues a list of two columns that may be null", async (store) => {
    await fill(store);
    for (const row of all.filter(({ group }) => group === "g1"))
      await agrees(store, thingsByGroup, { equal: ["g1"], limit: 3, after: [row.open, row.rank, row.id] });
  });

  test("lists by all columns of an index, and by a whole key", async (store) => {
    await fill(store);
    for (const { group, open, rank, id } of all.slice(0, 6)) {
      await agrees(store, thingsByWholeSeat, { equal: [group, open, rank], limit: 9 });
      await agrees(store, thingsWithId, { equal: [id], limit: 9 });
      await agrees(store, thingsWithId, { equal: [id], limit: 9, after: [] });
    }
    await agrees(store, thingsWithId, { equal: [4], limit: 9 });
  });

  test("starts at the later of two bounds", async (store) => {
    await fill(store);
    for (const from of [-20, 3, 200]) {
      for (const after of [-30, 3, 10])
        await agrees(store, thingsByRank, { equal: [], limit: 99, from, after: [after, 8] });
    }
  });

  test("lists no row with a limit of 0, and all with a limit beyond their number", async (store) => {
    await fill(store);
    for (const limit of [0, 1, all.length - 1, all.length, all.length + 1, 100_000])
      await agrees(store, thingsByRank, { equal: [], limit });
    await agrees(store, thingsByRank, { equal: [], limit: 0, skip: 2 });
  });

  test("lists nothing from an empty collection, with any arguments", async (store) => {
    const shapes: Partial<ListArguments>[] = [
      {},
      { reverse: true },
      { from: 1 },
      { after: [1, 1] },
      { skip: 1 },
      { filter: { open: true } },
    ];
    for (const shape of shapes)
      assert.deepEqual(await answer(store, thingsByRank({ equal: [], limit: 9, ...shape })), []);
  });

  test("filters by a reference, and by several columns, one of which is null", async (store) => {
    await fill(store);
    await agrees(store, thingsByRank, { equal: [], limit: 99, filter: { scheduleId: "s1" } });
    await agrees(store, thingsByRank, { equal: [], limit: 99, filter: { scheduleId: null, open: true } });
    await agrees(store, thingsByRank, { equal: [], limit: 99, filter: { scheduleId: "s1", code: null, open: null } });
  });

  test("lists choices and booleans in every combination, including texts that are not declared as choices", async (store) => {
    const roles = ["admin", "member", "viewer", "guest", "", `a "b"\n☂`] as ("admin" | "member" | "viewer")[];
    const listed = roles.flatMap((role, i) =>
      [true, false].map((assignable, j) => member("s1", `${i}${j}`, { role, assignable })),
    );
    const everyone = [true, false].flatMap((active, i) =>
      [true, false, null].map((confirmed, j) => person(`${i}${j}`, { active, confirmed })),
    );
    await write(store, [
      insert(schedules, schedule("s1")),
      ...listed.map((row) => insert(members, row)),
      ...everyone.map((row) => insert(people, row)),
    ]);
    assert.deepEqual(await answer(store, membersByName({ equal: ["s1"], limit: 99 })), listed);
    assert.deepEqual(await answer(store, peopleByName({ equal: ["o1"], limit: 99 })), everyone);
    const guests = listed.filter(({ role }) => role === roles[3]);
    assert.deepEqual(await answer(store, membersByRole({ equal: ["s1", "guest"], limit: 99 })), guests);
  });
}
