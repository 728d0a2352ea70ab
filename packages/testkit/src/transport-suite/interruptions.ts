import { assert } from "chai";
import { ask, inTime, refusal } from "./ask.ts";
import type { TransportKit } from "./open-transport.ts";

/** An aborted call fails immediately, and the transport keeps working. */
export function interruptions({ test, timeouts }: TransportKit): void {
  test("does not start a call that is already aborted", async ({ ann, scheduleId }) => {
    const input = { scheduleId, name: "Never" };
    const error = await refusal(() => ask(ann.transport, "schedules.update", input, { signal: AbortSignal.abort() }));
    assert.equal(error.code, "request.cancelled");
    const { schedule } = (await ask(ann.transport, "schedules.get", { scheduleId })) as { schedule: { name: string } };
    assert.equal(schedule.name, "Ward 3");
  });

  test("abandons a call that is aborted while running", async ({ ann, scheduleId, hold }) => {
    const release = hold();
    const ends = new AbortController();
    const call = refusal(() => ask(ann.transport, "schedules.get", { scheduleId }, { signal: ends.signal }));
    ends.abort();
    assert.equal((await inTime(call)).code, "request.cancelled");
    release();
    await ask(ann.transport, "schedules.get", { scheduleId });
  });

  if (!timeouts) return;
  test("abandons a call that takes too long", async ({ ann, scheduleId, hold }) => {
    const release = hold();
    const call = refusal(() => ask(ann.transport, "schedules.get", { scheduleId }, { timeout: 50 }));
    assert.equal((await inTime(call)).code, "request.timed-out");
    release();
    await ask(ann.transport, "schedules.get", { scheduleId });
  });
}
