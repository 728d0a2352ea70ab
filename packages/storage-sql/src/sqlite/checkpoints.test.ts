import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test, type TestContext } from "node:test";
import { sql } from "kysely";
import { parameter, statement } from "../dialect.ts";
import { Checkpoints } from "./checkpoints.ts";
import { Connection } from "./connection.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";

const insert = statement(sqliteDialect, sql`insert into notes (text) values (${parameter})`);
const pageSize = 4096;

/** A table of notes in WAL mode with early checkpoints. */
function notesWithCheckpoints(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-checkpoints-"));
  const path = join(folder, "notes.db");
  const connection = new Connection(path, "normal");
  t.after(() => {
    connection.close();
    rmSync(folder, { recursive: true });
  });
  connection.execute("pragma journal_mode = wal; create table notes (text text)");
  const checkpoints = new Checkpoints(path, { pages: 50, longLog: 100, statements: 20 });
  const write = (): Promise<void> | undefined => {
    connection.beginImmediate();
    connection.run(insert, ["x".repeat(3 * pageSize)]);
    connection.commit();
    return checkpoints.afterCommit(connection);
  };
  /** @returns how often a write had to wait */
  const writeOneByOne = async (count: number): Promise<number> => {
    let pauses = 0;
    for (let i = 0; i < count; i++) {
      if (write() !== undefined) pauses++;
      // The log would grow in the meantime.
      await checkpoints.whenIdle();
    }
    return pauses;
  };
  /** The number of notes in the database without the log. */
  const countWritten = (): unknown => {
    const written = new DatabaseSync(`file:${path}?immutable=1`, { readOnly: true });
    const row = written.prepare("select count(*) as notes from notes").get();
    written.close();
    return row?.["notes"];
  };
  return { path, checkpoints, write, writeOneByOne, countWritten };
}

test("writes the log into the database in the background, and starts it over once it is long", async (t) => {
  const { path, writeOneByOne, countWritten } = notesWithCheckpoints(t);
  assert.equal(await writeOneByOne(20), 0, "writes needn't wait while the log is short");
  assert.equal(countWritten(), 20);
  assert.ok((await writeOneByOne(180)) > 1, "the log starts over");
  assert.ok(statSync(`${path}-wal`).size < 250 * pageSize, "the log doesn't grow with each write");
});

test("keeps writing the log into the database after many writes while a checkpoint starts", async (t) => {
  const { checkpoints, write, writeOneByOne, countWritten } = notesWithCheckpoints(t);
  for (let i = 0; i < 120; i++) void write();
  await checkpoints.whenIdle();
  await writeOneByOne(41);
  assert.ok(Number(countWritten()) > 140, `${String(countWritten())} notes`);
});

test("keeps writing when a checkpoint fails", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-checkpoints-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const connection = new Connection(join(folder, "notes.db"), "normal");
  connection.execute("pragma journal_mode = wal; create table notes (text text)");
  const checkpoints = new Checkpoints(join(folder, "missing", "notes.db"), { pages: 1, longLog: 1, statements: 1 });
  for (let i = 0; i < 3; i++) {
    connection.run(insert, ["x"]);
    assert.equal(checkpoints.afterCommit(connection), undefined);
    await checkpoints.whenIdle();
  }
  connection.close();
});
