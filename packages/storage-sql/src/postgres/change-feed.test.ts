import { testDatabase } from "@rollcall/tools/postgres";
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { setImmediate } from "node:timers/promises";
import pg from "pg";
import { crew, sailor, ships } from "../crew.fixture.ts";
import { databaseProxy } from "./database-proxy.fixture.ts";
import { freshSchema } from "./fresh-schema.fixture.ts";

/** How long commits are collected before they are announced, in milliseconds. */
const batchPause = 10;

/**
 * A store that writes and one that watches, with a promise of the next time it is notified. Time passes only if the test says so, so the
 * store doesn't look for commits by itself.
 */
async function watched(context: TestContext, { tablePrefix = "", connectionString = "" } = {}) {
  await testDatabase();
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { admin, schema, store, launched } = await freshSchema(context);
  await launched({ tablePrefix });
  const watcher = store({ tablePrefix, ...(connectionString !== "" && { connectionString }) });
  await watcher.open([]);
  let notify: (() => void) | undefined;
  const next = (): Promise<void> => new Promise((resolve) => (notify = resolve));
  const connected = next();
  watcher.watch(() => notify?.());
  await connected;
  context.mock.timers.tick(batchPause);
  /** Adds a sailor with a store that has announced nothing before, and lets it announce the commit. */
  const add = async (id: string): Promise<void> => {
    const writer = store({ tablePrefix });
    await writer.open([ships, crew]);
    await writer.transaction("write", (transaction) => transaction.write([sailor(id, "Ann")]));
    context.mock.timers.tick(batchPause);
  };
  return { admin, schema, next, add };
}

test("notifies other processes of a commit soon [F7]", async (context) => {
  const { next, add } = await watched(context);
  const notified = next();
  await add("p1");
  await notified;
});

test("listens even if the names of its tables contain quotes", async (context) => {
  const { admin, schema } = await watched(context, { tablePrefix: `"'` });
  const isListening = `query like 'listen "rollcall ${schema}.%'`;
  const { rowCount } = await admin.query(`select 1 from pg_stat_activity where ${isListening}`);
  assert.equal(rowCount, 1);
});

test("finds commits after its connection was lost, and listens again [F7]", async (context) => {
  const { admin, schema, next, add } = await watched(context);
  const isListening = `query = 'listen "rollcall ${schema}."'`;
  const notified = next();
  const ends = context.mock.method(pg.Client.prototype, "end");
  const { rowCount } = await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${isListening}`);
  assert.equal(rowCount, 1);
  await add("p1");
  const hasNoticed = () => ends.mock.calls.some((call) => (call.this as pg.Client).listenerCount("notification") > 0);
  while (!hasNoticed()) await setImmediate();
  context.mock.timers.tick(1000);
  await notified;
  const again = next();
  await add("p2");
  await again;
});

test("listens on another connection if one becomes silent [F7]", async (context) => {
  const proxy = await databaseProxy(context, await testDatabase());
  const { next } = await watched(context, proxy);
  const silent = proxy.silenceOnce("pg_current_snapshot", "request");
  context.mock.timers.tick(2000);
  await silent;
  const connected = next();
  context.mock.timers.tick(5000);
  await setImmediate();
  context.mock.timers.tick(1000);
  await connected;
});

test("finds a commit that its process could not announce [F7]", async (context) => {
  const { admin, next, add } = await watched(context);
  let notified = next();
  await add("p1");
  await notified;
  for (const change of ["select 1", "update ships set crew = 1"]) {
    await admin.query(change);
    notified = next();
    context.mock.timers.tick(2000);
    await notified;
  }
});
