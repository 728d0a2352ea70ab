import { update } from "@rollcall/core";
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import test from "node:test";
import { shipById, ships } from "../crew.fixture.ts";
import { freshFile } from "./fresh-file.fixture.ts";

test("keeps more pages in memory while reads prevail", async (context) => {
  const { mock } = context.mock.method(DatabaseSync.prototype, "exec");
  const store = await freshFile(context).launched({ synchronous: "normal" });
  const database = mock.calls[0]?.this as DatabaseSync;
  const kibibytes = () => -Number(database.prepare("pragma cache_size").get()?.["cache_size"]);
  const read = async (times: number) => {
    for (let i = 0; i < times; i++)
      await store.transaction("read", (transaction) => transaction.read([shipById("s1")]));
  };
  const write = async (times: number) => {
    for (let i = 0; i < times; i++)
      await store.transaction("write", (transaction) => transaction.write([update(ships, ["s1"], { crew: i })]));
  };
  assert.equal(kibibytes(), 8192);
  await read(1999);
  assert.equal(kibibytes(), 8192);
  await read(1);
  assert.equal(kibibytes(), 65_536);
  await write(10);
  await read(500);
  await write(39);
  assert.equal(kibibytes(), 65_536);
  await write(1);
  assert.equal(kibibytes(), 8192);
  await read(2000);
  assert.equal(kibibytes(), 65_536);
});
