import { insert, type Store, StoreUnavailable, update } from "@rollcall/core";
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import pg from "pg";
import { sailor, sailorById, shipById, ships } from "../../crew.fixture.ts";
import { databaseProxy } from "../database-proxy.fixture.ts";
import { freshSchema } from "../fresh-schema.fixture.ts";
import { createPostgresStore } from "../index.ts";

/** How long stores wait for locks and try again, in milliseconds: longer than a busy machine needs. */
const patience = 60_000;

/** A store behind a proxy, and a function that adds one to the crew of ship `s1`. */
async function launchedBehindProxy(context: TestContext, lockTimeout = patience) {
  const { connectionString, launched } = await freshSchema(context);
  const proxy = await databaseProxy(context, connectionString);
  const store = await launched({ connectionString: proxy.connectionString, lockTimeout });
  const runs = { count: 0 };
  const addOne = () =>
    store.transaction("write", async (transaction) => {
      runs.count++;
      // Whether there is time for another run must not depend on how fast the machine is.
      const began = performance.now();
      while (lockTimeout === 1 && performance.now() - began <= lockTimeout) await nextTurn();
      const [ship] = await transaction.read([shipById("s1")]);
      const before = ship?.crew ?? 0;
      await transaction.write([update(ships, ["s1"], { crew: before + 1 }, { crew: before })]);
    });
  return { store, proxy, runs, addOne };
}

const crewOf = async (store: Store): Promise<number | undefined> =>
  (await store.transaction("read", (transaction) => transaction.read([shipById("s1")])))[0]?.crew;

test("runs a transaction again if the connection is lost before the commit [F3]", async (context) => {
  const { store, proxy, runs, addOne } = await launchedBehindProxy(context);
  for (const when of ["request", "answer"] as const) {
    proxy.loseOnce("serializable", when);
    await addOne();
  }
  assert.deepEqual([runs.count, await crewOf(store)], [4, 2]);
  proxy.loseOnce("read only", "answer");
  assert.equal(await crewOf(store), 2);
});

