import {
  type AnyCollection,
  type Awaitable,
  collection,
  get,
  insert,
  integer,
  list,
  nullable,
  remove,
  type Store,
  StoreDamaged,
  StoreIncompatible,
  text,
} from "@rollcall/core";
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";

const fields = { id: text(), name: text() };
const ports = collection("ports", { fields, key: ["id"] });
const insertPort = (id: string, name: string) => insert(ports, { id, name });
const boats = collection("boats", {
  fields: { id: text(), port: text() },
  key: ["id"],
  references: { port: "ports" },
});
const portOfBoat = get(boats);
const rows = [insertPort("a", "Århus"), insertPort("b", "Bergen"), insertPort("c", "Bergen op Zoom")];

/** An empty database of one test. */
export interface EmptyDatabase {
  store(): Store;
  /** The statements that opening a store would run. */
  plan(collections: readonly AnyCollection[]): Awaitable<readonly string[]>;
  /** Runs statements of another program. */
  execute(sql: string): Awaitable<unknown>;
  /** The columns of a table in order. */
  columnsOf(table: string): Awaitable<readonly string[]>;
}

/** The migrations that every SQL database must handle in the same way. */
export function testMigrations(name: string, emptyDatabase: (context: TestContext) => Awaitable<EmptyDatabase>): void {
  test(`${name} indexes the words of existing rows when a search is declared, and drops them when it is removed`, async (context) => {
    const { store } = await emptyDatabase(context);
    const old = store();
    await old.open([ports, boats]);
    await old.transaction("write", (transaction) =>
      transaction.write([...rows, insert(boats, { id: "x", port: "a" })]),
    );
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
    const again = store();
    await again.open([ports, boats]);
    const [remaining] = await again.transaction("read", (transaction) => transaction.read([portOfBoat("x")]));
    assert.deepEqual(remaining, { id: "x", port: "a" });
    await assert.rejects(
      async () => again.transaction("write", (transaction) => transaction.write([remove(ports, ["a"])])),
      { name: "MissingReference" },
    );
  });

  test(`${name} plans an update without running it [F12]`, async (context) => {
    const { store, plan, columnsOf } = await emptyDatabase(context);
    assert.ok((await plan([ports])).some((statement) => /^create table .*ports/.test(statement)));
    assert.deepEqual(await columnsOf("ports"), []);
    const old = store();
    await old.open([ports]);
    assert.deepEqual(await plan([ports]), []);
    const before = await columnsOf("ports");
    const required = collection("ports", { fields: { ...fields, depth: integer() }, key: ["id"] });
    const recreated = await plan([required]);
    assert.deepEqual(
      recreated.filter((statement) => /^(?:drop|create) table/.test(statement)).map((one) => one.split(" ", 1)[0]),
      ["drop", "create"],
    );
    await old.transaction("write", (transaction) => transaction.write(rows));
    await assert.rejects(async () => plan([required]), { name: "StoreIncompatible" });
    const search = { fields: ["name"], within: [], order: ["name", "id"] } as const;
    const searched = collection("ports", { fields, key: ["id"], indexes: { byName: ["name"] }, search });
    const planned = await plan([searched]);
    assert.ok(planned.some((statement) => /^create table .*ports__words/.test(statement)));
    assert.ok(planned.includes("-- then the words of each row of ports are written into ports__words"));
    assert.deepEqual(await columnsOf("ports"), before);
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

  test(`${name} rejects a newer version's database and a table created by something else [F12]`, async (context) => {
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
    await execute("update rollcall_schema set format = 1");
    await assert.rejects(async () => store().open([ports]), { name: "StoreIncompatible", message: /first release/ });
  });

  test(`${name} does not open a database with a missing, empty or unreadable part [F12]`, async (context) => {
    const { store, plan, execute } = await emptyDatabase(context);
    const search = { fields: ["name"], within: [], order: ["name", "id"] } as const;
    const searched = collection("ports", { fields, key: ["id"], indexes: { byName: ["name"] }, search });
    const berths = collection("berths", { fields: { id: text(), note: nullable(text()) }, key: ["id"] });
    const opened = store();
    await opened.open([searched, berths]);
    await opened.transaction("write", (transaction) =>
      transaction.write([insert(searched, { id: "a", name: "Oslo" })]),
    );
    const damages = {
      "delete from ports__words": "the table `ports__words` is empty",
      "alter table berths drop column note": "the column `berths.note` is missing",
      "drop index ports__index_by_name; create index ports__index_by_name on berths (id)":
        "the index `ports__index_by_name` is missing",
      "drop index ports__index_by_name": "the index `ports__index_by_name` is missing",
      "drop table ports__words": "the table `ports__words` is missing",
      "drop table berths": "the tables `ports__words` and `berths` are missing",
      "update rollcall_schema set shape = '{}' where collection = 'ports'":
        "the recorded shape of `ports` can't be read",
      "update rollcall_schema set shape = '{' where collection = 'ports'":
        "the recorded shape of `ports` can't be read",
    };
    for (const [damage, problem] of Object.entries(damages)) {
      await execute(damage);
      for (const open of [() => store().open([searched, berths]), () => plan([searched, berths])])
        await assert.rejects(
          async () => open(),
          (error) => error instanceof StoreDamaged && error.problem === problem,
        );
    }
  });
}
