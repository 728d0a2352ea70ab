import { StoreUnavailable } from "@rollcall/core";
import { testDatabase } from "@rollcall/tools/postgres";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import test from "node:test";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import pg from "pg";
import { databaseProxy } from "../postgres/database-proxy.fixture.ts";
import { freshJobs } from "./fresh-jobs.fixture.ts";
import { createPostgresJobs } from "./index.ts";

test("runs each due job once, in one of two processes [F11]", async (context) => {
  const { start, recorded, reports, observedJob } = await freshJobs(context, await testDatabase());
  const job = observedJob();
  const last = observedJob();
  const processes = ["one", "other"].map((by) => start([job.in(by), last.in(by, "work.last")]));
  await job.begun(1);
  await last.begun(1);
  job.runs[0]?.end();
  last.runs[0]?.end();
  // Both processes have asked for their due jobs by the time the additional runs begin.
  for (const running of processes) {
    const before = last.runs.length;
    running.wake("work.last");
    await last.begun(before + 1);
    last.runs.at(-1)?.end();
  }
  assert.equal(job.runs.length, 1);
  assert.deepEqual(await recorded(), [{ state: "completed", retries: 0, output: null }]);
  assert.deepEqual(reports, []);
});

test("runs a woken job at once, and once more if it is running in another process [F11]", async (context) => {
  const { start, recorded, observedJob } = await freshJobs(context, await testDatabase());
  const job = observedJob();
  const one = start([job.in("one")], { lookEvery: 60 });
  await job.begun(1);
  const last = observedJob();
  const other = start([job.in("other"), last.in("other", "work.last")], { lookEvery: 60 });
  for (let i = 0; i < 3; i++) other.wake("work.do");
  while ((await recorded()).length < 2) await setImmediate();
  // The other process has looked for work long before it has run another job this many times.
  for (let runs = 1; runs <= 5; runs++) {
    await last.begun(runs);
    if (runs < 5) other.wake("work.last");
    last.runs.at(-1)?.end();
  }
  assert.equal(job.runs.length, 1);
  job.runs[0]?.end();
  // The process that was busy continues with it immediately, before the next check.
  await job.begun(2);
  job.runs[1]?.end();
  await one.idle();
  one.wake("work.do");
  await job.begun(3);
  job.runs[2]?.end();
  assert.equal((await recorded()).length, 3);
});

test("runs a job again in another process if the first one is killed halfway [F1, F11]", async (context) => {
  const connectionString = await testDatabase();
  const { admin, schema, start, recorded, observedJob } = await freshJobs(context, connectionString);
  const script = fileURLToPath(new URL("./hang-in-job.fixture.ts", import.meta.url));
  const args = ["--conditions=@rollcall/source", script, connectionString, schema];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  const job = observedJob();
  start([job.in("survivor")]);
  // Ten seconds without a sign of life.
  await admin.query(`update ${schema}.job set heartbeat_on = heartbeat_on - interval '10 seconds'`);
  await job.begun(1);
  job.runs[0]?.end();
  while ((await recorded())[0]?.state !== "completed") await setImmediate();
  assert.deepEqual(await recorded(), [{ state: "completed", retries: 1, output: null }]);
});

test("finishes running jobs when it stops, and leaves the rest to others [F5]", async (context) => {
  const { start, recorded, observedJob } = await freshJobs(context, await testDatabase());
  const job = observedJob();
  const running = start([job.in("one")]);
  assert.equal(running.isRunning(), false);
  await job.begun(1);
  assert.equal(running.isRunning(), true);
  running.wake("work.do");
  running.stop();
  assert.equal(running.isRunning(), false);
  let isIdle = false;
  const idle = running.idle().then(() => (isIdle = true));
  await setImmediate();
  assert.equal(isIdle, false);
  job.runs[0]?.end();
  await idle;
  assert.deepEqual(await recorded(), [{ state: "completed", retries: 0, output: null }]);
  running.wake("work.do");
  start([job.in("other")]).wake("work.do");
  await job.begun(2);
  assert.equal(job.runs[1]?.by, "other");
  job.runs[1].end();
});

test("records a failed job without the message, and tries again at its next time [F5]", async (context) => {
  const { start, recorded, reports, observedJob } = await freshJobs(context, await testDatabase());
  const job = observedJob();
  const running = start([job.in("one")]);
  await job.begun(1);
  running.wake("work.do");
  // One runs and one waits.
  while ((await running.depth()) < 2) await setImmediate();
  job.runs[0]?.end(new TypeError("ann@example.org is not a number"));
  await job.begun(2);
  job.runs[1]?.end();
  running.stop();
  await running.idle();
  assert.deepEqual(
    (await recorded()).map(({ state, output }) => [state, output]),
    [
      ["failed", { error: "TypeError" }],
      ["completed", null],
    ],
  );
  assert.deepEqual(reports, []);
});

