import { createMemoryStore } from "@rollcall/storage-memory";
import { createTestClock, createTestIds, faultAt, faultyStore, type StoreFault } from "@rollcall/testkit";
import assert from "node:assert/strict";
import test from "node:test";
import { addPending, createTestWorld } from "../testing/test-world.fixture.ts";
import { codeOf, hostUser, createTestApp } from "../testing/test-app.fixture.ts";
import { receiptLife } from "../kernel/engine/sweep-receipts.ts";
import { unsealed } from "../kernel/journal/unsealed-topics.ts";
import { createRollcall } from "../composition/create-rollcall.ts";
import { everything } from "./crash-points.fixture.ts";
import { scheduleStateOf } from "./schedule-state.fixture.ts";

/** Pseudo-random numbers from 0 to 1, the same in every run. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test("loses none of 10,000 changes when 30% of the commits conflict, with at most six attempts each [F6]", async (t) => {
  const store = faultyStore(createMemoryStore());
  const { app, scheduleId, ann } = await createTestWorld({ store });
  const actor = await ann.actor();
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  const personId = await addPending({ ann, scheduleId }, "Nia");
  const { number: before } = (await ann.client.schedules.get({ scheduleId })).schedule;
  const chance = chances(20261122);
  let attempts = 0;
  store.follow(({ kind }) => {
    if (kind === "begin") attempts += 1;
    return kind === "commit" && chance() < 0.3 ? "conflict" : undefined;
  });
  let invited = true;
  let done = 0;
  let refused = 0;
  for (let i = 0; i < 10_000; i++) {
    attempts = 0;
    const input = { scheduleId, personId, invited: !invited };
    try {
      await app.rollcall.call("run", { name: "members.setInvited", input, actor });
      invited = !invited;
      done += 1;
    } catch (error) {
      assert.equal(await codeOf(Promise.reject(error as Error)), "request.stale-version");
      assert.equal(attempts, 6);
      refused += 1;
    }
    assert(attempts <= 6, `${attempts} attempts`);
  }
  store.follow();
  t.diagnostic(`${done} done, ${refused} refused after six attempts`);
  const { schedule } = await ann.client.schedules.get({ scheduleId });
  assert.equal(schedule.number, before + done);
  const { rows } = await ann.client.members.list({ scheduleId });
  assert.equal(rows.find((row) => row.personId === personId)?.invited, invited);
  assert.deepEqual((await scheduleStateOf(store, scheduleId)).violations, []);
  assert(done > 9900 && refused > 0);
});

const faults: readonly StoreFault[] = ["before", "after", "conflict"];

test("creates one person when a first call fails at any port call and is retried [F5]", async () => {
  const identity = hostUser("Nia");
  const world = async () => {
    const store = faultyStore(createMemoryStore());
    const app = await createTestApp({ store, ids: createTestIds("new") });
    const ann = await app.user("Ann");
    const scheduleId = await app.schedule(ann);
    await ann.client.members.add({ scheduleId, people: [{ address: identity.email, role: "admin" }] });
    return { store, app, scheduleId };
  };
  const { store, app } = await world();
  store.follow();
  await app.rollcall.recognise(identity);
  const { calls } = store;
  store.follow();
  const expected = await everything(store);
  for (let at = 1; at <= calls; at++) {
    for (const fault of faults) {
      const one = await world();
      one.store.follow(faultAt(at, fault));
      await (async () => one.app.rollcall.recognise(identity))().catch((error: unknown) => error);
      assert(one.store.calls >= at);
      one.store.follow();
      await one.app.rollcall.recognise(identity);
      assert.equal(await everything(one.store), expected, `${fault} at ${at}`);
      assert.deepEqual((await scheduleStateOf(one.store, one.scheduleId)).violations, []);
    }
  }
});

test("finishes a sweep that failed at any port call in the next one, and keeps history complete [F5]", async () => {
  const world = async () => {
    const store = faultyStore(createMemoryStore());
    const { app, scheduleId, ann, boss, max } = await createTestWorld({ store });
    const actor = await ann.actor();
    const input = { scheduleId, personId: max.id, assignable: false };
    await app.rollcall.call("run", { name: "members.setAssignable", input, actor, idempotencyKey: "key" });
    await boss.client.people.erase({ personId: max.id });
    await boss.client.schedules.delete({ scheduleId });
    const clock = createTestClock(app.clock.now() + receiptLife + 1);
    return { store, rollcall: await createRollcall({ store, clock, ids: createTestIds("new") }) };
  };
  const { store, rollcall } = await world();
  store.follow();
  const swept = await rollcall.sweep();
  const { calls } = store;
  assert(swept > 0);
  for (let at = 1; at <= calls; at++) {
    for (const fault of faults) {
      const one = await world();
      one.store.follow(faultAt(at, fault));
      await one.rollcall.sweep().catch((error: unknown) => error);
      one.store.follow();
      await one.rollcall.sweep();
      const report = await one.rollcall.verifyHistory();
      assert.deepEqual(report.findings, [], `${fault} at ${at}`);
      const [left] = await one.store.transaction("read", (tx) => tx.read([unsealed({ equal: [], limit: 10 })]));
      assert.deepEqual(left, []);
      assert.equal(await one.rollcall.sweep(), 0);
    }
  }
});
