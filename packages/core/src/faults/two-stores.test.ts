import { createSqliteStore } from "@rollcall/storage-sql";
import { createTestClock, createTestIds } from "@rollcall/testkit";
import fc from "fast-check";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { createTestApp } from "../testing/test-app.fixture.ts";
import { createRollcall } from "../composition/create-rollcall.ts";
import type { Rollcall } from "../composition/rollcall.ts";
import type { Store } from "../kernel/store/store.ts";
import { raceCases } from "./race-cases.fixture.ts";
import { prepare, runRace, serialEnds, startScheduled, toText } from "./race.fixture.ts";
import { raceWorld } from "./race-world.fixture.ts";
import { scheduleStateOf } from "./schedule-state.fixture.ts";

const seed = Number(process.env["ROLLCALL_SEED"] ?? "20261122");

/** The races for the invariants, with two callers each. */
const titles = [
  "two admins demote each other",
  "two admins step down",
  "two admins leave",
  "one member is removed, another made unassignable",
  "two members are made unassignable",
  "a bulk edit overlaps a role change",
  "a grant is revoked while it is used",
];

for (const isolation of ["store", "optimistic"] as const) {
  test(`keeps the invariants with two stores on one SQLite file, one per caller (${isolation}) [P18, P19, F11]`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "rollcall-races-"));
    const path = join(folder, "store.db");
    const app = await createTestApp({ store: createSqliteStore({ path, synchronous: "normal" }) });
    const sound = [
      createSqliteStore({ path, synchronous: "normal" }),
      createSqliteStore({ path, synchronous: "normal" }),
    ];
    for (const store of sound) await createRollcall({ store, clock: createTestClock(), ids: createTestIds() });
    t.after(async () => {
      for (const store of [app.store, ...sound]) await store.close();
      rmSync(folder, { recursive: true });
    });
    const orders = new Set<string>();
    let count = 0;
    for (const title of titles) {
      const raceCase = raceCases.find((one) => one.title === title);
      assert(raceCase !== undefined, title);
      const serial = await serialEnds(await prepare(raceCase));
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), async (scheduler) => {
          const world = await raceWorld(app, `org-${++count}`, raceCase.start ?? {});
          const rollcalls: Rollcall[] = [];
          for (const [index, store] of sound.entries()) {
            const ids = createTestIds(`new-${count}-${index}`);
            const start = (scheduled: Store) =>
              createRollcall({ store: { ...scheduled, open: () => undefined }, clock: createTestClock(), ids });
            rollcalls.push(await startScheduled(store, scheduler, { isolation }, start));
          }
          const outcomes = await runRace(raceCase, world, rollcalls, scheduler);
          const state = await scheduleStateOf(app.store, world.scheduleId);
          assert.deepEqual(state.violations, []);
          assert(
            serial.has(toText({ outcomes, state })),
            `no serial order ends like this: ${toText({ outcomes, state })}`,
          );
          orders.add([title, ...scheduler.report().map(({ label }) => label)].join());
        }),
        { numRuns: 6, seed },
      );
    }
    t.diagnostic(`seed ${seed}: ${orders.size} orders in ${count} races`);
    assert(orders.size >= 2 * titles.length);
  });
}
