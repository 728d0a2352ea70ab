import { update } from "@rollcall/core";
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import pg from "pg";
import { crew, shipById, ships } from "../../crew.fixture.ts";
import { databaseProxy } from "../database-proxy.fixture.ts";
import { freshSchema } from "../fresh-schema.fixture.ts";
import type { PostgresStoreOptions } from "../index.ts";

/** A store with one connection, and a function that reads and changes a ship and returns its crew. */
async function launchedOnce(context: TestContext, options: Partial<PostgresStoreOptions>) {
  const { launched } = await freshSchema(context);
  const store = await launched(options);
  return () =>
    store.transaction("write", async (transaction) => {
      const [ship] = await transaction.read([shipById("s1")]);
      const crew = (ship?.crew ?? 0) + 1;
      await transaction.write([update(ships, ["s1"], { crew }, { crew: crew - 1 })]);
      return crew;
    });
}

/** How many texts of selections and updates are sent while `work` runs. */
async function textsDuring(context: TestContext, work: () => unknown): Promise<number> {
  const parse = context.mock.method(pg.Connection.prototype, "parse");
  await work();
  const sent = parse.mock.calls.filter(({ arguments: [{ text }] }) => text.includes("ships"));
  parse.mock.restore();
  return sent.length;
}

test("sends a statement's text once per connection", async (context) => {
  const addOne = await launchedOnce(context, { maxConnections: 1 });
  assert.equal(await addOne(), 1);
  assert.equal(await textsDuring(context, addOne), 0);
});

test("sends every statement's text through a pooler, because its connections change", async (context) => {
  const { connectionString } = await freshSchema(context);
  const proxy = await databaseProxy(context, connectionString, true);
  const addOne = await launchedOnce(context, { connectionString: proxy.connectionString, maxConnections: 1 });
  assert.equal(await addOne(), 1);
  assert.equal(await textsDuring(context, addOne), 2);
});

test("ends a read together with the beginning of the next one, or soon after", async (context) => {
  const { launched, store } = await freshSchema(context);
  await launched();
  // It has not written, so it announces nothing.
  const reader = store({ maxConnections: 1 });
  await reader.open([ships, crew]);
  const read = () => reader.transaction("read", (transaction) => transaction.read([shipById("s1")]));
  context.mock.timers.enable({ apis: ["setTimeout"] });
  await read();
  const sync = context.mock.method(pg.Connection.prototype, "sync");
  await read();
  await read();
  assert.equal(sync.mock.callCount(), 2);
  context.mock.timers.tick(2);
  assert.equal(sync.mock.callCount(), 3);
  sync.mock.restore();
});

test("gives a connection to a write and to the host while reads continue", async (context) => {
  const { launched, store, connectionString } = await freshSchema(context);
  const pool = new pg.Pool({ connectionString, max: 1 });
  context.after(() => pool.end());
  await launched();
  const shared = store({ pool });
  await shared.open([ships, crew]);
  let left = 400;
  const keepReading = async () => {
    while (left-- > 0) await shared.transaction("read", (transaction) => transaction.read([shipById("s1")]));
  };
  const write = () =>
    shared.transaction("write", (transaction) => transaction.write([update(ships, ["s1"], { crew: 7 })]));
  const reading = Promise.all([keepReading(), keepReading()]);
  await Promise.all([write(), pool.query("select 1")]);
  assert.ok(left > 100, `${left} reads are left`);
  left = 0;
  await reading;
});

test("continues after the host has discarded a connection's statements", async (context) => {
  const { connectionString } = await freshSchema(context);
  const pool = new pg.Pool({ connectionString, max: 1 });
  context.after(() => pool.end());
  const addOne = await launchedOnce(context, { pool });
  assert.equal(await addOne(), 1);
  await pool.query("discard all");
  assert.equal(await addOne(), 2);
  assert.equal(await addOne(), 3);
});
