import { testDatabase } from "@rollcall/tools/postgres";
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { setImmediate } from "node:timers/promises";
import { sailor } from "../crew.fixture.ts";
import { databaseProxy } from "./database-proxy.fixture.ts";
import { freshSchema } from "./fresh-schema.fixture.ts";

/** A store that writes and one that watches, with a promise of the next time it is notified. */
async function watched(context: TestContext, { tablePrefix = "", connectionString = "" } = {}) {
  const { admin, schema, store, launched } = await freshSchema(context);
  const writer = await launched({ tablePrefix });
  const watcher = store({ tablePrefix, ...(connectionString !== "" && { connectionString }) });
  await watcher.open([]);
  let notify: (() => void) | undefined;
  const next = (): Promise<void> => new Promise((resolve) => (notify = resolve));
  const connected = next();
  watcher.watch(() => notify?.());
  await connected;
  const add = (id: string) => writer.transaction("write", (transaction) => transaction.write([sailor(id, "Ann")]));
  return { admin, schema, next, add };
}

test("notifies other processes of a commit soon [F7]", async (context) => {
  const { next, add } = await watched(context);
  const notified = next();
  const began = performance.now();
  await add("p1");
  await notified;
  // Without a notification it would take a second or longer.
  assert.ok(performance.now() - began < 900);
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
  const { rowCount } = await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${isListening}`);
  assert.equal(rowCount, 1);
  await add("p1");
  await notified;
  const again = next();
  await add("p2");
  await again;
  const { rowCount: listening } = await admin.query(`select 1 from pg_stat_activity where ${isListening}`);
  assert.equal(listening, 1);
});

test("listens on another connection if one becomes silent [F7]", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
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
  notified = next();
  await admin.query("update ships set crew = 1");
  await notified;
});
