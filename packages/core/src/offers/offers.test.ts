import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openWorkers } from "../availability/availability.fixture.ts";
import { plan } from "../shifts/shifts.fixture.ts";
import { codeOf, type TestApp } from "../testing/test-app.fixture.ts";

const minute = 60_000;

/** A shift on the day of the test clock, from 15:00 to 23:00 UTC. */
const today = { start: "2026-01-05T16:00[Europe/Zurich]", end: "2026-01-06T00:00[Europe/Zurich]" };

/** Runs the job of offers. */
const advance = async ({ rollcall }: Pick<TestApp, "rollcall">) =>
  rollcall.jobs.find(({ name }) => name === "offers.advance")?.run();

/** Two workers and a shift in Zurich on February 2 that is offered to both. */
async function openOffer(
  more: { readonly wave?: { size: number; minutes: number }; readonly deadline?: string } = {},
  times: Partial<typeof today> = {},
) {
  const world = await openWorkers();
  const { ann, scheduleId, xia, yan } = world;
  const shift = await plan(ann, scheduleId, { venue: "Hall 3", ...times });
  const key = { scheduleId, shiftId: shift.id };
  const made = await ann.client.offers.create({ ...key, personIds: [xia.id, yan.id], ...more });
  const offer = made.offer ?? assert.fail("no offer");
  const offerKey = { scheduleId, offerId: offer.id };
  const states = async () => {
    const found = (await ann.client.offers.get(offerKey)).offer;
    return [found.state, ...found.answers.map(({ name, state }) => `${name.split(" ")[0]} ${state}`)];
  };
  const shiftNow = async () => (await ann.client.shifts.get(key)).shift;
  return { ...world, x: xia.browser.client, y: yan.browser.client, shift, key, offer, offerKey, states, shiftNow };
}

