import { createMemoryState, createMemoryStore } from "@rollcall/storage-memory";
import assert from "node:assert/strict";
import test from "node:test";
import { z } from "zod";
import { createClient } from "../../client/index.ts";
import { createRollcall } from "../../composition/create-rollcall.ts";
import type { RollcallOptions } from "../../composition/rollcall-options.ts";
import { operation } from "../../identity/operation.ts";
import { change, listen } from "../../testing/listen.fixture.ts";
import { createTestApp } from "../../testing/test-app.fixture.ts";
import { grant } from "../operations/rule.ts";
import { insert, update } from "../store/change.ts";
import { collection, text } from "../store/collection.ts";
import { get } from "../store/query.ts";
import { countReads, holdAnswers } from "./counting-store.fixture.ts";

/** Two instances over the same data; the reads of the second are counted, and its answers can be held back. */
async function startTwoInstances(parts: Partial<RollcallOptions> = {}) {
  const state = createMemoryState();
  const app = await createTestApp({ ...parts, store: createMemoryStore({ state }) });
  const holding = holdAnswers(createMemoryStore({ state }));
  const counting = countReads(holding.store);
  const { clock, ids } = app;
  const other = await createRollcall({ ...parts, store: counting.store, clock, ids });
  return { app, counting, other, hold: holding.hold };
}

test("delivers changes that another instance commits on the same store [F11]", async () => {
  const { app, other } = await startTwoInstances();
  const ann = await app.user("Ann");
  const scheduleId = await app.schedule(ann);
  const { next, untilReady } = await listen({ rollcall: other }, ann, { [scheduleId]: null });
  await untilReady();
  const waiting = next();
  await ann.client.schedules.update({ scheduleId, name: "Day desk" });
  assert.equal(change(await waiting).number, 2);
});

test("reads only the topics that another instance has changed, not those of all streams [F11]", async () => {
  const { app, counting, other } = await startTwoInstances();
  const ann = await app.user("Ann");
  const topics: string[] = [`own:${ann.id}`];
  for (let index = 0; index < 20; index++) topics.push(await app.schedule(ann));
  const streams = await Promise.all(topics.map((topic) => listen({ rollcall: other }, ann, { [topic]: null })));
  for (const { untilReady } of streams) await untilReady();
  const scheduleId = topics.at(-1) ?? "";
  const waiting = streams.map(({ next }) => next());
  counting.reads = 0;
  await ann.client.schedules.update({ scheduleId, name: "Day desk" });
  assert.equal(change(await waiting.at(-1)).number, 2);
  assert.ok(counting.reads <= 6, `${counting.reads} reads`);
  for (const { abort } of streams) abort.abort();
  await Promise.all(waiting);
});

test("asks with one query which of many topics another instance has changed [F11]", async () => {
  const { app, counting, other } = await startTwoInstances();
  const ann = await app.user("Ann");
  const topics: string[] = [];
  for (let index = 0; index < 300; index++) topics.push(await app.schedule(ann));
  const { next, untilReady, abort } = await listen(
    { rollcall: other },
    ann,
    Object.fromEntries(topics.map((topic) => [topic, null])),
  );
  await untilReady();
  const scheduleId = topics.at(-1) ?? "";
  counting.queries = 0;
  const waiting = next();
  await ann.client.schedules.update({ scheduleId, name: "Day desk" });
  assert.equal(change(await waiting).topic, scheduleId);
  assert.ok(counting.queries <= 20, `${counting.queries} queries`);
  abort.abort();
});

test("sends a change from another instance to a listener that is still reading older changes [F11]", async () => {
  const { app, other, hold } = await startTwoInstances();
  const ann = await app.user("Ann");
  const scheduleId = await app.schedule(ann);
  const { next, untilReady } = await listen({ rollcall: other }, ann, { [scheduleId]: null });
  await untilReady();
  for (const name of ["Day desk", "Late desk"]) await ann.client.schedules.update({ scheduleId, name });
  assert.equal(change(await next()).number, 2);
  const { begun, release } = hold();
  await ann.client.schedules.update({ scheduleId, name: "Night desk" });
  await begun;
  assert.equal(change(await next()).number, 3);
  const waiting = next();
  release();
  assert.equal(change(await waiting).number, 4);
});

test("asks once more, not once per change, about changes that other instances make while it asks [F11]", async () => {
  const { app, counting, other, hold } = await startTwoInstances();
  const ann = await app.user("Ann");
  const scheduleId = await app.schedule(ann);
  const { next, untilReady } = await listen({ rollcall: other }, ann, { [scheduleId]: null });
  await untilReady();
  counting.reads = 0;
  const { begun, release } = hold();
  const waiting = next();
  await ann.client.schedules.update({ scheduleId, name: "Desk 2" });
  await begun;
  for (let number = 3; number <= 22; number++)
    await ann.client.schedules.update({ scheduleId, name: `Desk ${number}` });
  release();
  assert.equal(change(await waiting).number, 2);
  for (let number = 3; number <= 22; number++) assert.equal(change(await next()).number, number);
  assert.ok(counting.reads <= 6, `${counting.reads} reads`);
});

const notes = collection("notes", {
  fields: { ownerId: text(), note: text() },
  key: ["ownerId"],
  signals: { subject: "ownerId", when: () => true },
});
const noteOf = get(notes);

const writeNote = operation({
  name: "notes.write",
  summary: "Writes a person's note.",
  input: z.strictObject({ ownerId: z.string(), note: z.string() }),
  output: z.strictObject({}),
  load: [({ ownerId }) => ({ found: noteOf(ownerId) })],
  context: () => ({}),
  rules: [grant<object>("everyone", () => true)],
  apply: ({ known: { found } }, input) => ({
    output: {},
    changes: [found === undefined ? insert(notes, input) : update(notes, [input.ownerId], { note: input.note })],
  }),
});

const notesDomain = {
  name: "notes",
  operations: [writeNote],
  collections: [notes],
  topics: [{ load: () => ({}), visible: () => true }],
} as const;

test("sends a person's changes from another instance to their own topic once, and reads no other topics [F11, P42]", async () => {
  const { app, counting, other } = await startTwoInstances({ domains: [notesDomain] });
  const ann = await app.user("Ann");
  const client = createClient<typeof writeNote>(ann.transport);
  const owners = Array.from({ length: 20 }, (_, index) => `o${index}`);
  for (const ownerId of owners.slice(10)) await client.notes.write({ ownerId, note: "a" });
  const streams = await Promise.all(
    owners.map((ownerId) => listen({ rollcall: other }, ann, { [`own:${ownerId}`]: null })),
  );
  for (const { untilReady } of streams) await untilReady();
  const waiting = streams.map(({ next }) => next());
  counting.reads = 0;
  await client.notes.write({ ownerId: "o19", note: "b" });
  const { topic, number } = change(await waiting.at(-1));
  assert.deepEqual([topic, number], ["own:o19", 2]);
  assert.ok(counting.reads <= 4, `${counting.reads} reads`);
  const second = streams.at(-1)?.next();
  other.tick();
  await client.notes.write({ ownerId: "o0", note: "b" });
  assert.equal(change(await waiting[0]).number, 1);
  await client.notes.write({ ownerId: "o19", note: "c" });
  assert.equal(change(await second).number, 3);
  for (const { abort } of streams) abort.abort();
  await Promise.all(waiting);
});
