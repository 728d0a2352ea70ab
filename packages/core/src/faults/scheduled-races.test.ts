import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import type { RaceCase } from "./race-case.fixture.ts";
import { raceCases } from "./race-cases.fixture.ts";
import { memoryRace, prepare, serialEnds, toText } from "./race.fixture.ts";

/** The seed and the number of orders to try; override them with `ROLLCALL_SEED` and `ROLLCALL_RUNS`. */
const seed = Number(process.env["ROLLCALL_SEED"] ?? "20261122");
const runs = Number(process.env["ROLLCALL_RUNS"] ?? "30");

/** Runs a race in many orders. @returns the number of distinct orders and of ends that no serial order has */
async function manyOrders(raceCase: RaceCase, isolation: "optimistic" | "read-committed", numRuns = runs) {
  const prepared = await prepare(raceCase);
  const serial = await serialEnds(prepared);
  const orders = new Set<string>();
  const foreign: string[] = [];
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const end = await memoryRace(prepared, scheduler, isolation);
      orders.add(
        scheduler
          .report()
          .map(({ label }) => label)
          .join(),
      );
      if (end.state.violations.length > 0 || !serial.has(toText(end))) {
        foreign.push(toText(end));
        if (isolation === "optimistic" || raceCase.summaryGuards)
          assert.fail(`no serial order ends like this: ${toText(end)}`);
      }
    }),
    { numRuns, seed },
  );
  return { orders: orders.size, foreign: foreign.length, serial };
}

for (const raceCase of raceCases) {
  test(`has the result of a serial order no matter how store calls interleave: ${raceCase.title} [${raceCase.rows}]`, async (t) => {
    const { orders, serial } = await manyOrders(raceCase, "optimistic");
    t.diagnostic(`${raceCase.title}: seed ${seed}, ${orders} orders in ${runs} runs, ${serial.size} serial ends`);
    for (const end of serial) assert.match(end, /"violations": \[\]/);
    assert(orders >= runs / 2, `only ${orders} orders`);
  });
}

const guarded = raceCases.filter(({ summaryGuards }) => summaryGuards);

test("serializes callers on one schedule by its summary alone, over a store without conflict detection [P18, P19, X2]", async () => {
  for (const raceCase of guarded) await manyOrders(raceCase, "read-committed", runs / 3);
});

test("detects the use of a revoked grant over a store without conflict detection [P23]", async () => {
  const raceCase = raceCases.find(({ title }) => title === "a grant is revoked while it is used");
  assert(raceCase !== undefined);
  const { foreign } = await manyOrders(raceCase, "read-committed");
  assert(foreign > 0);
});
