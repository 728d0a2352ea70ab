import { getMany, update } from "@rollcall/core";
import assert from "node:assert/strict";
import test from "node:test";
import pg from "pg";
import { crew, everyKindOfList, sailor, sailorById, shipById } from "../crew.fixture.ts";
import { freshSchema } from "./fresh-schema.fixture.ts";

const sailorsById = getMany(crew);

/** A node of a plan as PostgreSQL explains it. */
interface PlanNode {
  readonly "Node Type": string;
  readonly "Index Cond"?: string;
  readonly Plans?: readonly PlanNode[];
}

const nodesIn = (node: PlanNode): readonly PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesIn)];

test("can use an index for every kind of statement, and sorts only a few matches", async (context) => {
  const { admin, launched } = await freshSchema(context);
  const store = await launched();
  const parse = context.mock.method(pg.Connection.prototype, "parse");
  await store.transaction("write", (transaction) =>
    transaction.write(
      ["Ann Annabel", "Bo", "Cleo Annex", "Dora Fields"].map((name, i) => sailor(`p${i}`, name, `${i}@x.example`)),
    ),
  );
  await store.transaction("write", async (transaction) => {
    await transaction.read([sailorById("s1", "p1"), shipById("s1"), sailorsById([["s1", "p1"]])]);
    await transaction.write([update(crew, ["s1", "p1"], { name: "Bob", nameKey: "bob" })]);
  });
  for (const reads of everyKindOfList) await store.transaction("read", (transaction) => transaction.read(reads));
  const sent = new Set(
    parse.mock.calls
      .map(({ arguments: [{ text }] }) => text)
      .filter((text) => /^(select|with changed|delete)/.test(text)),
  );
  parse.mock.restore();
  // The tables are small, so the planner would scan them without the settings of the store.
  await admin.query("begin");
  await admin.query([...sent].find((text) => text.includes("set_config")) ?? assert.fail());
  let lists = 0;
  for (const text of sent) {
    if (!text.includes('"crew')) continue;
    const { rows } = await admin.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
      `explain (format json, generic_plan) ${text}`,
    );
    const nodes = nodesIn((rows[0] ?? assert.fail())["QUERY PLAN"][0].Plan);
    const explained = `${text}\n${JSON.stringify(nodes[0], null, 1)}`;
    // A change returns the number of changed rows, keys come in an array, and a search reads the rows of its entries one by one.
    const scans = nodes.filter(
      ({ "Node Type": type }) => type.includes("Scan") && !/^(CTE|Function|Subquery)/.test(type),
    );
    assert.ok(scans.length > 0 && scans.every((node) => node["Index Cond"] !== undefined), explained);
    assert.ok(!nodes.some((node) => node["Node Type"] === "Hash Join"), explained);
    // A search may sort rows with the same key, and a search for a word with few matches sorts all of them. A filtered list sorts the
    // first rows of each combination of values.
    const sorts = nodes.map((node) => node["Node Type"]).filter((type) => type.includes("Sort"));
    const isSearch = text.includes('"_word"');
    assert.ok(
      (text.includes("unnest") && sorts.length === 1) ||
        sorts.every((type) => isSearch && (type === "Incremental Sort" || text.includes('"_shared" <'))),
      explained,
    );
    lists++;
  }
  assert.ok(lists > 30, `${lists} statements`);
});

test("plans each statement once for all parameters", async (context) => {
  const { connectionString, launched } = await freshSchema(context);
  const pool = new pg.Pool({ connectionString, max: 1 });
  context.after(() => pool.end());
  const store = await launched({ pool });
  await store.transaction("write", (transaction) => transaction.write([sailor("p1", "Ann")]));
  for (const reads of everyKindOfList)
    for (const mode of ["read", "write"] as const)
      await store.transaction(mode, (transaction) => transaction.read(reads));
  const { rows } = await pool.query<{ generic: number; custom: number }>(
    "select sum(generic_plans)::int as generic, sum(custom_plans)::int as custom from pg_prepared_statements",
  );
  assert.equal(rows[0]?.custom, 0);
  assert.ok(rows[0].generic > 30);
});
