import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import test from "node:test";
import { addPending, createTestWorld } from "../../testing/test-world.fixture.ts";
import { createMemoryStore } from "@rollcall/storage-memory";
import { change, listen } from "../../testing/listen.fixture.ts";
import { nextTurn } from "../platform/turns.ts";
import type { Store } from "../store/store.ts";
import { countReads } from "./counting-store.fixture.ts";

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

test("resumes a stream after any message without a gap or a repeat [X10]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  for (let i = 0; i < 12; i++) await ann.client.schedules.update({ scheduleId, name: `Desk ${i}` });
  for (let cut = 0; cut <= 14; cut++) {
    const { untilReady, abort } = await listen(app, max, { [scheduleId]: cut });
    const messages = await untilReady();
    assert.deepEqual(
      messages.map((message) => (message.kind === "change" ? message.number : message.kind)),
      [...Array.from({ length: 14 - cut }, (_, i) => cut + 1 + i), "ready"],
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

test("follows the store and the caller's signal only until a stream ends, whether or not it is waiting then", async () => {
  const memory = createMemoryStore();
  let watched = 0;
  const store: Store = {
    open: (...parts) => memory.open(...parts),
    transaction: (mode, work) => memory.transaction(mode, work),
    close: () => memory.close(),
    watch(listener) {
      watched += 1;
      const unwatch = memory.watch(listener);
      return () => {
        watched -= 1;
        unwatch();
      };
    },
  };
  const { app, ann, max, scheduleId } = await createTestWorld({ store });
  const before = watched;
  const open = async (user: typeof ann) => {
    const stream = await listen(app, user, { [scheduleId]: null });
    await stream.untilReady();
    assert.equal(watched, before + 1);
    return stream;
  };
  const [one, other] = [await open(ann), await open(max)];
  const waiting = one.next();
  await nextTurn();
  one.abort.abort();
  assert.equal(await waiting, undefined);
  assert.equal(watched, before + 1);
  other.abort.abort();
  assert.equal(await other.next(), undefined);
  assert.equal(watched, before);
  for (const { abort } of [one, other]) assert.deepEqual(getEventListeners(abort.signal, "abort"), []);
  const again = await open(ann);
  again.abort.abort();
  assert.equal(await again.next(), undefined);
});

test("never includes people's names or addresses in events", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const { untilReady } = await listen(app, max, { [scheduleId]: 0 });
  await addPending({ ann, scheduleId }, "Nia");
  const text = JSON.stringify(await untilReady());
  for (const word of ["Nia", "Max", "Vic", "@"]) assert(!text.includes(word), word);
});
