import assert from "node:assert/strict";
import test from "node:test";
import { createMemoryStore } from "@rollcall/storage-memory";
import { createTestClock, createTestIds } from "@rollcall/testkit";
import { createRollcall } from "../../index.ts";
import { addAddress, createFakeMailer, createMailedWorld } from "../../testing/fake-mailer.fixture.ts";
import { codeOf, hostUser } from "../../testing/test-app.fixture.ts";
import type { Clock } from "../platform/clock.ts";
import type { Store } from "./store.ts";
import { ClockJumped, clockMarks, SteadyClock } from "./steady-clock.ts";

const minute = 60_000;
const day = 86_400_000;

/** A memory store for the recorded time. */
async function openStore() {
  const store = createMemoryStore();
  await store.open([clockMarks]);
  return store;
}

/** The time in a new process whose clock shows `now`. */
async function nowAfterRestart(store: Store, now: number): Promise<number> {
  const steady = new SteadyClock(createTestClock(now));
  await assert.rejects(steady.record(store), ClockJumped);
  return steady.now();
}

test("keeps an expired link expired when the clock goes backward [P06]", async () => {
  const { app, ann, mailer, scheduleId } = await createMailedWorld();
  const pia = "pia@pending.example";
  await addAddress(ann.client, scheduleId, pia);
  await app.rollcall.dispatchMail();
  const { client } = await app.user("Pia", { email: pia });
  const accept = () => client.invitations.accept({ token: mailer.tokenTo(pia) });
  const began = app.clock.now();
  app.clock.advance(14 * day);
  assert.equal(await codeOf(accept()), "link.invalid");
  app.clock.set(began);
  assert.equal(await codeOf(accept()), "link.invalid");
});

test("keeps an expired link expired if the clock goes backward before a restart [P06]", async () => {
  const store = createMemoryStore();
  const { app, ann, mailer, scheduleId } = await createMailedWorld({ store });
  const pia = "pia@pending.example";
  await addAddress(ann.client, scheduleId, pia);
  await app.rollcall.dispatchMail();
  const began = app.clock.now();
  app.clock.advance(14 * day);
  await app.rollcall.jobs.find(({ name }) => name === "clock.record")?.run();
  const mail = createFakeMailer().options;
  const restarted = await createRollcall({ store, clock: createTestClock(began), ids: createTestIds("late"), mail });
  await assert.rejects(
    restarted.jobs.find(({ name }) => name === "clock.record")?.run() ?? Promise.resolve(),
    /behind/,
  );
  const actor = await restarted.recognise({ ...hostUser("Pia"), email: pia });
  const request = { name: "invitations.accept", input: { token: mailer.tokenTo(pia) }, actor };
  assert.equal(await codeOf((async () => restarted.call("run", request))()), "link.invalid");
});

test("never goes backward, and continues once the clock has caught up", async () => {
  const clock = createTestClock(1_000_000);
  const steady = new SteadyClock(clock);
  clock.advance(5000);
  assert.equal(steady.now(), 1_005_000);
  clock.set(1_001_000);
  assert.equal(steady.now(), 1_005_000);
  clock.advance(3000);
  assert.equal(steady.now(), 1_005_000);
  clock.advance(2000);
  assert.equal(steady.now(), 1_006_000);
});

test("records the time at most once a minute, for all processes on a store", async () => {
  const store = await openStore();
  const clock = createTestClock(1_000_000);
  const writes: number[] = [];
  const modes: string[] = [];
  const counting = {
    ...store,
    transaction: (async (mode, work) =>
      modes.push(mode) &&
      store.transaction(mode, (tx) =>
        work({
          read: (reads) => tx.read(reads),
          write: (changes) => {
            writes.push(clock.now());
            return tx.write(changes);
          },
        }),
      )) as typeof store.transaction,
  };
  const processes = [new SteadyClock(clock), new SteadyClock(clock)];
  for (let second = 0; second < 180; second += 5) {
    for (const one of processes) await one.record(counting);
    clock.advance(5000);
  }
  assert.deepEqual(writes, [1_000_000 + minute, 1_000_000 + 2 * minute]);
  // In its first minute, each of the two only reads.
  assert.deepEqual([modes.indexOf("write"), modes.lastIndexOf("read")], [24, 23]);
});

test("reports jumps of at least a minute forward, and of more than a minute backward, with their length", async () => {
  const store = await openStore();
  const clock = createTestClock(1_000_000);
  const steady = new SteadyClock(clock);
  assert.equal(steady.now(), 1_000_000);
  clock.set(1_000_000 + minute - 1);
  await steady.record(store);
  clock.set(1_000_000 + minute);
  const message = "the system clock jumped forward by 60 s: the new time is used but not recorded";
  await assert.rejects(steady.record(store), { name: "ClockJumped", milliseconds: minute, message });
  clock.set(1_000_000 - minute);
  await steady.record(store);
  clock.set(1_000_000 - minute - 1);
  await assert.rejects(steady.record(store), { name: "ClockJumped", milliseconds: -minute - 1 });
});

test("uses but doesn't record a jump that the monotonic clock doesn't confirm, and reports it once", async () => {
  const store = await openStore();
  const clock = createTestClock(1_000_000);
  const steady = new SteadyClock(clock);
  await steady.record(store);
  clock.advance(minute);
  clock.set(clock.now() + day);
  assert.equal(steady.now(), 1_000_000 + minute + day);
  await assert.rejects(steady.record(store), (error) => error instanceof ClockJumped && error.milliseconds === day);
  await steady.record(store);
  clock.set(1_000_000 + minute);
  assert.equal(steady.now(), 1_000_000 + minute);
  await steady.record(store);
  assert.equal(await nowAfterRestart(store, 0), 1_000_000 + minute);
});

test("reports a clock that is behind the recorded time", async () => {
  const store = await openStore();
  const clock = createTestClock(1_000_000);
  const steady = new SteadyClock(clock);
  clock.advance(minute);
  await steady.record(store);
  clock.set(1_000_000 - minute);
  await assert.rejects(steady.record(store), /120 s behind the recorded time/);
  await steady.record(store);
  assert.equal(await nowAfterRestart(store, 500_000), 1_000_000 + minute);
});

test("trusts every clock change if there is no monotonic clock", async () => {
  let now = 1_000_000;
  const clock: Clock = { now: () => now };
  const store = await openStore();
  const steady = new SteadyClock(clock);
  now += day;
  assert.equal(steady.now(), 1_000_000 + day);
  await steady.record(store);
  now -= day;
  assert.equal(steady.now(), 1_000_000 + day);
});

test("returns whole milliseconds, even though monotonic clocks measure fractions", () => {
  const clock = { time: 5000, passed: 0.25, now: () => clock.time, monotonic: () => clock.passed };
  const steady = new SteadyClock(clock);
  clock.passed += 1000.5;
  clock.time += 2000;
  assert.equal(steady.now(), 7000);
  clock.time = 4000;
  assert.equal(steady.now(), 6000);
});
