import { type AnyCollection, collections, createRollcall, text, type Store, StoreIncompatible } from "@rollcall/core";
import { createSqliteStore } from "@rollcall/storage-sql";
import { createPostgresStore } from "@rollcall/storage-sql/postgres";
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import pg from "pg";
import { testDatabase } from "../postgres/test-server.ts";

/** The tables of the first release. */
interface Released {
  store(): Store;
  /** All rows of a table with these columns, or with all, as sorted text. */
  rowsOf(table: string, columns?: readonly string[]): Promise<{ columns: readonly string[]; rows: readonly string[] }>;
  /** The recorded tables, except the word tables. */
  readonly tables: readonly string[];
}

const recorded = (name: string): string => readFileSync(join(import.meta.dirname, `first-release.${name}.sql`), "utf8");

/** The table of shapes changes with each migration, and the word tables with each search. */
const isCompared = (table: string): boolean => table !== "rollcall_schema" && !table.includes("__");

const quoted = (columns: readonly string[] | undefined): string =>
  columns?.map((column) => `"${column}"`).join(", ") ?? "*";

const toRows = (found: readonly object[]) => ({
  columns: Object.keys(found[0] ?? {}),
  rows: found.map((row) => JSON.stringify(row)).sort(),
});

function releasedSqlite(context: TestContext): Promise<Released> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-released-"));
  const path = join(folder, "rollcall.db");
  const database = new DatabaseSync(path);
  database.exec(recorded("sqlite"));
  const stores: Store[] = [];
  context.after(async () => {
    for (const store of stores) await store.close();
    database.close();
    rmSync(folder, { recursive: true });
  });
  const names = database.prepare("select name from sqlite_master where type = 'table'").all();
  return Promise.resolve({
    store() {
      const store = createSqliteStore({ path });
      stores.push(store);
      return store;
    },
    rowsOf: (table, columns) =>
      Promise.resolve(toRows(database.prepare(`select ${quoted(columns)} from "${table}"`).all())),
    tables: names.map(({ name }) => String(name)).filter(isCompared),
  });
}

let schemas = 0;

async function releasedPostgres(context: TestContext): Promise<Released> {
  const connectionString = await testDatabase();
  const schema = `released_${process.pid}_${schemas++}`;
  const client = new pg.Client({ connectionString });
  await client.connect();
  const stores: Store[] = [];
  context.after(async () => {
    for (const store of stores) await store.close();
    await client.query(`drop schema if exists "${schema}" cascade`);
    await client.end();
  });
  await client.query(recorded("postgres").replaceAll('"released"', `"${schema}"`));
  const { rows } = await client.query<{ name: string }>(
    'select relname as "name" from pg_class where relnamespace = $1::regnamespace and relkind = $2',
    [schema, "r"],
  );
  return {
    store() {
      const store = createPostgresStore({ connectionString, schema, maxConnections: 3 });
      stores.push(store);
      return store;
    },
    rowsOf: async (table, columns) =>
      toRows((await client.query<object>(`select ${quoted(columns)} from "${schema}"."${table}"`)).rows),
    tables: rows.map(({ name }) => name).filter(isCompared),
  };
}

/** Collections with a new required field, which rows of earlier versions don't have. */
const withoutUpgrade = collections.map((one): AnyCollection =>
  one.name === "people" ? { ...one, fields: { ...one.fields, shoeSize: text() } } : one,
);

for (const [name, released] of Object.entries({ SQLite: releasedSqlite, PostgreSQL: releasedPostgres })) {
  test(`upgrades the first release's ${name} tables with all their rows [F12]`, async (context) => {
    const { store: open, rowsOf, tables } = await released(context);
    const before: Awaited<ReturnType<typeof rowsOf>>[] = [];
    for (const table of tables) before.push(await rowsOf(table));
    assert.ok(before.filter(({ rows }) => rows.length > 0).length > 40);
    await open().open(collections);
    for (const [i, { columns, rows }] of before.entries()) {
      const table = tables[i] ?? "";
      assert.deepEqual((await rowsOf(table, rows.length === 0 ? undefined : columns)).rows, rows, table);
    }
    const ids = { next: () => crypto.randomUUID() };
    const rollcall = await createRollcall({ store: open(), ids, clock: { now: () => Date.now() } });
    assert.deepEqual((await rollcall.verifyHistory()).findings, []);
    const identity = { organizationId: "acme", hostUserId: "host-Ann", email: "ann@example.org", emailVerified: true };
    const actor = await rollcall.recognise({ ...identity, name: "Ann", organizationRole: "member" });
    const call = async (operation: string, input: object): Promise<unknown> =>
      rollcall.call("run", { name: operation, input, actor });
    const { schedules } = (await call("schedules.list", {})) as { schedules: { id: string; name: string }[] };
    const scheduleId = schedules.find((schedule) => schedule.name === "Night desk")?.id;
    const { rows: found } = (await call("members.list", { scheduleId, search: "ma" })) as { rows: { name: string }[] };
    assert.deepEqual(found.map((member) => member.name).sort(), ["Max", "May"]);
  });

  test(`detects a collection change to which the first release's ${name} tables can't be upgraded [F12]`, async (context) => {
    const { store, rowsOf } = await released(context);
    const before = await rowsOf("people");
    await assert.rejects(
      async () => store().open(withoutUpgrade),
      (error: Error) => {
        assert.ok(error instanceof StoreIncompatible);
        assert.match(error.message, /no value for the new required field `shoeSize`/);
        return true;
      },
    );
    assert.deepEqual(await rowsOf("people"), before);
  });
}
