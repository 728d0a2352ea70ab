// `npm run record-schema`: records the tables of a release with some rows, as SQL for each database. Later versions upgrade them in
// `upgrade.test.ts`, so record them again only before the first release.
import { type Change, collections, insert, type Store } from "@rollcall/core";
import { createSqliteStore, planSqlite } from "@rollcall/storage-sql";
import { createPostgresStore, planPostgres } from "@rollcall/storage-sql/postgres";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { testDatabase } from "../postgres/test-server.ts";
import { root } from "../root.ts";

/** The schema of the recorded tables, which the test replaces. */
const schema = "released";

function literal(value: SQLOutputValue): string {
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString("hex")}'`;
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}

/** All rows in the world of the crash tests, whose commands fill most collections. */
function sampleRows(): readonly Change[] {
  const script = join(root, "packages/core/src/faults/print-rows.fixture.ts");
  const text = execFileSync(process.execPath, ["--conditions=@rollcall/source", script], { encoding: "utf8" });
  const rows = JSON.parse(text) as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  return collections.flatMap((one) => (rows[one.name] ?? []).map((row) => insert(one, row)));
}

async function fill(store: Store): Promise<void> {
  const rows = sampleRows();
  await store.open(collections);
  await store.transaction("write", (transaction) => transaction.write(rows));
  await store.close();
}

async function recordSqlite(folder: string): Promise<readonly string[]> {
  const path = join(folder, "rollcall.db");
  const statements = planSqlite(path, collections).slice(0, -1);
  await fill(createSqliteStore({ path }));
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table' and name <> 'rollcall_schema'");
  const inserts = tables.all().flatMap(({ name }) =>
    database
      .prepare(`select * from "${String(name)}"`)
      .all()
      .map((row) => {
        const columns = Object.keys(row).map((column) => `"${column}"`);
        return `insert into "${String(name)}" (${columns.join(", ")}) values (${Object.values(row).map(literal).join(", ")})`;
      }),
  );
  database.close();
  return [...statements, ...inserts, "commit"];
}

async function recordPostgres(): Promise<readonly string[]> {
  const connectionString = await testDatabase();
  const statements = (await planPostgres({ connectionString, schema }, collections)).slice(0, -1);
  await fill(createPostgresStore({ connectionString, schema }));
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string; numbered: boolean }>(
    `select relname as "name", exists (
        select from pg_attribute where attrelid = c.oid and attidentity <> ''
      ) as "numbered"
      from pg_class c where relnamespace = $1::regnamespace and relkind = 'r' and relname <> 'rollcall_schema' order by oid`,
    [schema],
  );
  const inserts: string[] = [];
  for (const { name, numbered } of tables) {
    const table = `"${schema}"."${name}"`;
    const { rows } = await client.query<{ row: string }>(`select row_to_json(t)::text as "row" from ${table} t`);
    if (rows.length === 0) continue;
    const values = literal(`[\n${rows.map(({ row }) => row).join(",\n")}\n]`);
    const kept = numbered ? " overriding system value" : "";
    inserts.push(`insert into ${table}${kept} select * from json_populate_recordset(null::${table}, ${values})`);
    if (numbered)
      inserts.push(`select setval(pg_get_serial_sequence('${table}', '_id'), (select max("_id") from ${table}))`);
  }
  await client.query(`drop schema "${schema}" cascade`);
  await client.end();
  return [...statements, ...inserts, "commit"];
}

const folder = mkdtempSync(join(tmpdir(), "rollcall-record-"));
for (const [name, statements] of Object.entries({
  sqlite: await recordSqlite(folder),
  postgres: await recordPostgres(),
})) {
  writeFileSync(join(import.meta.dirname, `first-release.${name}.sql`), `${statements.join(";\n")};\n`);
}
rmSync(folder, { recursive: true });