test("reports a lost connection once and continues, with the host's pool [F3]", async (context) => {
  const connectionString = await testDatabase();
  const { start, reports, observedJob } = await freshJobs(context, connectionString);
  const proxy = await databaseProxy(context, connectionString);
  const pool = new pg.Pool({ connectionString: proxy.connectionString, max: 2 });
  pool.on("error", () => undefined);
  const job = observedJob();
  proxy.loseOnce("pg_advisory_xact_lock", "request");
  const running = start([job.in("one")], { pool });
  while (reports.length === 0) await setImmediate();
  proxy.loseOnce("pg_advisory_xact_lock", "request");
  await job.begun(1);
  assert.equal(reports.length, 1);
  job.runs[0]?.end();
  running.stop();
  await running.idle();
  await pool.query("select 1");
  await pool.end();
});

test("asks again for a run if the connection is lost in the meantime [F3, F11]", async (context) => {
  const connectionString = await testDatabase();
  const { start, reports, observedJob } = await freshJobs(context, connectionString);
  const proxy = await databaseProxy(context, connectionString);
  const job = observedJob();
  const running = start([job.in("one")], { connectionString: proxy.connectionString });
  await job.begun(1);
  job.runs[0]?.end();
  await running.idle();
  proxy.loseOnce("singletonOffset", "request");
  running.wake("work.do");
  // Its next time is in an hour.
  await job.begun(2);
  assert.equal(reports.length, 1);
});

test("uses its own settings if a pooler's other client has left different ones [F11]", async (context) => {
  const connectionString = await testDatabase();
  const { start, recorded, reports, observedJob } = await freshJobs(context, connectionString);
  const pool = new pg.Pool({ connectionString, max: 2 });
  context.after(() => pool.end());
  const careless = "set default_transaction_isolation = serializable; set default_transaction_read_only = on";
  pool.on("connect", (client) => void client.query(careless));
  const job = observedJob();
  const running = start([job.in("one")], { pool });
  await job.begun(1);
  job.runs[0]?.end();
  while ((await recorded())[0]?.state !== "completed") await setImmediate();
  running.stop();
  await running.idle();
  assert.deepEqual(reports, []);
});

test("continues on another connection if one becomes silent [F3]", async (context) => {
  const connectionString = await testDatabase();
  const { start, reports, observedJob } = await freshJobs(context, connectionString);
  const proxy = await databaseProxy(context, connectionString);
  const pool = new pg.Pool({ connectionString: proxy.connectionString, max: 2 });
  pool.on("error", () => undefined);
  context.after(() => pool.end());
  for (const from of [{ pool }, { connectionString: proxy.connectionString }]) {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const job = observedJob();
    const silent = proxy.silenceOnce("pg_advisory_xact_lock", "request");
    const running = start([job.in("one")], from);
    await silent;
    context.mock.timers.tick(60_000);
    while (reports.length === 0) await setImmediate();
    context.mock.timers.reset();
    reports.length = 0;
    running.stop();
    await running.idle();
  }
});

test("reports a lost connection without the client of `pg`, which loggers would print", async (context) => {
  const address = new URL(await testDatabase());
  const { admin, schema, start, reports, observedJob } = await freshJobs(context, address.href);
  address.searchParams.set("application_name", schema);
  const job = observedJob();
  const running = start([job.in("one")], { connectionString: address.href });
  await job.begun(1);
  job.runs[0]?.end();
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1", [schema]);
  while (reports.length === 0) await setImmediate();
  assert(reports[0] instanceof StoreUnavailable);
  assert.doesNotMatch(inspect(reports[0], { depth: 9 }), /processID/);
  running.stop();
  await running.idle();
});

test("rejects options that can't work", () => {
  const connectionString = "postgresql://localhost/app";
  assert.throws(() => createPostgresJobs({ connectionString: "localhost" }), /`connectionString` must look like/);
  assert.throws(() => createPostgresJobs({ connectionString, schema: "Jobs; drop" }), /`schema` must consist/);
  assert.throws(() => createPostgresJobs({ connectionString, lookEvery: 0 }), /`lookEvery` must be from 0.5 to 60/);
});
