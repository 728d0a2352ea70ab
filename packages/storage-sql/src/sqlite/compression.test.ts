import { collection, get, insert, integer, json, update } from "@rollcall/core";
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import test from "node:test";
import { freshFile } from "./fresh-file.fixture.ts";

const logs = collection("logs", { fields: { day: integer(), entries: json<readonly string[]>() }, key: ["day"] });
const logOf = get(logs);

test("compresses long JSON in the file, and reads it as it was written", async (context) => {
  const { path, store } = freshFile(context);
  const opened = store();
  await opened.open([logs]);
  const entries = Array.from({ length: 5000 }, (_, index) => `Wind 7, sea 4, 🦊 ${index % 9}`);
  await opened.transaction("write", (transaction) =>
    transaction.write([
      insert(logs, { day: 1, entries }),
      insert(logs, { day: 2, entries: ["calm"] }),
      insert(logs, { day: 3, entries: [] }),
      update(logs, [3], { entries: entries.toReversed() }),
    ]),
  );
  const found = await opened.transaction("read", (transaction) => transaction.read([logOf(1), logOf(2), logOf(3)]));
  assert.deepEqual(
    found.map((row) => row?.entries),
    [entries, ["calm"], entries.toReversed()],
  );
  await opened.close();
  const file = new DatabaseSync(path, { readOnly: true });
  const types = file.prepare("select typeof(entries) as type from logs order by day").all();
  file.close();
  assert.deepEqual(
    types.map(({ type }) => type),
    ["blob", "text", "blob"],
  );
  assert(statSync(path).size < JSON.stringify(entries).length);
});
