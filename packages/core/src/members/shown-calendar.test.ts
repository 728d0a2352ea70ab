import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { listen } from "../testing/listen.fixture.ts";

test("whoever is no longer assignable needs no calendar, and lists hear so with the change [Q16, B38]", async () => {
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
    assert.deepEqual([event?.["set"], event?.["shown"]], [{ assignable }, { calendar }]);
  }
  const waiting = next();
  await ann.client.members.setRole({ ...key, role: "viewer" });
  const message = await waiting;
  assert(message?.kind === "change" && !("shown" in (message.events[0] ?? {})));
});
