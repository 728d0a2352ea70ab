import { collection, insert, integer, list, nullable, StoreIncompatible, text } from "@rollcall/core";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { DatabaseSync } from "node:sqlite";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { crew, shipById, ships } from "../crew.fixture.ts";
import { freshFile } from "./fresh-file.fixture.ts";

const fields = { id: text(), name: text() };
const ports = collection("ports", { fields, key: ["id"] });
const insertPort = (id: string, name: string) => insert(ports, { id, name });
const rows = [insertPort("a", "Århus"), insertPort("b", "Bergen"), insertPort("c", "Bergen op Zoom")];

test("indexes the words of existing rows when a search is declared, and drops them when it is removed", async (context) => {
  const { store } = freshFile(context);
  const old = store();
  await old.open([ports]);
  await old.transaction("write", (transaction) => transaction.write(rows));
  const searched = collection("ports", {
    fields,
    key: ["id"],
    indexes: { byName: ["name"] },
    search: { fields: ["name"], within: [], order: ["name", "id"] },
  });
  const byName = list(searched, "byName", 0);
  const newer = store();
  await newer.open([searched]);
  const find = async (word: string) =>
    (
      await newer.transaction("read", (transaction) =>
        transaction.read([byName({ equal: [], limit: 9, words: [word] })]),
      )
    )[0].map(({ id }) => id);
  assert.deepEqual(
    [await find("berg"), await find("a"), await find("zoom"), await find("zzz")],
    [["b", "c"], ["a"], ["c"], []],
  );
  await newer.close();
  await store().open([ports]);
});

test("changes nothing when a migration fails halfway [F12]", async (context) => {
  const { store, path } = freshFile(context);
  const old = store();
  await old.open([ports]);
  await old.transaction("write", (transaction) => transaction.write([...rows, insertPort("d", "Bergen")]));
  const wanting = collection("ports", {
    fields: { ...fields, depth: nullable(integer()) },
    key: ["id"],
    unique: { name: ["name"] },
  });
  await assert.rejects(async () => store().open([wanting]), StoreIncompatible);
  const database = new DatabaseSync(path, { readOnly: true });
  context.after(() => database.close());
  assert.deepEqual(
    database
      .prepare("select name from pragma_table_info('ports')")
      .all()
      .map(({ name }) => name),
    ["_id", "id", "name"],
  );
  await store().open([ports]);
});

test("rejects a database of a newer format and a table created by something else [F12]", async (context) => {
  const { store, path } = freshFile(context);
  const database = new DatabaseSync(path);
  context.after(() => database.close());
  database.exec("create table ports (id text)");
  await assert.rejects(async () => store().open([ports]), { name: "StoreIncompatible", message: /did not create/ });
  database.exec("drop table ports");
  await store().open([ports]);
  database.exec("update rollcall_schema set format = 99");
  await assert.rejects(async () => store().open([ports]), { name: "StoreIncompatible", message: /newer version/ });
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
