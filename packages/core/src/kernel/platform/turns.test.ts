import assert from "node:assert/strict";
import { test } from "node:test";
import { eachInSteps, inTurns, withoutPauses } from "./turns.ts";

const rows = Array.from({ length: 1201 }, (_, n) => n);

test("a computation split into turns lets timers and other work run before it ends", async () => {
  const seen: number[] = [];
  const order: string[] = [];
  const done = inTurns(eachInSteps(rows, (row) => void seen.push(row))).then(() => order.push("computation"));
  setImmediate(() => order.push("other work"));
  await done;
  assert.deepEqual(order, ["other work", "computation"]);
  assert.deepEqual(seen, rows);
});

test("the same computation without pauses has the same result", () => {
  const seen: number[] = [];
  withoutPauses(eachInSteps(rows, (row) => void seen.push(row)));
  assert.deepEqual(seen, rows);
});
