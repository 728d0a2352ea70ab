import assert from "node:assert/strict";
import test from "node:test";
import { addPending, createTestWorld } from "../../testing/test-world.fixture.ts";
import { createMemoryState, createMemoryStore } from "@rollcall/storage-memory";
import type { Store } from "../store/store.ts";
import { createTestApp, type TestApp } from "../../testing/test-app.fixture.ts";
import { change, listen } from "../../testing/listen.fixture.ts";
import { createRollcall } from "../../composition/create-rollcall.ts";

test("starts a stream with its position, then sends each committed change with author and time", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const { next, untilReady } = await listen(app, max, { [scheduleId]: null });
  assert.deepEqual(await untilReady(), [{ kind: "ready", topics: { [scheduleId]: 2 } }]);
  const waiting = next();
  await ann.client.schedules.update({ scheduleId, name: "Day desk" });
  assert.deepEqual(await waiting, {
    kind: "change",
    topic: scheduleId,
    number: 3,
    operation: "schedules.update",
    actorId: ann.id,
    at: new Date(app.clock.now()).toISOString(),
    events: [
      {
        type: "schedule-changed",
        scheduleId,
        set: { name: "Day desk" },
        was: { name: "Night desk" },
        totals: { members: 3, admins: 1, assignables: 2, ready: 0, toInvite: 0 },
      },
    ],
    decisionsChanged: false,
  });
});

test("reads a change once for all streams of a caller", async () => {
  const counting = countReads(createMemoryStore());
  const { app, ann, max, vic, scheduleId } = await createTestWorld({ store: counting.store });
  const streams = await Promise.all(
    Array.from({ length: 60 }, (_, i) => listen(app, i % 2 === 0 ? max : vic, { [scheduleId]: null })),
  );
  for (const { untilReady } of streams) await untilReady();
  const waiting = streams.map(({ next }) => next());
  counting.reads = 0;
  await ann.client.schedules.update({ scheduleId, name: "Day desk" });
  const messages = await Promise.all(waiting);
  assert.equal(new Set(messages).size, 1);
  assert.ok(counting.reads <= 6, `${counting.reads} reads`);
});

/** Two instances over the same data; the reads of the second are counted. */
async function startTwoInstances() {
  const state = createMemoryState();
  const app = await createTestApp({ store: createMemoryStore({ state }) });
  const counting = countReads(createMemoryStore({ state }));
  return { app, counting, other: await startAnother(app, counting.store) };
}

/** Another instance, with the clock and the ids of an app. */
const startAnother = ({ clock, ids }: TestApp, store: Store) => createRollcall({ store, clock, ids });

/** A store whose transactions another function runs. */
const storeWith = (store: Store, transaction: Store["transaction"]): Store => ({
  open: (...parts) => store.open(...parts),
  watch: (listener) => store.watch(listener),
  close: () => store.close(),
  transaction,
});

/** A store that counts its read transactions and their queries. */
function countReads(store: Store) {
  const counting: { reads: number; queries: number; readonly store: Store } = {
    reads: 0,
    queries: 0,
    store: storeWith(store, (mode, work) => {
      if (mode === "read") counting.reads += 1;
      return store.transaction(mode, (tx) =>
        work({
          read: (reads) => {
            counting.queries += reads.length;
            return tx.read(reads);
          },
          write: (changes) => tx.write(changes),
        }),
      );
    }),
  };
  return counting;
}

test("resumes a stream after any message without a gap or a repeat [X10]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  for (let i = 0; i < 12; i++) await ann.client.schedules.update({ scheduleId, name: `Desk ${i}` });
  for (let cut = 0; cut <= 14; cut++) {
    const { untilReady, abort } = await listen(app, max, { [scheduleId]: cut });
    const messages = await untilReady();
    const numbers = messages.flatMap((message) => (message.kind === "change" ? [message.number] : []));
    assert.deepEqual(
      numbers,
      Array.from({ length: 14 - cut }, (_, i) => cut + 1 + i),
    );
    assert.deepEqual(messages.at(-1), { kind: "ready", topics: { [scheduleId]: 14 } });
    abort.abort();
  }
});

test("delivers all changes in order to a slow listener", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const { next, untilReady } = await listen(app, max, { [scheduleId]: null });
  await untilReady();
  for (let i = 0; i < 450; i++) await ann.client.schedules.update({ scheduleId, name: `Desk ${i}` });
  for (let i = 0; i < 450; i++) assert.equal(change(await next()).number, 3 + i);
});

test("asks listeners who missed more than a thousand changes, or report a future number, to load again", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  for (let i = 0; i < 1000; i++) await ann.client.schedules.update({ scheduleId, name: `Desk ${i}` });
  for (const position of [1, 1003]) {
    const { untilReady, abort } = await listen(app, max, { [scheduleId]: position });
    assert.deepEqual(await untilReady(), [
      { kind: "reload", topic: scheduleId, number: 1002 },
      { kind: "ready", topics: { [scheduleId]: 1002 } },
    ]);
    abort.abort();
  }
  const { untilReady } = await listen(app, max, { [scheduleId]: 2 });
  assert.equal((await untilReady()).length, 1001);
});

