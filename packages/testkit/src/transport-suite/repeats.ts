import { assert } from "chai";
import { ask, refusal } from "./ask.ts";
import type { TransportKit } from "./open-transport.ts";

/** A command with an idempotency key runs once. */
export function repeats({ test }: TransportKit): void {
  test("runs a command with a key once and repeats its result", async ({ ann, scheduleId }) => {
    const input = { scheduleId, people: [{ address: "new@example.org" }] };
    const first = await ask(ann.transport, "members.add", input, { idempotencyKey: "key 1" });
    const again = await ask(ann.transport, "members.add", input, { idempotencyKey: "key 1" });
    assert.deepEqual(again, first);
    const { results } = first as { results: { status: string }[] };
    assert.equal(results[0]?.status, "added");
    assert.equal(await membersOf(ann.transport, scheduleId), 4);
  });

  test("runs a command with a key once, even when it arrives many times at once", async ({ ann, scheduleId }) => {
    const input = { name: "Ward 9" };
    const all = await Promise.all(
      Array.from({ length: 12 }, () => ask(ann.transport, "schedules.create", input, { idempotencyKey: "once" })),
    );
    assert.equal(new Set(all.map((answer) => JSON.stringify(answer))).size, 1);
    const { schedules } = (await ask(ann.transport, "schedules.list", {})) as { schedules: { id: string }[] };
    assert.equal(schedules.length, 2);
    assert.include(
      schedules.map(({ id }) => id),
      scheduleId,
    );
  });

  test("refuses a key that was used for another command", async ({ ann, scheduleId }) => {
    const options = { idempotencyKey: "taken" };
    await ask(ann.transport, "schedules.update", { scheduleId, name: "Ward 5" }, options);
    const other = await refusal(() => ask(ann.transport, "schedules.update", { scheduleId, name: "Ward 6" }, options));
    const elsewhere = await refusal(() => ask(ann.transport, "schedules.create", { name: "Ward 5" }, options));
    assert.deepEqual([other.code, elsewhere.code], ["request.key-reused", "request.key-reused"]);
  });

  test("separates the keys of two people", async ({ ann, bob, scheduleId }) => {
    const options = { idempotencyKey: "shared" };
    await ask(ann.transport, "schedules.update", { scheduleId, name: "By Ann" }, options);
    const answer = await ask(bob.transport, "schedules.update", { scheduleId, name: "By Bob" }, options);
    assert.equal((answer as { schedule: { name: string } }).schedule.name, "By Bob");
  });

  test("runs two calls without a key twice", async ({ ann, scheduleId }) => {
    const input = { scheduleId, people: [{ address: "new@example.org" }] };
    await ask(ann.transport, "members.add", input);
    const { results } = (await ask(ann.transport, "members.add", input)) as { results: { status: string }[] };
    assert.equal(results[0]?.status, "refused");
  });

  test("ignores the key of a check", async ({ ann, scheduleId }) => {
    const options = { idempotencyKey: "check" };
    await ask(ann.transport, "schedules.update", { scheduleId, name: "A" }, options, "check");
    await ask(ann.transport, "schedules.update", { scheduleId, name: "B" }, options, "dry-run");
    const answer = await ask(ann.transport, "schedules.update", { scheduleId, name: "C" }, options);
    assert.equal((answer as { schedule: { name: string } }).schedule.name, "C");
  });
}

async function membersOf(transport: Parameters<typeof ask>[0], scheduleId: string): Promise<number> {
  const { schedule } = (await ask(transport, "schedules.get", { scheduleId })) as { schedule: { members: number } };
  return schedule.members;
}
