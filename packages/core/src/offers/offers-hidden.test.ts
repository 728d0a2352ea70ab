import assert from "node:assert/strict";
import test from "node:test";
import { openWorkers } from "../availability/availability.fixture.ts";
import { plan } from "../shifts/shifts.fixture.ts";
import { refusal } from "../testing/test-app.fixture.ts";

test("doesn't name anyone who isn't on the schedule, such as people in other organizations [P21, Q60]", async () => {
  const { ann, oda, stranger, scheduleId } = await openWorkers();
  const { id: shiftId } = await plan(ann, scheduleId);
  const personIds = [stranger.id, oda.id, "unknown"];
  const { offer, refused } = await ann.client.offers.create({ scheduleId, shiftId, personIds });
  assert.equal(offer, null);
  const reasons = [{ code: "request.not-found" }];
  assert.deepEqual(
    refused,
    personIds.map((personId) => ({ personId, name: "", reasons })),
  );
});

test("doesn't show members that a person who isn't on the schedule is unavailable [P21, Q60]", async () => {
  const { ann, xia, scheduleId, worker } = await openWorkers();
  const { id: shiftId } = await plan(ann, scheduleId);
  await worker.portal.blockDays({ days: ["2026-02-02"] });
  await ann.client.members.remove({ scheduleId, personId: xia.id });
  const { refused } = await ann.client.offers.create({ scheduleId, shiftId, personIds: [xia.id] });
  assert.deepEqual(refused, [{ personId: xia.id, name: "", reasons: [{ code: "request.not-found" }] }]);
});

test("doesn't show members why a person can't accept when they answer for them [Q60]", async () => {
  const { ann, sam, xia, scheduleId, worker } = await openWorkers();
  const { id: shiftId } = await plan(ann, scheduleId);
  const key = { scheduleId, shiftId };
  await ann.client.offers.create({ ...key, personIds: [xia.id] });
  const { request } = await worker.portal.requestTimeOff({ firstDay: "2026-02-02", lastDay: "2026-02-02" });
  await sam.client.availability.decide({ decisions: [{ requestId: request.id, state: "approved" }] });
  const reasonsFor = async ({ client }: typeof ann) => {
    const answer = client.offers.answerFor({ ...key, personId: xia.id, answer: "accept" });
    return (await refusal(answer, "offer.not-eligible")).details?.reasons;
  };
  assert.deepEqual(await reasonsFor(sam), ["worker.on-time-off"]);
  assert.deepEqual(await reasonsFor(ann), ["worker.unavailable"]);
});