test("runs a read again if the connections of all recent reads are lost [F3]", async (context) => {
  const { admin, connectionString, launched, schema } = await freshSchema(context);
  const pool = new pg.Pool({ connectionString, application_name: schema });
  context.after(() => pool.end());
  pool.on("error", () => undefined);
  const store = await launched({ pool });
  context.mock.timers.enable({ apis: ["setTimeout"] });
  await Promise.all([crewOf(store), crewOf(store), crewOf(store)]);
  await admin.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = '${schema}'`,
  );
  assert.equal(await crewOf(store), 0);
});

test("reports that the database is not reachable if there is no time to run a transaction again", async (context) => {
  const { proxy, addOne } = await launchedBehindProxy(context, 1);
  proxy.loseOnce("serializable", "request");
  await assert.rejects(async () => addOne(), { name: "StoreUnavailable", message: /^the database is not reachable/ });
});

test("does not run a transaction again if the connection is lost during the commit [F3]", async (context) => {
  const { store, proxy, runs, addOne } = await launchedBehindProxy(context);
  proxy.loseOnce("commit", "request");
  await assert.rejects(async () => addOne(), { name: "StoreUnavailable", message: /may or may not have been saved/ });
  assert.deepEqual([runs.count, await crewOf(store)], [1, 0]);
  proxy.loseOnce("commit", "answer");
  await assert.rejects(async () => addOne(), StoreUnavailable);
  assert.deepEqual([runs.count, await crewOf(store)], [2, 1]);
  await addOne();
  assert.equal(await crewOf(store), 2);
});

test("continues on another connection if one becomes silent [F3]", async (context) => {
  context.mock.timers.enable({ apis: ["setInterval"] });
  const { store, proxy, runs, addOne } = await launchedBehindProxy(context);
  for (const when of ["request", "answer"] as const) {
    let silent = proxy.silenceOnce("read only", when);
    const crew = crewOf(store);
    await silent;
    context.mock.timers.tick(2 * patience);
    assert.equal(await crew, runs.count / 2);
    silent = proxy.silenceOnce("serializable", when);
    const added = addOne();
    await silent;
    context.mock.timers.tick(2 * patience);
    await added;
  }
  assert.deepEqual([runs.count, await crewOf(store)], [4, 2]);
  const silent = proxy.silenceOnce("commit", "answer");
  const added = addOne();
  await silent;
  context.mock.timers.tick(2 * patience);
  await assert.rejects(async () => added, { name: "StoreUnavailable", message: /may or may not have been saved/ });
  assert.deepEqual([runs.count, await crewOf(store)], [5, 3]);
});

test("waits for slow responses, and longer if parts of them arrive [F4]", async (context) => {
  context.mock.timers.enable({ apis: ["setInterval"] });
  const { store, proxy } = await launchedBehindProxy(context);
  const silent = proxy.silenceOnce("read only", "answer");
  let runs = 0;
  const read = store.transaction("read", (transaction) => {
    runs++;
    return transaction.read([shipById("s1")]);
  });
  await silent;
  context.mock.timers.tick(patience);
  proxy.passOnHalf();
  // By the time another read ends, the first half has arrived.
  await crewOf(store);
  context.mock.timers.tick(patience);
  proxy.passOn();
  assert.equal((await read)[0]?.crew, 0);
  assert.equal(runs, 1);
});

test("lets the server end a silent process's transactions [F4]", async (context) => {
  const { launched } = await freshSchema(context);
  const parse = context.mock.method(pg.Connection.prototype, "parse");
  const store = await launched();
  await crewOf(store);
  const sent = parse.mock.calls.map(({ arguments: [{ text }] }) => text);
  for (const level of ["serializable", "repeatable read, read only"]) {
    const began = sent.lastIndexOf(`begin isolation level ${level}`);
    const settings = sent.slice(began).find((text) => text.startsWith("select"));
    assert.match(settings ?? "", /'idle_in_transaction_session_timeout', '20000'/);
  }
});

test("continues after the server ended all connections [F3]", async (context) => {
  const { admin, launched } = await freshSchema(context);
  const store = await launched();
  await Promise.all([crewOf(store), crewOf(store), crewOf(store)]);
  let isFirst = true;
  const add = store.transaction("write", async (transaction) => {
    await transaction.read([sailorById("s1", "p1")]);
    await transaction.write([sailor("p1", "Ann")]);
    if (isFirst) {
      isFirst = false;
      await admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where query like '%crew%' and pid <> pg_backend_pid()",
      );
    }
  });
  const [added] = await Promise.allSettled([add]);
  assert.ok(added.status === "fulfilled" || added.reason instanceof StoreUnavailable);
  await store.transaction("write", (transaction) => transaction.write([sailor("p2", "Bob")]));
  const found = await store.transaction("read", (transaction) =>
    transaction.read([sailorById("s1", "p1"), sailorById("s1", "p2")]),
  );
  assert.deepEqual(
    found.map((row) => row?.name),
    [added.status === "fulfilled" ? "Ann" : undefined, "Bob"],
  );
});

test("fails if no pool connection becomes free, and continues afterward [F4]", async (context) => {
  const { connectionString, launched } = await freshSchema(context);
  const pool = new pg.Pool({ connectionString, max: 1 });
  context.after(() => pool.end());
  const store = await launched({ pool });
  const taken = await pool.connect();
  // Not before: a busy machine may take longer to connect.
  pool.options.connectionTimeoutMillis = 50;
  const add = (id: string) =>
    store.transaction("write", (transaction) => transaction.write([insert(ships, { id, crew: 0 })]));
  for (const outcome of await Promise.allSettled([crewOf(store), add("s2")]))
    assert.ok(outcome.status === "rejected" && outcome.reason instanceof StoreUnavailable);
  pool.options.connectionTimeoutMillis = 0;
  taken.release();
  await add("s3");
  assert.equal(await crewOf(store), 0);
  await store.close();
});

test("waits for its own connection if the server allows fewer than the pool [F4]", async (context) => {
  const { newUser, store } = await freshSchema(context);
  const full = store({ connectionString: await newUser("connection limit 2") });
  await full.open([ships]);
  const ids = Array.from({ length: 8 }, (_, i) => `s${i}`);
  const added = ids.map((id) =>
    full.transaction("write", async (transaction) => {
      await transaction.read([shipById(id)]);
      await nextTurn();
      await transaction.write([insert(ships, { id, crew: 0 })]);
    }),
  );
  await Promise.all([
    ...added,
    ...ids.map(() => full.transaction("read", async (transaction) => transaction.read([shipById("s1")]))),
  ]);
});

test("rejects connection strings and pools that can't work", async (context) => {
  const { connectionString, schema } = await freshSchema(context);
  const open = async (url: string) => {
    const store = createPostgresStore({ connectionString: url, schema });
    context.after(() => store.close());
    await store.open([ships]);
  };
  for (const bad of ["", "rollcall", "mysql://localhost/rollcall", "postgresql://localhost:port/rollcall"])
    assert.throws(() => createPostgresStore({ connectionString: bad }), {
      name: "TypeError",
      message: /`connectionString` must look like `postgresql:/,
    });
  await assert.rejects(open("postgresql://rollcall:secret@127.0.0.1:1/rollcall"), (error: Error) => {
    assert.ok(error instanceof StoreUnavailable);
    assert.equal(error.message, "the database is not reachable (ECONNREFUSED)");
    return true;
  });
  const missing = new URL(connectionString);
  missing.pathname = "/no_such_database";
  await assert.rejects(open(missing.href), { name: "StoreUnavailable", message: "the database is missing" });
  const pool = new pg.Pool({ connectionString, pipeline: true });
  context.after(() => pool.end());
  assert.throws(() => createPostgresStore({ pool }), { name: "TypeError", message: /`pipeline`/ });
});
