import assert from "node:assert/strict";
import test from "node:test";
import { openWorkers } from "../availability/availability.fixture.ts";
import { plan } from "../shifts/shifts.fixture.ts";

test("names no one who isn't on the schedule, such as people of other organizations [P21, Q60]", async () => {
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
