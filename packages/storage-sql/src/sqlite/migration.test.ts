import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { DatabaseSync } from "node:sqlite";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { crew, shipById, ships } from "../crew.fixture.ts";
import { testMigrations } from "../migration.fixture.ts";
import { planSqlite } from "../index.ts";
import { freshFile } from "./fresh-file.fixture.ts";

testMigrations("SQLite", (context) => {
  const { store, path } = freshFile(context);
  const database = new DatabaseSync(path);
  context.after(() => database.close());
  return {
    store,
    plan: (collections) => planSqlite(path, collections),
    execute: (sql) => database.exec(sql),
    columnsOf: (table) =>
      database
        .prepare("select name from pragma_table_info(?)")
        .all(table)
        .map(({ name }) => String(name)),
  };
});

test("uses strict tables with named columns and a write-ahead log", async (context) => {
  const { launched, path } = freshFile(context);
  await launched();
  const database = new DatabaseSync(path, { readOnly: true });
  context.after(() => database.close());
  const columns = database
    .prepare("select name, type, \"notnull\" as required from pragma_table_info('crew')")
    .all()
    .map((row) => ({ ...row }));
  assert.deepEqual(columns.slice(1, 3), [
    { name: "ship_id", type: "TEXT", required: 1 },
    { name: "person_id", type: "TEXT", required: 1 },
  ]);
  assert.deepEqual(columns.at(7), { name: "aboard", type: "INTEGER", required: 1 });
  assert.equal(database.prepare("pragma journal_mode").get()?.["journal_mode"], "wal");
  assert.equal(database.prepare("select strict from pragma_table_list('crew')").get()?.["strict"], 1);
  assert.equal(database.prepare("pragma foreign_key_list(crew)").get()?.["table"], "ships");
});

test("opens a new file from several processes at once", async (context) => {
  const { store, path } = freshFile(context);
  const script = fileURLToPath(new URL("./open-store.fixture.ts", import.meta.url));
  const run = promisify(execFile);
  const ids = ["s1", "s2", "s3"];
  await Promise.all(ids.map((id) => run(process.execPath, ["--conditions=@rollcall/source", script, path, id])));
  const opened = store();
  await opened.open([ships, crew]);
  const found = await opened.transaction("read", (transaction) => transaction.read(ids.map((id) => shipById(id))));
  assert.ok(found.every((row) => row !== undefined));
});
