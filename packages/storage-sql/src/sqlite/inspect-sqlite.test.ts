import { collection, insert, integer, nullable, text } from "@rollcall/core";
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import test from "node:test";
import { freshFile } from "./fresh-file.fixture.ts";
import { inspectSqlite } from "../index.ts";

const fields = { id: text(), name: text() };
const ports = collection("ports", { fields, key: ["id"] });
const deeper = collection("ports", { fields: { ...fields, depth: nullable(integer()) }, key: ["id"] });
const piers = collection("piers", { fields, key: ["id"] });

test("reports what opening would add, without changing anything [F12]", async (context) => {
  const { store, path } = freshFile(context);
  assert.deepEqual(await inspectSqlite(path, [ports]), {
    state: "absent",
    version: null,
    missing: [{ collection: "ports", fields: null }],
  });
  assert.equal(existsSync(path), false);
  const opened = store();
  await opened.open([ports]);
  await opened.close();
  const before = readFileSync(path);
  const current = await inspectSqlite(path, [ports]);
  assert.deepEqual([current.state, current.missing], ["current", []]);
  assert.match(current.version ?? "", /^3\.[0-9a-f]{8}$/);
  assert.deepEqual(await inspectSqlite(path, [deeper, piers]), {
    state: "older",
    version: current.version,
    missing: [
      { collection: "ports", fields: ["depth"] },
      { collection: "piers", fields: null },
    ],
  });
  assert.deepEqual(readFileSync(path), before);
});

test("reports why opening would fail [F12]", async (context) => {
  const { store, path } = freshFile(context);
  const opened = store();
  await opened.open([deeper]);
  await opened.transaction("write", (transaction) =>
    transaction.write([insert(deeper, { id: "a", name: "Århus", depth: 9 })]),
  );
  await opened.close();
  const newer = await inspectSqlite(path, [ports]);
  assert.equal(newer.state, "incompatible");
  assert.match(newer.problem ?? "", /created by a newer one/);
  const wanting = collection("ports", { fields: { ...fields, depth: nullable(integer()), flag: text() }, key: ["id"] });
  assert.match((await inspectSqlite(path, [wanting])).problem ?? "", /no value for the new required field `flag`/);
});

test("reports a locked file and a file that is not a database as an error [F4]", async (context) => {
  const { store, path } = freshFile(context);
  await store().open([ports]);
  const other = new DatabaseSync(path);
  context.after(() => other.close());
  other.exec("begin immediate");
  await assert.rejects(inspectSqlite(path, [ports], 20), {
    name: "StoreUnavailable",
    message: /locked by another process/,
  });
  // It waits for a short lock: a writer does not prevent the inspection.
  const looking = inspectSqlite(path, [ports]);
  other.exec("rollback");
  assert.equal((await looking).state, "current");
  assert.equal((await inspectSqlite(path, [ports])).state, "current");
  const noDatabase = `${path}.txt`;
  writeFileSync(noDatabase, "no database at all, but text that is long enough to be one");
  await assert.rejects(inspectSqlite(noDatabase, [ports]), { name: "StoreIncompatible" });
});
