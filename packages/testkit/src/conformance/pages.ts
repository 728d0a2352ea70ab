import { insert, remove, type ListArguments, type ListQuery, type Read, type Store, type Value } from "@rollcall/core";
import { assert } from "chai";
import { listRows } from "./naive-rows.ts";
import {
  activePeopleByLogins,
  people,
  peopleByActivity,
  peopleByKey,
  peopleByName,
  person,
  type Person,
} from "./samples.ts";
import { answer, write, type Kit } from "./store-pair.ts";

/** Names that other collations (by language, by UTF-16 units, without case) would sort differently. Some occur twice. */
const names = [
  "a",
  "Z",
  "z",
  "A",
  "",
  " ",
  "Á",
  "á",
  "é",
  "e",
  "Ann",
  "ann",
  "Ann Lee",
  "Ann-Lee",
  "AnnLee",
  "Ann",
  "Ann",
  "ß",
  "ss",
  "İ",
  "ı",
  "10",
  "9",
  "Ω",
  "я",
  "漢",
  "\uFB01",
  "𝒳",
  "🦊",
  "\uFFFD",
  "_",
  "%",
  "'",
  '"',
  "\\",
  "~",
  "z",
  "Z",
];
const everyone = names.map((name, i) =>
  person(`p${String((i * 7) % names.length).padStart(2, "0")}`, {
    name,
    active: i % 3 !== 0,
    confirmed: [true, false, null][i % 3] ?? null,
    logins: [-5, 3, 10, 200, 0][i % 5] ?? 0,
  }),
);
const neighbors = ["o", "o0", "o11", "o2", "O1", ""].map((organizationId, i) =>
  person(`n${i}`, { organizationId, name: "a" }),
);

type PeopleList = (args: ListArguments) => Read<readonly Person[]>;

async function fill(store: Store): Promise<void> {
  await write(
    store,
    [...everyone, ...neighbors].map((row) => insert(people, row)),
  );
}

async function agrees(store: Store, query: PeopleList, args: ListArguments): Promise<void> {
  const expected = listRows([...everyone, ...neighbors], query(args).query as ListQuery, args);
  assert.deepEqual(await answer(store, query(args)), expected, JSON.stringify(args));
}

