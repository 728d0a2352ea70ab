import { update } from "@rollcall/core";
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import test from "node:test";
import { crew, everyKindOfList, sailor, sailorById } from "../crew.fixture.ts";
import { freshFile } from "./fresh-file.fixture.ts";

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
  for (const reads of everyKindOfList) await store.transaction("read", (transaction) => transaction.read(reads));
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