test("closes the streams of hidden and missing schedules in the same way [P21, P24]", async () => {
  const { app, oda, stranger, scheduleId } = await createTestWorld();
  for (const [user, topic] of [
    [oda, scheduleId],
    [stranger, scheduleId],
    [oda, "never-was"],
    [stranger, "acme"],
  ] as const) {
    const { next } = await listen(app, user, { [topic]: 0 });
    assert.deepEqual(await next(), { kind: "closed", topic });
    assert.equal(await next(), undefined);
  }
});

test("ends the stream of a removed member before any later change [P24]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const { next, untilReady } = await listen(app, max, { [scheduleId]: null });
  await untilReady();
  const waiting = next();
  await ann.client.members.remove({ scheduleId, personId: max.id });
  await addPending({ ann, scheduleId }, "Secret");
  assert.deepEqual(await waiting, { kind: "closed", topic: scheduleId });
  assert.equal(await next(), undefined);
});

test("keeps other topics open when one closes [P24]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const { next, untilReady } = await listen(app, max, { acme: null, [scheduleId]: null });
  assert.deepEqual(await untilReady(), [{ kind: "ready", topics: { acme: 1, [scheduleId]: 2 } }]);
  await ann.client.members.remove({ scheduleId, personId: max.id });
  assert.deepEqual(await next(), { kind: "closed", topic: scheduleId });
  await app.schedule(ann);
  assert.equal(change(await next()).topic, "acme");
});

test("ends a quiet stream at the next tick after access is lost [P24]", async () => {
  const { app, boss, scheduleId } = await createTestWorld();
  const { next, untilReady } = await listen(app, boss, { [scheduleId]: null });
  await untilReady();
  const waiting = next();
  await app.user("Boss", { organizationRole: "member" });
  app.rollcall.tick();
  assert.deepEqual(await waiting, { kind: "closed", topic: scheduleId });
  assert.equal(await next(), undefined);
});

test("sends nothing on a tick if access is unchanged", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const { next, untilReady } = await listen(app, max, { [scheduleId]: null });
  await untilReady();
  app.rollcall.tick();
  const waiting = next();
  app.rollcall.tick();
  await ann.client.schedules.update({ scheduleId, name: "Day desk" });
  assert.equal(change(await waiting).number, 3);
});

test("ends an aborted stream, whether or not it is already waiting", async () => {
  const { app, max, scheduleId } = await createTestWorld();
  const { next, untilReady, abort } = await listen(app, max, { [scheduleId]: null });
  await untilReady();
  const waiting = next();
  abort.abort();
  assert.equal(await waiting, undefined);
  const aborted = await listen(app, max, { [scheduleId]: 0 });
  aborted.abort.abort();
  assert.deepEqual(await aborted.untilReady(), []);
});

test("delivers changes that another instance commits on the same store [F11]", async () => {
  const state = createMemoryState();
  const app = await createTestApp({ store: createMemoryStore({ state }) });
  const { clock, ids } = app;
  const other = await createRollcall({ store: createMemoryStore({ state }), clock, ids });
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
  const state = createMemoryState();
  const app = await createTestApp({ store: createMemoryStore({ state }) });
  const store = createMemoryStore({ state });
  let look: () => void = () => undefined;
  let answerNow: () => void = () => undefined;
  const looked = new Promise<void>((resolve) => (look = resolve));
  const answered = new Promise<void>((resolve) => (answerNow = resolve));
  let isHeld = false;
  const slow = storeWith(store, async (mode, work) => {
    const answer = await store.transaction(mode, work);
    if (isHeld) {
      isHeld = false;
      look();
      await answered;
    }
    return answer;
  });
  const other = await startAnother(app, slow);
  const ann = await app.user("Ann");
  const scheduleId = await app.schedule(ann);
  const { next, untilReady } = await listen({ rollcall: other }, ann, { [scheduleId]: null });
  await untilReady();
  for (const name of ["Day desk", "Late desk"]) await ann.client.schedules.update({ scheduleId, name });
  assert.equal(change(await next()).number, 2);
  isHeld = true;
  await ann.client.schedules.update({ scheduleId, name: "Night desk" });
  await looked;
  assert.equal(change(await next()).number, 3);
  const waiting = next();
  answerNow();
  assert.equal(change(await waiting).number, 4);
});

test("never includes names or addresses of people in events", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const { untilReady } = await listen(app, max, { [scheduleId]: 0 });
  await addPending({ ann, scheduleId }, "Nia");
  const text = JSON.stringify(await untilReady());
  for (const word of ["Nia", "Max", "Vic", "@"]) assert(!text.includes(word), word);
});