describe("offers to several people", () => {
  it("gives the shift to the first person who accepts, and informs the others [Q41]", async () => {
    const { x, y, key, states, shiftNow, shift } = await openOffer();
    assert.equal(shift.status, "draft");
    assert.equal((await shiftNow()).status, "offered");
    const [mine] = (await x.offers.listOwn({})).rows;
    assert.deepEqual([mine?.kind, mine?.venue, mine?.state, mine?.reasons], ["Early", "Hall 3", "asked", []]);
    const accepted = await x.offers.accept({ ...key, version: 1 });
    assert.equal(accepted.state, "accepted");
    assert.deepEqual(await x.offers.accept({ ...key, version: 1 }), accepted);
    assert.equal(await codeOf(y.offers.accept({ ...key, version: 1 })), "offer.already-filled");
    assert.deepEqual(
      (await y.offers.listOwn({})).rows.map(({ reasons }) => reasons.map(({ code }) => code)),
      [["offer.already-filled"]],
    );
    assert.deepEqual((await x.offers.listOwn({})).rows, []);
    assert.deepEqual(await states(), ["filled", "Xia accepted", "Yan asked"]);
    const { status, assignees } = await shiftNow();
    assert.deepEqual(
      [status, assignees.map(({ name, state }) => [name, state])],
      ["confirmed", [["Xia Worker", "confirmed"]]],
    );
    assert.equal((await x.portal.listShifts({})).rows[0]?.status, "confirmed");
  });

  it("keeps a decline with its reason, until the person undoes it [Q43, Q60]", async () => {
    const { x, ann, sam, key, offerKey, states } = await openOffer();
    await x.offers.decline({ ...key, reason: "Exam" });
    assert.deepEqual(await states(), ["open", "Xia declined", "Yan asked"]);
    const reasonFor = async (planner: typeof ann) =>
      (await planner.client.offers.get(offerKey)).offer.answers.map(({ reason }) => reason);
    assert.deepEqual(await reasonFor(sam), ["Exam", ""]);
    assert.deepEqual(await reasonFor(ann), ["", ""]);
    assert.equal((await x.offers.listOwn({})).rows[0]?.state, "declined");
    await x.offers.undoDecline(key);
    assert.deepEqual(await states(), ["open", "Xia asked", "Yan asked"]);
    await x.offers.decline(key);
    assert.equal((await x.offers.accept({ ...key, version: 1 })).state, "accepted");
  });

  it("rejects answers to an offer that was withdrawn, has changed or lapsed, or whose shift began [Q42]", async () => {
    const { app, ann, x, y, key, offerKey } = await openOffer({ deadline: "2026-01-05T12:00:00Z" }, today);
    await ann.client.shifts.update({ ...key, notes: "Bring gloves." });
    await ann.client.shifts.update({ ...key, venue: "Hall 4" });
    const changed = await x.offers.accept({ ...key, version: 1 }).catch((error: unknown) => error);
    const { code, details } = changed as { code: string; details: object };
    assert.deepEqual([code, details], ["offer.changed", { version: 2 }]);
    const [mine] = (await x.offers.listOwn({})).rows;
    assert.deepEqual([mine?.version, mine?.venue, mine?.deadline], [2, "Hall 4", "2026-01-05T12:00:00.000Z"]);
    app.clock.set(Date.parse("2026-01-05T12:00:00Z"));
    assert.equal(await codeOf(x.offers.accept({ ...key, version: 2 })), "offer.closed");
    assert.equal(await codeOf(x.offers.decline(key)), "offer.closed");
    assert.equal(await codeOf(ann.client.offers.withdraw(offerKey)), "offer.closed");
    app.clock.set(Date.parse("2026-01-05T15:00:00Z"));
    assert.equal(await codeOf(y.offers.accept({ ...key, version: 2 })), "shift.began");
    assert.deepEqual((await y.offers.listOwn({})).rows, []);
  });

  it("ends with a withdrawal, or with the cancellation of the shift [Q42]", async () => {
    const { ann, x, y, key, offerKey, states } = await openOffer();
    await ann.client.offers.withdraw(offerKey);
    assert.equal((await ann.client.offers.withdraw(offerKey)).offer.state, "withdrawn");
    assert.deepEqual(await states(), ["withdrawn", "Xia lapsed", "Yan lapsed"]);
    assert.equal(await codeOf(x.offers.accept({ ...key, version: 1 })), "offer.withdrawn");
    assert.deepEqual((await x.offers.listOwn({})).rows, []);
    const second = await openOffer();
    await second.ann.client.shifts.update({ ...second.key, status: "cancelled" });
    assert.equal(await codeOf(second.y.offers.accept({ ...second.key, version: 1 })), "offer.withdrawn");
    assert.deepEqual(await second.states(), ["withdrawn", "Xia lapsed", "Yan lapsed"]);
    assert.deepEqual((await y.offers.listOwn({})).rows, []);
  });

  it("asks only eligible people, and explains who isn't [A13, Q60]", async () => {
    const { ann, sam, scheduleId, xia, yan, worker } = await openWorkers();
    await worker.portal.blockDays({ days: ["2026-02-02"], reason: "Exam" });
    const { id: shiftId } = await plan(ann, scheduleId);
    const asked = { scheduleId, shiftId, personIds: [xia.id, yan.id] };
    const { output } = await sam.client.offers.create.dryRun(asked);
    assert.deepEqual(
      output.refused.map(({ name, reasons }) => [name, reasons.map(({ code }) => code)]),
      [["Xia Worker", ["worker.unavailable"]]],
    );
    assert.deepEqual(
      output.offer?.answers.map(({ name, askAt }) => [name, askAt]),
      [["Yan Worker", "2026-01-05T09:00:00.000Z"]],
    );
    assert.deepEqual((await ann.client.offers.list({ scheduleId })).rows, []);
  });

  it("refuses an acceptance by a person who is no longer eligible, with the reasons [A13]", async () => {
    const { x, key } = await openOffer();
    await x.portal.blockDays({ days: ["2026-02-02"] });
    const [mine] = (await x.offers.listOwn({})).rows;
    const reasons = [{ code: "offer.not-eligible", details: { reasons: ["worker.unavailable"] } }];
    assert.deepEqual(mine?.reasons, reasons);
    assert.equal(await codeOf(x.offers.accept({ ...key, version: 1 })), "offer.not-eligible");
  });

  it("lets planners answer for a person [X13]", async () => {
    const { ann, xia, yan, key, states, y } = await openOffer();
    await ann.client.offers.answerFor({ ...key, personId: xia.id, answer: "decline" });
    await ann.client.offers.answerFor({ ...key, personId: yan.id, answer: "accept" });
    assert.deepEqual(await states(), ["filled", "Xia declined", "Yan accepted"]);
    assert.equal((await y.portal.listShifts({})).rows.length, 1);
  });

  it("doesn't find offers to other people [P42]", async () => {
    const { ann, scheduleId, xia, yan } = await openWorkers();
    const { id: shiftId } = await plan(ann, scheduleId);
    await ann.client.offers.create({ scheduleId, shiftId, personIds: [xia.id] });
    const { offers } = yan.browser.client;
    assert.deepEqual((await offers.listOwn({})).rows, []);
    assert.equal(await codeOf(offers.accept({ scheduleId, shiftId, version: 1 })), "request.not-found");
    assert.equal(await codeOf(offers.decline({ scheduleId, shiftId })), "request.not-found");
  });

  it("lapses visibly while a person is paused and can't answer [Q35, P45]", async () => {
    const { boss, x, xia, key, states } = await openOffer();
    await boss.client.access.setPortal({ personId: xia.id, portal: "off" });
    assert.deepEqual(await states(), ["open", "Xia lapsed", "Yan asked"]);
    assert.equal(await codeOf(x.offers.accept({ ...key, version: 1 })), "portal.paused");
  });
});

