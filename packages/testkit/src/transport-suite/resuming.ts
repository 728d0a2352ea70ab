import { assert } from "chai";
import { ask } from "./ask.ts";
import { listen } from "./listen.ts";
import type { TransportKit } from "./open-transport.ts";

const firstNumber = 2;
const renames = 12;
/** One more than a stream replays. */
const tooMany = 1001;

/** A stream resumes after the last number, whenever it was interrupted. */
export function resuming({ test }: TransportKit): void {
  test("resumes without gaps or repetitions, wherever it was interrupted", async ({ ann, bob, scheduleId }) => {
    const rename = (number: number) => ask(ann.transport, "schedules.update", { scheduleId, name: `Ward ${number}` });
    let last = firstNumber;
    for (let cut = 0; cut <= renames; cut++) {
      const before = listen(bob.transport, { [scheduleId]: last });
      assert.equal((await before.next())?.kind, "ready");
      const live: number[] = [];
      for (let i = 0; i < renames; i++) {
        await rename(i);
        if (i === cut) await before.cut();
        else if (i < cut) live.push(...(await before.changes(1)).map(({ number }) => number));
      }
      await before.cut();
      const after = listen(bob.transport, { [scheduleId]: last + live.length });
      const rest = (await after.changes(renames - live.length)).map(({ number }) => number);
      await after.cut();
      assert.deepEqual(
        [...live, ...rest],
        Array.from({ length: renames }, (_, i) => last + i + 1),
        `cut at ${cut}`,
      );
      last += renames;
    }
  });

  test("requests a reload after too many missed changes", async ({ rollcall, ann, bob, scheduleId }) => {
    for (let i = 0; i < tooMany; i++) {
      const input = { scheduleId, name: `Ward ${i}` };
      await rollcall.call("run", { name: "schedules.update", input, actor: ann.actor });
    }
    const listening = listen(bob.transport, { [scheduleId]: firstNumber });
    assert.deepEqual(await listening.next(), { kind: "reload", topic: scheduleId, number: firstNumber + tooMany });
    assert.equal((await listening.next())?.kind, "ready");
    await listening.cut();
  });

  test("requests a reload for an unknown position", async ({ bob, scheduleId }) => {
    const listening = listen(bob.transport, { [scheduleId]: 1_000_000 });
    assert.deepEqual(await listening.next(), { kind: "reload", topic: scheduleId, number: firstNumber });
    await listening.cut();
  });
}
