import { assert } from "chai";
import { ask } from "./ask.ts";
import { listen } from "./listen.ts";
import type { TransportKit } from "./open-transport.ts";

/** One connection of the event stream. */
export function streams({ test }: TransportKit): void {
  test("reports the position of its topics, then changes within a second", async ({ ann, bob, scheduleId }) => {
    const listening = listen(bob.transport, { [scheduleId]: null });
    const ready = await listening.next();
    assert.deepEqual(ready, { kind: "ready", topics: { [scheduleId]: 2 } });
    await ask(ann.transport, "schedules.update", { scheduleId, name: "Ward 7" });
    const [change] = await listening.changes(1);
    assert.deepInclude(change, { topic: scheduleId, number: 3, operation: "schedules.update", actorId: ann.personId });
    await listening.cut();
  });

  test("carries several topics in one stream", async ({ ann, scheduleId }) => {
    const listening = listen(ann.transport, { [scheduleId]: null, org: null });
    assert.equal((await listening.next())?.kind, "ready");
    await ask(ann.transport, "schedules.create", { name: "Ward 8" });
    await ask(ann.transport, "schedules.update", { scheduleId, name: "Ward 9" });
    const topics = (await listening.changes(2)).map(({ topic }) => topic);
    assert.deepEqual(topics, ["org", scheduleId]);
    await listening.cut();
  });

  test("closes a foreign topic like an unknown one [P21]", async ({ otto, scheduleId }) => {
    for (const topic of [scheduleId, "never-was"]) {
      const listening = listen(otto.transport, { [topic]: null });
      assert.deepEqual(await listening.next(), { kind: "closed", topic });
      assert.isUndefined(await listening.next());
      await listening.cut();
    }
  });

  test("loses nothing for a slow reader, without delaying others", async ({ ann, bob, vic, scheduleId }) => {
    const slow = listen(bob.transport, { [scheduleId]: null });
    const quick = listen(vic.transport, { [scheduleId]: null });
    assert.equal((await slow.next())?.kind, "ready");
    assert.equal((await quick.next())?.kind, "ready");
    const numbers = Array.from({ length: 300 }, (_, i) => i + 3);
    for (const number of numbers) {
      await ask(ann.transport, "schedules.update", { scheduleId, name: `Room ${number}` });
      assert.equal((await quick.changes(1))[0]?.number, number);
    }
    assert.deepEqual(
      (await slow.changes(300)).map(({ number }) => number),
      numbers,
    );
    await slow.cut();
    await quick.cut();
  });

  test("ends without an error when the caller stops", async ({ bob, scheduleId }) => {
    const listening = listen(bob.transport, { [scheduleId]: null });
    assert.equal((await listening.next())?.kind, "ready");
    await listening.cut();
    assert.isUndefined(await listening.next());
  });
}