describe("slots offered directly", () => {
  async function openDirect() {
    const world = await openWorkers();
    const { ann, scheduleId, xia } = world;
    const shift = await plan(ann, scheduleId, { status: "offered", assignees: [{ personId: xia.id }] });
    const key = { scheduleId, shiftId: shift.id };
    return { ...world, key, x: xia.browser.client };
  }

  it("are answered like other offers [X13]", async () => {
    const { ann, x, key } = await openDirect();
    assert.equal((await x.offers.listOwn({})).rows[0]?.state, "asked");
    await x.offers.accept({ ...key, version: 1 });
    assert.equal((await ann.client.shifts.get(key)).shift.status, "confirmed");
  });

  it("are free again after a decline, which planners see and the person can undo [Q43]", async () => {
    const { ann, sam, x, key, scheduleId } = await openDirect();
    await x.offers.decline({ ...key, reason: "Exam" });
    assert.deepEqual((await ann.client.shifts.get(key)).shift.assignees, []);
    const [offer] = (await sam.client.offers.list({ scheduleId })).rows;
    assert.deepEqual(
      offer?.answers.map(({ name, state, reason }) => [name, state, reason]),
      [["Xia Worker", "declined", "Exam"]],
    );
    await x.offers.undoDecline(key);
    assert.equal((await x.offers.accept({ ...key, version: 1 })).state, "accepted");
  });

  it("must be confirmed again after a change [Q61]", async () => {
    const { ann, x, key } = await openDirect();
    await x.offers.accept({ ...key, version: 1 });
    await ann.client.shifts.update({ ...key, venue: "Hall 4" });
    assert.deepEqual(
      (await x.offers.listOwn({})).rows.map(({ state, version }) => [state, version]),
      [["changed", 2]],
    );
    assert.equal(await codeOf(x.offers.accept({ ...key, version: 1 })), "offer.changed");
    await x.offers.accept({ ...key, version: 2 });
    assert.equal((await x.portal.listShifts({})).rows[0]?.status, "confirmed");
  });

  it("can't be answered after the planner withdraws them [Q42]", async () => {
    const { ann, x, key } = await openDirect();
    await ann.client.shifts.assign({ ...key, personId: null });
    assert.equal(await codeOf(x.offers.accept({ ...key, version: 1 })), "offer.withdrawn");
  });
});

