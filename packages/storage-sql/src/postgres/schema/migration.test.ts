import { collection, nullable, text } from "@rollcall/core";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { crew, sailor, shipById, ships } from "../../crew.fixture.ts";
import { testMigrations } from "../../migration.fixture.ts";
import { freshSchema } from "../fresh-schema.fixture.ts";
import { createPostgresStore, planPostgres } from "../index.ts";

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
  const script = fileURLToPath(new URL("../open-store.fixture.ts", import.meta.url));
  const run = promisify(execFile);
  const ids = ["s1", "s2", "s3"];
  const args = ["--conditions=@rollcall/source", script, connectionString, schema];
  await Promise.all(ids.map((id) => run(process.execPath, [...args, id])));
  const opened = store();
  await opened.open([ships, crew]);
  const found = await opened.transaction("read", (transaction) => transaction.read(ids.map((id) => shipById(id))));
  assert.ok(found.every((row) => row !== undefined));
});

test("shares the host's schema, with its own prefix", async (context) => {
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

test("creates the tables of several prefixes in a new schema at the same time", async (context) => {
  const { store } = await freshSchema(context);
  await Promise.all(["one_", "two_", "three_"].map(async (tablePrefix) => store({ tablePrefix }).open([ships, crew])));
});

test("reopens tables whose names contain quotes, or are too long and not ASCII", async (context) => {
  const { launched, store } = await freshSchema(context);
  for (const tablePrefix of [`"'\\`, "é".repeat(30), `${"\u{1F600}".repeat(14)}a`]) {
    await launched({ tablePrefix });
    await store({ tablePrefix }).open([ships, crew]);
  }
});

test("refuses names that PostgreSQL would refuse or truncate, and an endless timeout", () => {
  const connectionString = "postgresql://localhost/app";
  for (const schema of ["", "pg_rollcall", "a\0", "é".repeat(32)])
    assert.throws(() => createPostgresStore({ connectionString, schema }), /^TypeError: `schema` must/);
  assert.throws(() => createPostgresStore({ connectionString, tablePrefix: "\0" }), /^TypeError: `tablePrefix` must/);
  assert.throws(() => createPostgresStore({ connectionString, lockTimeout: 0 }), /^TypeError: `lockTimeout` must/);
});

test("stops waiting for a table that another session keeps locked [F12]", async (context) => {
  const { admin, launched, store } = await freshSchema(context);
  await launched();
  const renamed = collection("ships", { fields: { ...ships.fields, name: nullable(text()) }, key: ["id"] });
  await admin.query("begin; lock table ships in access share mode");
  await assert.rejects(async () => store({ lockTimeout: 50 }).open([renamed]), { message: "the database is busy" });
  await admin.query("rollback");
  await store().open([renamed]);
});

test("updates tables even if the database ends long statements and transactions [F12]", async (context) => {
  const { admin, connectionString, schema, store } = await freshSchema(context);
  const limited = new URL(connectionString);
  const limits = ["statement_timeout", "idle_in_transaction_session_timeout", "transaction_timeout"];
  const { rows } = await admin.query<{ name: string }>("select name from pg_settings where name = any($1)", [limits]);
  limited.searchParams.set("options", rows.map(({ name }) => `-c ${name}=400`).join(" "));
  await admin.query(`begin; select pg_advisory_xact_lock(hashtextextended('rollcall ${schema}', 0))`);
  const unlock = async () => {
    const waiting = "select 1 from pg_locks where pg_backend_pid() = any(pg_blocking_pids(pid))";
    while ((await admin.query(waiting)).rows.length === 0);
    // Longer than the limits.
    await admin.query("select pg_sleep(0.5); commit");
  };
  await Promise.all([store({ connectionString: limited.href }).open([ships, crew]), unlock()]);
});

test("says that the user may not use the schema, even if the user may create others", async (context) => {
  const { admin, newUser, schema, store } = await freshSchema(context);
  await admin.query(`create schema "${schema}"`);
  const connectionString = await newUser();
  const opening = async () => store({ connectionString }).open([ships, crew]);
  await assert.rejects(opening, { name: "StoreUnavailable", message: /permission denied/ });
});

test("names the table that a user may not lock when they write [F15]", async (context) => {
  const { admin, launched, newUser, schema, store } = await freshSchema(context);
  await launched();
  const connectionString = await newUser();
  const user = `"${new URL(connectionString).username}"`;
  await admin.query(`grant usage on schema "${schema}" to ${user}`);
  await admin.query(`grant select, insert, update, delete on all tables in schema "${schema}" to ${user}`);
  await admin.query(`revoke insert, update, delete on rollcall_schema from ${user}`);
  const reader = store({ connectionString });
  await reader.open([ships, crew]);
  const add = async () => reader.transaction("write", (transaction) => transaction.write([sailor("p1", "Ann")]));
  await assert.rejects(add, { name: "StoreUnavailable", message: /permission denied for table rollcall_schema/ });
  assert.equal(await reader.transaction("read", async (tx) => (await tx.read([shipById("s1")]))[0]?.crew), 0);
  await admin.query(`grant update on rollcall_schema to ${user}`);
  await add();
});
