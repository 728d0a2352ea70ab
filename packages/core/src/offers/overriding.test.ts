import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openWorkers } from "../availability/availability.fixture.ts";
import { early, eventsOf, plan } from "../shifts/shifts.fixture.ts";
import { codeOf, refusal } from "../testing/test-app.fixture.ts";

const override = "Agreed by phone.";

/** A shift on February 2, which Xia has blocked. */
async function openBlocked() {
  const world = await openWorkers();
  const { ann, app, sam, scheduleId, xia, worker } = world;
  await worker.portal.blockDays({ days: ["2026-02-02"] });
  const { id: shiftId } = await plan(ann, scheduleId, { slots: 2 });
  const key = { scheduleId, shiftId };
  const notes = async () =>
    (await sam.client.shifts.get(key)).overrides.map(({ personId, note, by }) => [personId, note, by]);
  const overridden = async () =>
    (await eventsOf(app, scheduleId))
      .filter(({ type }) => type === "eligibility-overridden")
      .map(({ personId, reasons }) => [personId, reasons]);
  return { ...world, key, asked: { ...key, personIds: [xia.id] }, notes, overridden };
}

describe("offering a shift to a person who may not take it", () => {
  it("is possible with a note, and they can accept it [A11, A13]", async () => {
    const { ann, xia, worker, key, asked, notes, overridden } = await openBlocked();
    assert.equal((await ann.client.offers.create(asked)).offer, null);
    assert.equal(await codeOf(ann.client.offers.create({ ...asked, override: " " })), "request.invalid");
    const { offer, refused } = await ann.client.offers.create({ ...asked, override });
    assert.deepEqual([offer?.answers.length, refused], [1, []]);
    assert.deepEqual(await overridden(), [[xia.id, ["worker.unavailable"]]]);
    assert.deepEqual((await worker.offers.listOwn({})).rows[0]?.reasons, []);
    await worker.offers.accept({ ...key, version: 1 });
    assert.deepEqual(await notes(), [[xia.id, override, xia.id]]);
  });

  it("doesn't override reasons that come up later [A13]", async () => {
    const { ann, xia, worker, key, asked, scheduleId } = await openBlocked();
    await ann.client.offers.create({ ...asked, override });
    const assignees = [{ personId: xia.id, state: "confirmed" as const }];
    await plan(ann, scheduleId, { ...early, assignees });
    const { code, details } = await refusal(worker.offers.accept({ ...key, version: 1 }));
    assert.deepEqual([code, details], ["offer.not-eligible", { reasons: ["worker.other-shift"] }]);
  });

  it("isn't possible for people who aren't assignable [B50]", async () => {
    const { ann, vic, asked } = await openBlocked();
    const { offer, refused } = await ann.client.offers.create({ ...asked, personIds: [vic.id], override });
    assert.deepEqual([offer, refused[0]?.reasons[0]?.code], [null, "member.not-assignable"]);
  });
});

describe("accepting for a person who may not take the shift", () => {
  it("needs a note [A11, A13]", async () => {
    const { ann, xia, yan, key, notes, overridden } = await openBlocked();
    await ann.client.offers.create({ ...key, personIds: [yan.id] });
    await yan.browser.client.portal.blockDays({ days: ["2026-02-02"] });
    const accept = { ...key, personId: yan.id, answer: "accept" as const };
    assert.equal(await codeOf(ann.client.offers.answerFor(accept)), "offer.not-eligible");
    await ann.client.offers.answerFor({ ...accept, override });
    assert.deepEqual(await notes(), [[yan.id, override, ann.id]]);
    assert.deepEqual(await overridden(), [[yan.id, ["worker.unavailable"]]]);
    assert.equal(
      await codeOf(ann.client.offers.answerFor({ ...accept, personId: xia.id, override })),
      "request.not-found",
    );
  });

  it("needs its own note while their portal is paused, even if the offer has a note [P45, Q35]", async () => {
    const { ann, boss, sam, yan, key, notes } = await openBlocked();
    await ann.client.offers.create({ ...key, personIds: [yan.id] });
    await boss.client.access.setPortal({ personId: yan.id, portal: "off" });
    const accept = { ...key, personId: yan.id, answer: "accept" as const };
    const { code, details } = await refusal(sam.client.offers.answerFor(accept));
    assert.deepEqual([code, details], ["offer.not-eligible", { reasons: ["portal.paused"] }]);
    const hidden = await refusal(ann.client.offers.answerFor(accept));
    assert.deepEqual(hidden.details, { reasons: ["worker.unavailable"] });
    await ann.client.offers.answerFor({ ...accept, override });
    assert.deepEqual(await notes(), [[yan.id, override, ann.id]]);
  });

  it("is refused if they aren't assignable, even with a note [B50]", async () => {
    const { ann, yan, key, scheduleId } = await openBlocked();
    await ann.client.offers.create({ ...key, personIds: [yan.id] });
    await ann.client.members.setAssignable({ scheduleId, personId: yan.id, assignable: false });
    const accept = { ...key, personId: yan.id, answer: "accept" as const, override };
    assert.equal(await codeOf(ann.client.offers.answerFor(accept)), "offer.not-eligible");
  });
});
