import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { goodPassword, settle } from "../access/portal.fixture.ts";
import { openWorkers } from "../availability/availability.fixture.ts";
import type { RollcallOptions } from "../composition/rollcall-options.ts";
import { codeOf, refusal } from "../testing/test-app.fixture.ts";

/** Xia accepted a shift on February 2 and offers it; Yan accepted one on February 4. */
async function openSwap(parts: Partial<RollcallOptions> = {}) {
  const world = await openWorkers(parts);
  const { accept, scheduleId, xia, yan, app } = world;
  const shiftId = await accept("2026-02-02T08:00", "2026-02-02T16:00");
  const other = await accept("2026-02-04T08:00", "2026-02-04T16:00", { personId: yan.id });
  const [x, y] = [xia.browser.client, yan.browser.client];
  const { swapId } = await x.swaps.propose({ scheduleId, shiftId, version: 1 });
  const key = { scheduleId, swapId };
  const inExchange = { shiftId: other, version: 1 };
  /** The ids of the shifts of both, in order. */
  const held = async () => {
    const shown = await Promise.all(
      [x, y].map(async (one) => (await one.portal.listShifts({})).rows.map(({ id }) => id)),
    );
    return shown.map((ids) => ids.map((id) => (id === shiftId ? "given" : id === other ? "other" : id)));
  };
  const stateOf = async () => (await world.ann.client.swaps.list({ scheduleId })).rows.map(({ state }) => state);
  const close = async () => app.rollcall.jobs.find(({ name }) => name === "swaps.close")?.run();
  return { ...world, x, y, shiftId, other, key, inExchange, held, stateOf, close };
}

describe("workers", () => {
  it("give a shift to someone who takes it, at once [Q60]", async () => {
    const { x, y, key, held, stateOf, ann, scheduleId } = await openSwap();
    assert.equal((await y.swaps.accept({ ...key, version: 1 })).state, "done");
    assert.deepEqual(await held(), [[], ["given", "other"]]);
    assert.deepEqual(await stateOf(), []);
    assert.deepEqual((await x.swaps.listOwn({})).rows, []);
    const { rows } = await ann.client.shifts.list({ scheduleId });
    assert.deepEqual(
      rows.map(({ status, filled, assignees }) => [status, filled, assignees.map(({ name }) => name)]),
      [
        ["confirmed", 1, ["Yan Worker"]],
        ["confirmed", 1, ["Yan Worker"]],
      ],
    );
  });

  it("exchange shifts once the person who offered one agrees [Q60]", async () => {
    const { x, y, key, inExchange, held } = await openSwap();
    assert.equal((await y.swaps.accept({ ...key, version: 1, inExchange })).state, "answered");
    assert.deepEqual(await held(), [["given"], ["other"]]);
    const [asked] = (await x.swaps.listOwn({})).rows;
    assert.deepEqual([asked?.part, asked?.state, asked?.inExchange?.id], ["proposer", "answered", inExchange.shiftId]);
    assert.equal((await x.swaps.agree(key)).state, "done");
    assert.deepEqual(await held(), [["other"], ["given"]]);
    assert.equal((await x.swaps.agree(key)).state, "done");
  });

  it("refuse an exchange, back out, and withdraw [Q60]", async () => {
    const { x, y, key, inExchange, held, stateOf } = await openSwap();
    await y.swaps.accept({ ...key, version: 1, inExchange });
    assert.equal((await x.swaps.decline(key)).state, "open");
    assert.equal(await codeOf(y.swaps.accept({ ...key, version: 1 })), "request.not-found");
    assert.deepEqual((await y.swaps.listOwn({})).rows, []);
    assert.equal((await x.swaps.withdraw(key)).state, "withdrawn");
    assert.equal((await x.swaps.withdraw(key)).state, "withdrawn");
    assert.deepEqual([await stateOf(), await held()], [[], [["given"], ["other"]]]);
  });

  it("see neither names nor ids of each other, in any response or dry run [Q60, P42]", async () => {
    const { x, y, xia, yan, key, inExchange } = await openSwap();
    const seen: unknown[] = [await y.swaps.listOwn({}), await y.swaps.accept.dryRun({ ...key, version: 1 })];
    const said = JSON.stringify(seen);
    assert.ok(said.includes("2026-02-02T08:00") && !said.includes(xia.id) && !said.includes("Xia"), said);
    await y.swaps.accept({ ...key, version: 1, inExchange });
    const dry = await x.swaps.agree.dryRun(key);
    assert.deepEqual(dry.events, []);
    const answers = JSON.stringify([await x.swaps.listOwn({}), dry, await x.swaps.agree(key)]);
    assert.ok(answers.includes("2026-02-04T08:00") && !answers.includes(yan.id) && !answers.includes("Yan"), answers);
  });

  it("don't find swaps on schedules they aren't on, and can't answer for others [P42]", async () => {
    const { app, boss, mailer, key, y } = await openSwap();
    const zoe = await settle(app, mailer, boss, "Zoe");
    for (const call of [
      () => zoe.browser.client.swaps.accept({ ...key, version: 1 }),
      () => zoe.browser.client.swaps.decline(key),
      () => y.swaps.agree(key),
      () => y.swaps.withdraw(key),
      () => y.swaps.list({ scheduleId: key.scheduleId }),
    ]) {
      assert.ok(["request.not-found", "request.forbidden"].includes(await codeOf(call())));
    }
    assert.deepEqual((await zoe.browser.client.swaps.listOwn({})).rows, []);
  });

  it("learn why they can't take a shift [A13, X13]", async () => {
    const { accept, yan, y, key } = await openSwap();
    await accept("2026-02-02T12:00", "2026-02-02T20:00", { personId: yan.id });
    assert.equal(await codeOf(y.swaps.accept({ ...key, version: 1 })), "offer.not-eligible");
    assert.deepEqual((await y.swaps.listOwn({})).rows, []);
  });

  it("don't see a shift whose people have restrictions about them, as they couldn't take it [Q60, A11]", async () => {
    const { app, ann, boss, mailer, scheduleId, shiftId, yan, y, key } = await openSwap();
    const zoe = await settle(app, mailer, boss, "Zoe");
    await ann.client.members.add({ scheduleId, people: [{ personId: zoe.id }] });
    await ann.client.shifts.update({ scheduleId, shiftId, slots: 2 });
    await ann.client.shifts.assign({ scheduleId, shiftId, personId: zoe.id, state: "confirmed" });
    assert.equal((await y.swaps.listOwn({})).rows.length, 1);
    const colleagues = [{ kind: "cannot-work-with" as const, personId: yan.id }];
    await boss.client.profiles.update({ personId: zoe.id, set: { colleagues } });
    assert.deepEqual((await y.swaps.listOwn({})).rows, []);
    assert.equal(await codeOf(y.swaps.accept({ ...key, version: 1 })), "offer.not-eligible");
  });

  it("can exchange shifts that overlap, because each gives one away [A13]", async () => {
    const { accept, scheduleId, yan, y, x, key, held } = await openSwap();
    const late = await accept("2026-02-02T12:00", "2026-02-02T20:00", { personId: yan.id });
    const inExchange = { shiftId: late, version: 1 };
    assert.equal((await y.swaps.accept({ ...key, version: 1, inExchange })).state, "answered");
    assert.equal((await x.swaps.agree({ scheduleId, swapId: key.swapId })).state, "done");
    assert.deepEqual(await held(), [[late], ["given", "other"]]);
  });
});

