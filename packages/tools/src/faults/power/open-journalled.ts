import { type Actor, collections, createRollcall, list, type Store } from "@rollcall/core";
import { createTestClock } from "@rollcall/testkit";
import { randomUUID } from "node:crypto";
import { ann } from "../../ann.ts";

/** A Rollcall that can be written to and dumped. */
export interface Journalled {
  /** Creates the schedule to write to. */
  begin(): Promise<void>;
  /** Runs one write and waits for its response. */
  write(random: () => number): Promise<void>;
  /** Every row of every collection, as text. */
  everything(): Promise<string>;
  close(): Promise<void>;
}

const all = collections.map((one) => list(one, "key", 0));

/** Creates one over a store. */
export async function openJournalled(store: Store): Promise<Journalled> {
  const rollcall = await createRollcall({ store, clock: createTestClock(), ids: { next: () => randomUUID() } });
  const run = async <T>(name: string, input: object, actor: Actor): Promise<T> =>
    (await rollcall.call("run", { name, input, actor, idempotencyKey: randomUUID() })) as T;
  return {
    async begin() {
      const actor = await rollcall.recognise(ann);
      await run("schedules.create", { name: "Night desk" }, actor);
    },
    async write(random) {
      const actor = await rollcall.recognise(ann);
      const { schedules } = (await rollcall.call("run", { name: "schedules.list", input: {}, actor })) as {
        readonly schedules: readonly { readonly id: string }[];
      };
      const scheduleId = schedules[0]?.id ?? "";
      if (random() < 0.7) {
        const people = Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
          address: `${randomUUID()}@example.org`,
        }));
        await run("members.add", { scheduleId, people }, actor);
      } else await run("schedules.update", { scheduleId, description: randomUUID() }, actor);
    },
    everything: async () =>
      JSON.stringify(
        await store.transaction("read", (tx) => tx.read(all.map((one) => one({ equal: [], limit: 100_000 })))),
      ),
    close: async () => {
      await rollcall.close();
    },
  };
}
