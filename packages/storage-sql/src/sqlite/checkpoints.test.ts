import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { sql } from "kysely";
import { parameter, statement } from "../dialect.ts";
import { Checkpoints } from "./checkpoints.ts";
import { Connection } from "./connection.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";

const insert = statement(sqliteDialect, sql`insert into notes (text) values (${parameter})`);
const pageSize = 4096;

test("writes the log into the database in the background, and starts it over once it is long", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-checkpoints-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "notes.db");
  const connection = new Connection(path, "normal");
  connection.execute("pragma journal_mode = wal; create table notes (text text)");
  const checkpoints = new Checkpoints(path, { pages: 50, longLog: 100, statements: 20 });
  const write = async (count: number): Promise<number> => {
    let pauses = 0;
    for (let i = 0; i < count; i++) {
      connection.beginImmediate();
      connection.run(insert, ["x".repeat(3 * pageSize)]);
      connection.commit();
      const pause = checkpoints.afterCommit(connection);
      if (pause !== undefined) pauses++;
      // The log would grow in the meantime.
      await checkpoints.whenIdle();
    }
    return pauses;
  };
  assert.equal(await write(20), 0, "writes needn't wait while the log is short");
  const written = new DatabaseSync(`file:${path}?immutable=1`, { readOnly: true });
  assert.deepEqual({ ...written.prepare("select count(*) as notes from notes").get() }, { notes: 20 });
  written.close();
  assert.ok((await write(180)) > 1, "the log starts over");
  assert.ok(statSync(`${path}-wal`).size < 250 * pageSize, "the log doesn't grow with each write");
  connection.close();
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