describe("a swap", () => {
  it("goes to the first person who accepts [Q41]", async () => {
    const { ann, app, boss, mailer, scheduleId, y, key, inExchange } = await openSwap();
    const zoe = await settle(app, mailer, boss, "Zoe");
    await ann.client.members.add({ scheduleId, people: [{ personId: zoe.id }] });
    await y.swaps.accept({ ...key, version: 1, inExchange });
    assert.equal(await codeOf(zoe.browser.client.swaps.accept({ ...key, version: 1 })), "offer.already-filled");
    await y.swaps.decline(key);
    assert.equal((await zoe.browser.client.swaps.accept({ ...key, version: 1 })).state, "done");
    assert.equal(await codeOf(y.swaps.accept({ ...key, version: 1 })), "request.not-found");
  });

  it("ends when the shift changes, is canceled, handed back or released, or begins [Q42]", async () => {
    const ends: Readonly<Record<string, (world: Awaited<ReturnType<typeof openSwap>>) => unknown>> = {
      changed: ({ ann, scheduleId, shiftId }) => ann.client.shifts.update({ scheduleId, shiftId, venue: "Hall 4" }),
      cancelled: ({ ann, scheduleId, shiftId }) =>
        ann.client.shifts.update({ scheduleId, shiftId, status: "cancelled" }),
      "handed back": ({ x, scheduleId, shiftId }) => x.offers.handBack({ scheduleId, shiftId }),
      released: ({ ann, scheduleId, xia }) => ann.client.shifts.release({ scheduleId, personId: xia.id }),
    };
    for (const [what, end] of Object.entries(ends)) {
      const world = await openSwap();
      await end(world);
      const { y, key, stateOf, close, ann, scheduleId } = world;
      assert.equal(await codeOf(y.swaps.accept({ ...key, version: 1 })), "offer.withdrawn", what);
      assert.deepEqual([await stateOf(), (await y.swaps.listOwn({})).rows], [[], []]);
      await close();
      const events = JSON.stringify(await ann.client.history.list({ scheduleId }));
      assert.ok(events.includes('"swap-changed"') && events.includes('"lapsed"'), what);
    }
    const { app, y, yan, key, close } = await openSwap();
    app.clock.set(Date.parse("2026-02-02T07:00Z"));
    yan.browser.token = "";
    await yan.browser.signIn(yan.email, goodPassword);
    assert.equal(await codeOf(y.swaps.accept({ ...key, version: 1 })), "shift.began");
    await close();
  });

  it("waits for a planner's approval if the host requires it [Q60]", async () => {
    const { ann, y, key, held, stateOf, scheduleId } = await openSwap({ swaps: { approval: true } });
    assert.equal((await y.swaps.accept({ ...key, version: 1 })).state, "agreed");
    assert.deepEqual([await held(), await stateOf()], [[["given"], ["other"]], ["agreed"]]);
    const [row] = (await ann.client.swaps.list({ scheduleId })).rows;
    assert.deepEqual([row?.person.name, row?.taker?.name], ["Xia Worker", "Yan Worker"]);
    assert.equal((await ann.client.swaps.decide({ ...key, approve: true })).state, "done");
    assert.deepEqual(await held(), [[], ["given", "other"]]);
    const second = await openSwap({ swaps: { approval: true } });
    await second.y.swaps.accept({ ...second.key, version: 1 });
    assert.equal(
      (await second.ann.client.swaps.decide({ ...second.key, approve: false, answer: "Too short a notice." })).state,
      "rejected",
    );
    assert.deepEqual(await second.held(), [["given"], ["other"]]);
    assert.equal(await codeOf(second.ann.client.swaps.decide({ ...second.key, approve: false })), "request.invalid");
    assert.equal(await codeOf(second.y.swaps.accept({ ...second.key, version: 1 })), "offer.withdrawn");
  });

  it("lapses when a planner puts a person on the shift that they would take [Q42]", async () => {
    for (const approval of [true, false]) {
      const world = await openSwap({ swaps: { approval } });
      const { ann, x, y, yan, scheduleId, shiftId, key, inExchange, stateOf, close } = world;
      await y.swaps.accept({ ...key, version: 1, ...(!approval && { inExchange }) });
      await ann.client.shifts.update({ scheduleId, shiftId, slots: 2 });
      await ann.client.shifts.assign({ scheduleId, shiftId, personId: yan.id, state: "confirmed" });
      assert.deepEqual(
        [await stateOf(), (await x.swaps.listOwn({})).rows, (await y.swaps.listOwn({})).rows],
        [[], [], []],
      );
      const answer = approval ? ann.client.swaps.decide({ ...key, approve: true }) : x.swaps.agree(key);
      assert.equal(await codeOf(answer), "offer.withdrawn");
      await close();
      const { rows } = await ann.client.shifts.list({ scheduleId });
      const found = rows.find(({ id }) => id === shiftId);
      assert.deepEqual([found?.filled, found?.assignees.length], [2, 2]);
    }
  });

  it("can't be an exchange for a shift that the same person is already on [Q42]", async () => {
    const { ann, y, xia, scheduleId, other, key, inExchange, held } = await openSwap();
    await ann.client.shifts.update({ scheduleId, shiftId: other, slots: 2 });
    await ann.client.shifts.assign({ scheduleId, shiftId: other, personId: xia.id, state: "confirmed" });
    assert.equal(await codeOf(y.swaps.accept({ ...key, version: 1, inExchange })), "offer.closed");
    assert.deepEqual(await held(), [["given", "other"], ["other"]]);
  });

  it("hides private reasons from planners when it can't be approved, and can always be rejected [Q60, A13]", async () => {
    const world = await openSwap({ swaps: { approval: true } });
    const { app, ann, boss, scheduleId, y, yan, key, stateOf } = world;
    await y.swaps.accept({ ...key, version: 1 });
    const weekdays = [1, 2, 3, 4, 5, 6, 7];
    const set = { restrictions: [{ kind: "not-at" as const, days: weekdays, from: null, until: null }] };
    await boss.client.profiles.update({ personId: yan.id, set });
    const max = await app.user("Max");
    await ann.client.members.add({ scheduleId, people: [{ personId: max.id, role: "member" }] });
    const reasonsFor = async ({ client }: typeof max) => {
      const { details } = await refusal(client.swaps.decide({ ...key, approve: true }), "offer.not-eligible");
      return details?.reasons;
    };
    assert.deepEqual(await reasonsFor(max), ["worker.unavailable"]);
    assert.deepEqual(await reasonsFor(world.sam), ["worker.restricted"]);
    assert.equal((await max.client.swaps.decide({ ...key, approve: false, answer: "No rest." })).state, "rejected");
    assert.deepEqual(await stateOf(), []);
  });

  it("needs a shift that the caller accepted, in the version they saw [Q42]", async () => {
    const { x, accept, scheduleId, other, shiftId } = await openSwap();
    assert.equal(await codeOf(x.swaps.propose({ scheduleId, shiftId: other, version: 1 })), "request.not-found");
    assert.equal(await codeOf(x.swaps.propose({ scheduleId, shiftId, version: 2 })), "offer.changed");
    const offered = await accept("2026-02-06T08:00", "2026-02-06T16:00", { status: "offered" });
    assert.equal(await codeOf(x.swaps.propose({ scheduleId, shiftId: offered, version: 1 })), "offer.closed");
  });
});