describe("the job", () => {
  it("asks one wave after another, and each person once [X13]", async () => {
    const { app, x, y, states } = await openOffer({ wave: { size: 1, minutes: 30 } });
    assert.deepEqual(await states(), ["open", "Xia asked", "Yan waiting"]);
    assert.equal((await y.offers.listOwn({})).rows.length, 0);
    await advance(app);
    assert.deepEqual(await states(), ["open", "Xia asked", "Yan waiting"]);
    app.clock.advance(30 * minute);
    await Promise.all([advance(app), advance(app)]);
    assert.deepEqual(await states(), ["open", "Xia asked", "Yan asked"]);
    assert.equal((await y.offers.listOwn({})).rows.length, 1);
    assert.equal((await x.offers.listOwn({})).rows.length, 1);
  });

  it("ends offers at their deadline [X13]", async () => {
    const { app, ann, scheduleId, states, x } = await openOffer({ deadline: "2026-01-05T12:00:00Z" }, today);
    app.clock.set(Date.parse("2026-01-05T12:00:00Z"));
    assert.deepEqual(await states(), ["lapsed", "Xia lapsed", "Yan lapsed"]);
    assert.equal((await ann.client.offers.list({ scheduleId })).rows.length, 1);
    await advance(app);
    assert.equal((await ann.client.offers.list({ scheduleId })).rows.length, 0);
    assert.equal((await ann.client.offers.list({ scheduleId, only: "all" })).rows[0]?.state, "lapsed");
    assert.deepEqual((await x.offers.listOwn({})).rows, []);
  });
});

describe("waitlists", () => {
  it("give a handed-back slot to the next person [X13, Q61]", async () => {
    const { app, x, y, key, states, shiftNow } = await openOffer();
    await x.offers.accept({ ...key, version: 1 });
    assert.equal((await y.offers.joinWaitlist(key)).state, "waitlisted");
    assert.equal((await y.offers.listOwn({})).rows[0]?.state, "waitlisted");
    await x.offers.handBack(key);
    assert.equal((await x.offers.handBack(key)).state, "handed-back");
    assert.deepEqual((await x.portal.listShifts({})).rows, []);
    assert.equal(await codeOf(x.offers.accept({ ...key, version: 1 })), "offer.already-filled");
    await advance(app);
    assert.deepEqual(await states(), ["filled", "Xia handed-back", "Yan accepted"]);
    assert.deepEqual(
      (await shiftNow()).assignees.map(({ state }) => state),
      ["confirmed"],
    );
    assert.equal((await y.portal.listShifts({})).rows[0]?.status, "confirmed");
  });

  it("ask people again if the shift has changed since they joined the waitlist [Q42]", async () => {
    const { app, ann, x, y, key, shiftNow } = await openOffer();
    await x.offers.accept({ ...key, version: 1 });
    await y.offers.joinWaitlist(key);
    await ann.client.shifts.update({ ...key, venue: "Hall 4" });
    await x.offers.handBack(key);
    await advance(app);
    assert.deepEqual(
      (await shiftNow()).assignees.map(({ name, state }) => [name, state]),
      [["Yan Worker", "offered"]],
    );
    assert.equal((await y.offers.accept({ ...key, version: 2 })).state, "accepted");
  });

  it("reopen the offer if no one is waiting or the planner takes the person off [X13]", async () => {
    const { app, ann, x, y, key, states } = await openOffer();
    await x.offers.accept({ ...key, version: 1 });
    await y.offers.joinWaitlist(key);
    await y.offers.leaveWaitlist(key);
    await ann.client.shifts.assign({ ...key, personId: null });
    await advance(app);
    assert.deepEqual(await states(), ["open", "Xia accepted", "Yan asked"]);
    assert.equal((await y.offers.accept({ ...key, version: 1 })).state, "accepted");
  });

  it("skip people who are no longer eligible or paused [A13, Q35]", async () => {
    const { app, x, y, boss, yan, key, states } = await openOffer();
    await x.offers.accept({ ...key, version: 1 });
    await y.offers.joinWaitlist(key);
    await boss.client.access.setPortal({ personId: yan.id, portal: "off" });
    await x.offers.handBack(key);
    await advance(app);
    assert.deepEqual(await states(), ["open", "Xia handed-back", "Yan lapsed"]);
  });

  it("hand back only accepted shifts, before they begin [X13]", async () => {
    const { app, x, key } = await openOffer({}, today);
    assert.equal(await codeOf(x.offers.handBack(key)), "offer.closed");
    await x.offers.accept({ ...key, version: 1 });
    assert.equal(await codeOf(x.offers.decline(key)), "offer.closed");
    app.clock.set(Date.parse("2026-01-05T15:00:00Z"));
    assert.equal(await codeOf(x.offers.handBack(key)), "shift.began");
  });
});
