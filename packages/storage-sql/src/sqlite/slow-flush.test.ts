import { StoreUnavailable } from "@rollcall/core";
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import test, { type TestContext } from "node:test";
import { crew, ships } from "../crew.fixture.ts";
import { createSqliteStore } from "../index.ts";
import { add, damageOf, freshFile, namesIn } from "./fresh-file.fixture.ts";
import { slowDisk } from "./slow-disk.fixture.ts";

const skip = process.platform !== "linux";

/** A store on a slow disk, and flushes that wait until they are released, with an error or without. */
async function withHeldFlushes(context: TestContext) {
  const disk = slowDisk(context);
  let begun: (() => void) | undefined;
  const held: ((error?: Error) => void)[] = [];
  context.after(() => {
    disk.flush((flush) => flush);
    for (const release of held) release();
  });
  const file = freshFile(context);
  const store = await file.launched();
  disk.flush((flush) => (log, done) => {
    held.push((error) => {
      if (error === undefined) flush(log, done);
      else done(error);
    });
    begun?.();
  });
  /** The flush of a change. */
  const flushOf = async (change: Promise<unknown>): Promise<(error?: Error) => void> => {
    if (held.length === 0) await Promise.race([change, new Promise<void>((resolve) => (begun = resolve))]);
    const release = held[0];
    assert.ok(release !== undefined);
    return (error) => {
      held.shift();
      release(error);
    };
  };
  const crewNow = () => store.transaction("read", namesIn);
  return { ...file, store, flushOf, crewNow };
}

test(
  "confirms a change after a slow disk has flushed it, and serves the previous state until then [F2]",
  { skip },
  async (context) => {
    const { store, flushOf, crewNow } = await withHeldFlushes(context);
    const answers: string[] = [];
    const first = add(store, "p1").then(() => answers.push("p1"));
    const flushed = await flushOf(first);
    const second = add(store, "p2").then(() => answers.push("p2"));
    assert.deepEqual([crewNow(), answers], [[], []]);
    flushed();
    await first;
    assert.deepEqual([crewNow(), answers], [["p1"], ["p1"]]);
    const flushedAgain = await flushOf(second);
    assert.deepEqual([crewNow(), answers], [["p1"], ["p1"]]);
    flushedAgain();
    await second;
    assert.deepEqual(crewNow(), ["p1", "p2"]);
  },
);

test(
  "reads changes that another store on the file acknowledges during a flush, once the flush has ended [F11]",
  { skip },
  async (context) => {
    const { store, flushOf, crewNow, path } = await withHeldFlushes(context);
    const first = add(store, "p1");
    const flushed = await flushOf(first);
    assert.deepEqual(crewNow(), []);
    const other = createSqliteStore({ path, synchronous: "normal" });
    await other.open([ships, crew]);
    await add(other, "p2");
    assert.deepEqual(await other.transaction("read", namesIn), ["p1", "p2"]);
    const seen = Promise.resolve(store.transaction("read", namesIn));
    flushed();
    assert.deepEqual(await seen, ["p1", "p2"]);
    await first;
    await other.close();
  },
);

test("refuses a read that has waited for a flush if the flush fails [F2]", { skip }, async (context) => {
  const { store, flushOf, path } = await withHeldFlushes(context);
  const first = add(store, "p1");
  const failed = await flushOf(first);
  const other = createSqliteStore({ path, synchronous: "normal" });
  await other.open([ships, crew]);
  await add(other, "p2");
  const seen = Promise.resolve(store.transaction("read", namesIn));
  failed(new Error("input/output error"));
  await assert.rejects(first, StoreUnavailable);
  await assert.rejects(seen, StoreUnavailable);
  await other.close();
});

test("keeps the state of a read that begins during a flush and ends after it", { skip }, async (context) => {
  let goOn = (): void => undefined;
  const whenToGoOn = new Promise<void>((resolve) => (goOn = resolve));
  context.after(() => {
    goOn();
  });
  const { store, flushOf, crewNow } = await withHeldFlushes(context);
  const first = add(store, "p1");
  const flushed = await flushOf(first);
  const seen: (readonly string[])[] = [];
  const reading = store.transaction("read", async (transaction) => {
    seen.push(namesIn(transaction));
    await whenToGoOn;
    seen.push(namesIn(transaction));
  });
  assert.deepEqual(crewNow(), []);
  flushed();
  await first;
  const second = add(store, "p2");
  const flushedAgain = await flushOf(second);
  goOn();
  await reading;
  assert.deepEqual([seen, crewNow()], [[[], []], ["p1"]]);
  flushedAgain();
  await second;
});

