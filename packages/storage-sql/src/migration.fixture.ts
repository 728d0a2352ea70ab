import {
  type Awaitable,
  collection,
  insert,
  integer,
  list,
  nullable,
  type Store,
  StoreIncompatible,
  text,
} from "@rollcall/core";
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";

const fields = { id: text(), name: text() };
const ports = collection("ports", { fields, key: ["id"] });
const insertPort = (id: string, name: string) => insert(ports, { id, name });
const rows = [insertPort("a", "Århus"), insertPort("b", "Bergen"), insertPort("c", "Bergen op Zoom")];

/** An empty database of one test. */
export interface EmptyDatabase {
  store(): Store;
  /** Runs statements of another program. */
  execute(sql: string): Awaitable<unknown>;
  /** The columns of a table in order. */
  columnsOf(table: string): Awaitable<readonly string[]>;
}

/** The migrations that every SQL database must do alike. */
export function testMigrations(name: string, emptyDatabase: (context: TestContext) => Awaitable<EmptyDatabase>): void {
  test(`${name} indexes the words of existing rows when a search is declared, and drops them when it is removed`, async (context) => {
    const { store } = await emptyDatabase(context);
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

  test(`${name} changes nothing when a migration fails halfway [F12]`, async (context) => {
    const { store, columnsOf } = await emptyDatabase(context);
    const old = store();
    await old.open([ports]);
    await old.transaction("write", (transaction) => transaction.write([...rows, insertPort("d", "Bergen")]));
    const before = await columnsOf("ports");
    assert.deepEqual(
      before.filter((column) => !column.startsWith("_")),
      ["id", "name"],
    );
    const wanting = collection("ports", {
      fields: { ...fields, depth: nullable(integer()) },
      key: ["id"],
      unique: { name: ["name"] },
    });
    await assert.rejects(async () => store().open([wanting]), StoreIncompatible);
    assert.deepEqual(await columnsOf("ports"), before);
    await store().open([ports]);
  });

  test(`${name} rejects a database of a newer version and a table created by something else [F12]`, async (context) => {
    const { store, execute } = await emptyDatabase(context);
    const older = store();
    await older.open([]);
    await execute("create table ports (id text)");
    await assert.rejects(async () => store().open([ports]), { name: "StoreIncompatible", message: /did not create/ });
    await execute("drop table ports");
    await store().open([collection("ports", { fields: { ...fields, depth: nullable(integer()) }, key: ["id"] })]);
    await assert.rejects(async () => store().open([ports]), {
      name: "StoreIncompatible",
      message: /`depth` that is unknown to this version/,
    });
    await execute("update rollcall_schema set format = 99");
    await assert.rejects(async () => store().open([ports]), { name: "StoreIncompatible", message: /newer version/ });
  });
}