export function pages({ test }: Kit): void {
  test("lists in binary order, names first and then keys, within the given values only", async (store) => {
    await fill(store);
    for (const reverse of [false, true]) {
      await agrees(store, peopleByName, { equal: ["o1"], limit: 99, reverse });
      await agrees(store, peopleByKey, { equal: [], limit: 99, reverse });
    }
    await agrees(store, peopleByName, { equal: ["o"], limit: 99 });
    await agrees(store, peopleByName, { equal: ["unknown"], limit: 99 });
  });

  test("reads text with NUL, which no row has, like any other text", async (store) => {
    await fill(store);
    await agrees(store, peopleByName, { equal: ["o1\0"], limit: 99 });
    await agrees(store, peopleByName, { equal: ["o1"], limit: 99, from: "\0" });
    await agrees(store, peopleByName, { equal: ["o1"], limit: 99, after: ["\0", "\0"] });
  });

  test("orders numbers as numbers and false before true", async (store) => {
    await fill(store);
    for (const reverse of [false, true]) {
      await agrees(store, activePeopleByLogins, { equal: ["o1", true], limit: 99, reverse });
      await agrees(store, peopleByActivity, { equal: ["o1"], limit: 99, reverse });
      await agrees(store, peopleByActivity, { equal: ["o1"], limit: 99, reverse, from: reverse ? false : true });
    }
  });

  test("pages forward and backward through ties without gaps or repetitions", async (store) => {
    await fill(store);
    for (const reverse of [false, true]) {
      const walked: Person[] = [];
      let after: readonly Value[] | undefined;
      for (;;) {
        const page = await answer(store, peopleByName({ equal: ["o1"], limit: 3, reverse, ...(after && { after }) }));
        walked.push(...page);
        const last = page.at(-1);
        if (last === undefined || walked.length > everyone.length) break;
        after = [last.name, last.id];
      }
      const args = { equal: ["o1"], limit: 99, reverse };
      assert.deepEqual(walked, listRows(everyone, peopleByName(args).query as ListQuery, args));
    }
  });

  test("continues after a row that was removed", async (store) => {
    await fill(store);
    const before = await answer(store, peopleByName({ equal: ["o1"], limit: 99 }));
    const gone = before[10] as Person;
    await write(store, [remove(people, [gone.id])]);
    const args = { equal: ["o1"], limit: 4, after: [gone.name, gone.id] };
    assert.deepEqual(await answer(store, peopleByName(args)), before.slice(11, 15));
    assert.deepEqual(await answer(store, peopleByName({ ...args, reverse: true })), before.slice(6, 10).toReversed());
  });

  test("starts at a name, whether or not it exists, in both directions", async (store) => {
    await fill(store);
    for (const from of [...names, "Ann K", "b", "zz", "\u{10FFFF}"]) {
      for (const reverse of [false, true]) {
        await agrees(store, peopleByName, { equal: ["o1"], limit: 5, from, reverse });
        await agrees(store, peopleByName, { equal: ["o1"], limit: 5, from, reverse, skip: 2 });
      }
    }
  });

  test("skips rows, including with a filter, after a tuple and in reverse", async (store) => {
    await fill(store);
    for (const skip of [0, 1, 7, 37, 38, 1_000]) {
      for (const reverse of [false, true]) {
        await agrees(store, peopleByName, { equal: ["o1"], limit: 4, skip, reverse });
        await agrees(store, peopleByName, { equal: ["o1"], limit: 4, skip, reverse, after: ["Z", "p07"] });
        await agrees(store, peopleByName, { equal: ["o1"], limit: 4, skip, reverse, filter: { active: false } });
      }
    }
  });

  test("filters by text, numbers, booleans and null, several at once", async (store) => {
    await fill(store);
    const filters: Record<string, Value>[] = [
      { active: true },
      { active: false },
      { confirmed: null },
      { confirmed: false },
      { logins: -5 },
      { name: "Ann" },
      { active: false, logins: 3 },
      { email: null },
      { confirmed: null, active: true, logins: 10 },
      {},
    ];
    for (const filter of filters) {
      await agrees(store, peopleByName, { equal: ["o1"], limit: 99, filter });
      await agrees(store, peopleByName, { equal: ["o1"], limit: 2, filter, reverse: true, from: "z" });
    }
  });

  test("answers the same list with different arguments", async (store) => {
    await fill(store);
    const shapes: Partial<ListArguments>[] = [
      {},
      { reverse: true },
      { from: "a" },
      { skip: 3 },
      { filter: { logins: 3 } },
      { filter: { active: true } },
      { after: ["a", "p00"] },
    ];
    for (let round = 0; round < 3; round++) {
      for (const shape of shapes) await agrees(store, peopleByName, { equal: ["o1"], limit: 2 + round, ...shape });
    }
  });

  test("pages through 3,000 rows by 100, and jumps to the middle", async (store) => {
    const crowd = Array.from({ length: 3_000 }, (_, i) =>
      person(`p${i}`, { organizationId: "crowd", name: `n${(i * 7_919) % 3_000}`, logins: i % 5 }),
    );
    await write(
      store,
      crowd.map((row) => insert(people, row)),
    );
    const all = { equal: ["crowd"], limit: 3_000 };
    const sorted = listRows(crowd, peopleByName(all).query as ListQuery, all);
    const walked: Person[] = [];
    for (let page = 0; page < 30; page++) {
      const last = walked.at(-1);
      walked.push(
        ...(await answer(
          store,
          peopleByName({ equal: ["crowd"], limit: 100, ...(last && { after: [last.name, last.id] }) }),
        )),
      );
    }
    assert.deepEqual(walked, sorted);
    assert.deepEqual(
      await answer(store, peopleByName({ equal: ["crowd"], limit: 5, skip: 1_500 })),
      sorted.slice(1_500, 1_505),
    );
    const back = await answer(store, peopleByName({ equal: ["crowd"], limit: 5, skip: 1_500, reverse: true }));
    assert.deepEqual(back, sorted.toReversed().slice(1_500, 1_505));
  });
}
