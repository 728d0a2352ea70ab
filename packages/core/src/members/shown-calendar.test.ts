import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { listen } from "../testing/listen.fixture.ts";

test("an unassignable member needs no calendar, and the change is published to lists [Q16, B38]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const { next, untilReady } = await listen(app, ann, { [scheduleId]: null });
  await untilReady();
  const key = { scheduleId, personId: max.id };
  for (const [assignable, calendar] of [
    [false, "not-applicable"],
    [true, "none"],
  ] as const) {
    const waiting = next();
    const { member } = await ann.client.members.setAssignable({ ...key, assignable });
    assert.equal(member.calendar, calendar);
    const message = await waiting;
    assert(message?.kind === "change");
    const [event] = message.events;
    assert(event?.type === "member-changed");
    assert.deepEqual([event.set, event.shown], [{ assignable }, { calendar }]);
  }
  const waiting = next();
  await ann.client.members.setRole({ ...key, role: "viewer" });
  const message = await waiting;
  assert(message?.kind === "change" && !("shown" in (message.events[0] ?? {})));
});
