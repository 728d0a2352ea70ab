import assert from "node:assert/strict";
import test from "node:test";
import { createMemoryStore } from "@rollcall/storage-memory";
import { StoreUnavailable } from "../kernel/store/store.ts";
import { createRollcall } from "./create-rollcall.ts";
import type { RollcallOptions } from "./rollcall-options.ts";

const store = createMemoryStore();
const clock = { now: () => 0 };
const ids = { next: () => "1" };

const mistakes: readonly [options: unknown, sentence: RegExp][] = [
  [undefined, /the options of createRollcall must be an object, not undefined/],
  [{ clock, ids }, /requires `store`: pass createSqliteStore/],
  [{ store: null, clock, ids }, /requires `store`/],
  [{ store, ids }, /requires `clock`: pass \.\.\.nodePlatform/],
  [{ store, clock }, /requires `ids`: pass \.\.\.nodePlatform/],
  [{ store: Promise.resolve(store), clock, ids }, /`store` must be an object, not a promise: add `await`/],
  [{ store: "rollcall.db", clock, ids }, /`store` must be an object, not a string/],
  [{ store, clock: { now: 5 }, ids }, /`clock` has no function `now`/],
  [
    { store, clock, ids, secrets: { random: () => "" } },
    /`secrets` has no function `derive`, `hash`, `seal`, `open`, `isCurrent`: pass nodeSecrets/,
  ],
  [{ store, clock, ids, limits: {} }, /`limits` must be a function/],
  [{ store, clock, ids, domains: {} }, /`domains` must be a list/],
  [{ store, clock, ids, mail: { baseUrl: "https://a.example" } }, /requires `mail\.mailer`: pass createSmtpMailer/],
  [{ store, clock, ids, directory: { search: () => [] } }, /`directory` has no function `get`/],
];

test("rejects missing and wrong options with a message that says what to pass [F15]", async () => {
  for (const [options, message] of mistakes) {
    await assert.rejects(createRollcall(options as RollcallOptions), { name: "TypeError", message });
  }
});

test("closes its store", async () => {
  const rollcall = await createRollcall({ store, clock, ids });
  assert.equal(await store.transaction("read", () => 1), 1);
  await rollcall.close();
  await assert.rejects(async () => store.transaction("read", () => 1), StoreUnavailable);
});