test(
  "answers nothing after a failed flush, and continues when it is opened again [F2, F3]",
  { skip },
  async (context) => {
    const { store, flushOf, crewNow, path } = await withHeldFlushes(context);
    const first = add(store, "p1");
    const failed = await flushOf(first);
    const waiting = add(store, "p2");
    failed(Object.assign(new Error("input/output error"), { code: "EIO" }));
    const isRefused = (error: unknown): boolean =>
      error instanceof StoreUnavailable && error.message.includes("failed to save");
    await assert.rejects(first, isRefused);
    await assert.rejects(waiting, isRefused);
    await assert.rejects(add(store, "p3"), isRefused);
    assert.throws(crewNow, isRefused);
    await store.close();
    const again = createSqliteStore({ path, synchronous: "normal" });
    await again.open([ships, crew]);
    assert.deepEqual(await again.transaction("read", namesIn), ["p1"]);
    await again.close();
  },
);

test("writes the log that a process has left behind into the database when it opens [F2]", async (context) => {
  const { launched, path } = freshFile(context);
  const store = await launched();
  await add(store, "p1");
  const folder = mkdtempSync(join(tmpdir(), "rollcall-left-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const left = join(folder, "left.db");
  for (const part of ["", "-wal"]) copyFileSync(`${path}${part}`, `${left}${part}`);
  const opened = createSqliteStore({ path: left });
  await opened.open([ships, crew]);
  const withoutLog = join(folder, "without-log.db");
  copyFileSync(left, withoutLog);
  await opened.close();
  const database = new DatabaseSync(withoutLog);
  assert.equal(database.prepare("select count(*) as sailors from crew").get()?.["sailors"], 1);
  database.close();
});

test(
  "flushes in the commit again when the disk is fast, or when the log can't be opened",
  { skip },
  async (context) => {
    const disk = slowDisk(context);
    const file = freshFile(context);
    const store = await file.launched();
    await add(store, "p1");
    assert.equal(disk.flushes, 1);
    disk.flushTime = 0;
    for (let i = 0; i < 40; i++) await add(store, `q${i}`);
    const before: number = disk.flushes;
    assert.ok(before < 40);
    await add(store, "p2");
    assert.equal(disk.flushes, before);
    context.mock.method(fs, "openSync", () => {
      throw new Error("too many open files");
    });
    disk.flushTime = 50;
    const other = file.store();
    await other.open([ships, crew]);
    for (const id of ["p3", "p4"]) await add(other, id);
    assert.equal(disk.flushes, before);
  },
);

test("shares a file between two stores that take turns writing to a slow disk [F11]", { skip }, async (context) => {
  const disk = slowDisk(context);
  const { launched, store: another, path } = freshFile(context);
  const one = await launched();
  const other = another();
  await other.open([ships, crew]);
  const expected: string[] = [];
  for (let i = 10; i < 30; i++) {
    await add(i % 2 === 0 ? one : other, `p${i}`);
    expected.push(`p${i}`);
    for (const store of [one, other]) assert.deepEqual(await store.transaction("read", namesIn), expected);
  }
  await Promise.all(Array.from({ length: 20 }, (_, i) => add(i % 2 === 0 ? one : other, `q${i + 10}`)));
  assert.ok(disk.flushes > 20);
  assert.deepEqual([(await one.transaction("read", namesIn)).length, damageOf(path)], [40, "ok"]);
});

test("waits for a flush before it closes", { skip }, async (context) => {
  const { store, flushOf, path } = await withHeldFlushes(context);
  const first = add(store, "p1");
  const flushed = await flushOf(first);
  const closed = Promise.resolve(store.close());
  flushed();
  await Promise.all([first, closed]);
  const database = new DatabaseSync(path);
  assert.equal(database.prepare("select count(*) as sailors from crew").get()?.["sailors"], 1);
  database.close();
});
