import { type ListArguments, searchWords, update } from "@rollcall/core";
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import test from "node:test";
import { crew, crewByEmail, crewByName, crewByRank, freshFile, sailor, sailorById } from "./crew.fixture.ts";

test("answers a hundred single-row reads in one statement", async (context) => {
  const store = await freshFile(context).launched();
  await store.transaction("write", (transaction) => transaction.write([sailor("p7", "Ann")]));
  const reads = Array.from({ length: 100 }, (_, i) => sailorById("s1", `p${i}`));
  const found = await store.transaction("read", (transaction) => transaction.read(reads));
  assert.deepEqual(
    found.flatMap((row, i) => (row === undefined ? [] : [i])),
    [7],
  );
});

const bounds: Partial<ListArguments>[] = [
  {},
  { after: ["bo", "p2"] },
  { from: "bo" },
  { after: ["bo", "p2"], from: "ann" },
  { skip: 2 },
];

test("uses an index for every kind of list and search, and sorts only a few matches", async (context) => {
  const { launched, path } = freshFile(context);
  const prepare = context.mock.method(DatabaseSync.prototype, "prepare");
  const store = await launched();
  await store.transaction("write", (transaction) =>
    transaction.write(
      ["Ann Annabel", "Bo", "Cleo Annex", "Dora Fields"].map((name, i) => sailor(`p${i}`, name, `${i}@x.example`)),
    ),
  );
  await store.transaction("write", (transaction) =>
    transaction.write([update(crew, ["s1", "p1"], { name: "Bob", nameKey: "bob" })]),
  );
  for (const reverse of [false, true]) {
    for (const bound of bounds) {
      const args = { limit: 5, reverse, ...bound };
      await store.transaction("read", (transaction) =>
        transaction.read([
          crewByName({ equal: ["s1"], ...args }),
          crewByName({ equal: ["s1"], ...args, filter: { rank: "hand", email: null } }),
          crewByRank({ equal: ["s1", "hand"], ...args }),
          crewByEmail({ equal: ["s1"], limit: 5, reverse, after: bound.after && ["1@x.example", "p1"] }),
          crewByEmail({ equal: ["s1"], limit: 5, reverse, after: bound.after && [null, "p1"] }),
          ...["a", "ann", "anne", "exam", "ann exam"].map((asked) =>
            crewByName({ equal: ["s1"], ...args, words: searchWords(asked) }),
          ),
        ]),
      );
    }
  }
  const asked = new Set(
    prepare.mock.calls.map(({ arguments: [text] }) => text).filter((text) => /^(select|update|delete)/.test(text)),
  );
  prepare.mock.restore();
  const database = new DatabaseSync(path, { readOnly: true });
  context.after(() => database.close());
  let lists = 0;
  for (const text of asked) {
    if (!text.includes('"crew')) continue;
    const steps = database
      .prepare(`explain query plan ${text}`)
      .all()
      .map(({ detail }) => String(detail));
    const scans = steps.filter((step) => step.startsWith("SCAN") && !/SCAN \(?(subquery|w\b)/.test(step));
    assert.deepEqual(scans, [], text);
    const sortsMatches = text.includes('"_shared" <') || text.includes('from (select "m"');
    if (!sortsMatches) assert.ok(!steps.some((step) => step.includes("TEMP B-TREE")), `${text}\n${steps.join("\n")}`);
    lists++;
  }
  assert.ok(lists > 30, `${lists} statements`);
});
