import { testDatabase } from "@rollcall/tools/postgres";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { crew, shipById, ships } from "../crew.fixture.ts";
import { testMigrations } from "../migration.fixture.ts";
import { freshSchema } from "./fresh-schema.fixture.ts";
import { planPostgres } from "./index.ts";

await testDatabase();

testMigrations("PostgreSQL", async (context) => {
  const { admin, connectionString, schema, store } = await freshSchema(context);
  return {
    store,
    plan: (collections) => planPostgres({ connectionString, schema }, collections),
    execute: (sql) => admin.query(sql),
    columnsOf: async (table) => {
      const { rows } = await admin.query<{ column_name: string }>(
        "select column_name from information_schema.columns where table_schema = $1 and table_name = $2 order by ordinal_position",
        [schema, table],
      );
      return rows.map((row) => row.column_name);
    },
  };
});

test("creates the tables once when several processes open a new schema", async (context) => {
  const { connectionString, schema, store } = await freshSchema(context);
  const script = fileURLToPath(new URL("./open-store.fixture.ts", import.meta.url));
  const run = promisify(execFile);
  const ids = ["s1", "s2", "s3"];
  const args = ["--conditions=@rollcall/source", script, connectionString, schema];
  await Promise.all(ids.map((id) => run(process.execPath, [...args, id])));
  const opened = store();
  await opened.open([ships, crew]);
  const found = await opened.transaction("read", (transaction) => transaction.read(ids.map((id) => shipById(id))));
  assert.ok(found.every((row) => row !== undefined));
});

test("shares a schema of the host with a prefix of its own", async (context) => {
  const { admin, schema, launched } = await freshSchema(context);
  await launched({ tablePrefix: "one_" });
  await launched({ tablePrefix: "two_" });
  const { rows } = await admin.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = $1 and tablename like '%ships' order by 1",
    [schema],
  );
  assert.deepEqual(
    rows.map(({ tablename }) => tablename),
    ["one_ships", "two_ships"],
  );
});
