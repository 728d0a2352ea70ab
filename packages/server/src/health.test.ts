import assert from "node:assert/strict";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import test from "node:test";
import { setImmediate } from "node:timers/promises";
import { createSqliteStore } from "@rollcall/storage-sql";
import { type AnyCollection, collections, type JobScheduler } from "@rollcall/core";
import { lazyServer } from "./lazy-server.ts";
import { serve } from "./node/index.ts";
import { codeOf, createWorld, site } from "./world.fixture.ts";

const probes = ["/health/live", "/health/ready", "/health"];

test("responds to health checks from anyone, including with HEAD and from other sites", async () => {
  const { send, log } = await createWorld();
  for (const path of probes) {
    const response = await send(path, { as: null, headers: { "sec-fetch-site": "cross-site" } });
    assert.deepEqual([response.status, await response.text()], [200, '{"status":"ok"}'], path);
    const head = await send(path, { as: null, method: "HEAD" });
    assert.deepEqual([head.status, await head.text()], [200, ""], path);
  }
  assert.deepEqual(new Set(log.map(({ level }) => level)), new Set(["info"]));
});

test("is alive but not ready while the store doesn't respond [F3]", async () => {
  const { send, rollcall } = await createWorld();
  await rollcall.close();
  assert.equal((await send("/health/live", { as: null })).status, 200);
  for (const path of ["/health/ready", "/health"]) {
    const ill = await send(path, { as: null });
    assert.deepEqual([ill.status, ill.headers.get("retry-after")], [503, "1"]);
    assert.equal(await codeOf(ill), "store.unavailable");
  }
});

test("is not ready while a table or column is missing, and gives the remedy without naming it [F12]", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-health-"));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, "rollcall.db");
  const { send, rollcall, log } = await createWorld({ store: createSqliteStore({ path }) });
  t.after(() => rollcall.close());
  assert.equal((await send("/health/ready", { as: null })).status, 200);
  const other = new DatabaseSync(path);
  t.after(() => {
    other.close();
  });
  const damages = {
    "alter table outbox rename column kind to sort": /no such column: .*kind/,
    "alter table outbox rename column sort to kind; drop table receipts": /no such table: receipts/,
  };
  for (const [damage, cause] of Object.entries(damages)) {
    other.exec(damage);
    // Reads of one turn of the event loop share a state.
    await setImmediate();
    const ready = await send("/health/ready", { as: null });
    assert.deepEqual([ready.status, ready.headers.get("retry-after")], [503, "1"]);
    const body = "The database is damaged. Restore a backup, or undo what another program changed.";
    assert.deepEqual(await ready.json(), { error: { code: "store.unavailable" }, message: body });
    assert.match(String(log.at(-1)?.cause), cause);
  }
});

test("is not ready once a newer version has changed the database, and says what to do [F12]", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-health-"));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, "rollcall.db");
  const { send, rollcall, log, scheduleId } = await createWorld({ store: createSqliteStore({ path }) });
  t.after(() => rollcall.close());
  const newer = createSqliteStore({ path });
  t.after(() => newer.close());
  await newer.open(
    collections.map((one): AnyCollection => (one.name === "people" ? { ...one, search: undefined } : one)),
  );
  await setImmediate();
  for (const probe of ["/health/ready", "/health"]) {
    const ready = await send(probe, { as: null });
    assert.deepEqual([ready.status, ready.headers.get("retry-after")], [503, "1"]);
    const message = "A newer version has changed the database. Replace this process with one of that version.";
    assert.deepEqual(await ready.json(), { error: { code: "store.outdated" }, message });
  }
  assert.match(String(log.at(-1)?.cause), /the search of `people` has changed/);
  assert.equal((await send("/health/live", { as: null })).status, 200);
  const read = await send(`/schedules.get?scheduleId=${scheduleId}`);
  const write = await send("/schedules.create", { body: { name: "Nights" } });
  for (const refused of [read, write])
    assert.deepEqual([refused.status, await codeOf(refused)], [503, "store.outdated"]);
});

test("is not ready if the store takes longer than two seconds [F4]", async (t) => {
  const { send, rollcall } = await createWorld();
  t.mock.method(rollcall, "checkStore", () => new Promise(() => undefined));
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const asked = send("/health/ready", { as: null });
  t.mock.timers.tick(2000);
  assert.equal(await codeOf(await asked), "store.unavailable");
});

test("is alive but not ready once it closes, without logging an error", async () => {
  const { send, server, log } = await createWorld();
  server.close();
  assert.equal((await send("/health/live", { as: null })).status, 200);
  const ready = await send("/health/ready", { as: null });
  assert.deepEqual(
    [ready.status, ready.headers.get("retry-after"), await codeOf(ready)],
    [503, "1", "server.unreachable"],
  );
  assert.deepEqual(new Set(log.map(({ level }) => level)), new Set(["info"]));
  assert.equal(await codeOf(await send("/health", { as: null })), "server.unreachable");
});

test("is not ready while its jobs aren't running", async () => {
  let isRunning = false;
  const jobs: JobScheduler = {
    start: () => ({
      wake: () => undefined,
      isRunning: () => isRunning,
      depth: () => Promise.resolve(0),
      stop: () => undefined,
      idle: () => Promise.resolve(),
    }),
  };
  const { send } = await createWorld({ jobs });
  const ready = async () => (await send("/health/ready", { as: null })).status;
  assert.equal(await ready(), 503);
  isRunning = true;
  assert.equal(await ready(), 200);
});

test("tells a proxy that it is shutting down while it still accepts requests", async (t) => {
  const { server, scheduleId } = await createWorld();
  const { url, close } = await serve({ server, port: 0, drain: 5000 });
  const ask = async (path: string) => {
    // `fetch` would use the timers that are stopped.
    const [response] = (await once(
      get(`${url}/rollcall${path}`, { headers: { "x-user": "ann" }, agent: false }),
      "response",
    )) as [IncomingMessage];
    await text(response);
    return response.statusCode;
  };
  const schedule = `/schedules.get?scheduleId=${scheduleId}`;
  assert.deepEqual([await ask("/health/ready"), await ask(schedule)], [200, 200]);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const closed = close();
  assert.deepEqual([await ask("/health/ready"), await ask("/health/live"), await ask(schedule)], [503, 200, 200]);
  t.mock.timers.tick(5000);
  await closed;
  await assert.rejects(ask("/health/live"), { code: "ECONNREFUSED" });
});

test("is not ready once a lazy server drains", async () => {
  const { server } = await createWorld();
  const lazy = lazyServer(() => server);
  const ready = () => lazy.handler(new Request(`${site}/rollcall/health/ready`));
  assert.equal((await ready()).status, 200);
  lazy.drain();
  assert.equal((await ready()).status, 503);
});
