import assert from "node:assert/strict";
import test from "node:test";
import type { RowTest } from "../kernel/operations/rule.ts";
import { rowTestsOf } from "./decisions.ts";
import { roles } from "../schedules/roles.ts";
import { maskOf, maxTests } from "./mask-of.ts";
import { sampleSchedule, me } from "./rules/rule-table.fixture.ts";

/** Row `i` only fails test `i`. */
const testsFor = (count: number): readonly RowTest<number>[] =>
  Array.from({ length: count }, (_, i) => (row: number) => row !== i);

test("rows failing different tests have different masks, up to the last bit [X1]", () => {
  const tests = testsFor(maxTests);
  const masks = new Set(Array.from({ length: maxTests + 1 }, (_, row) => maskOf(tests, row)));
  assert.equal(masks.size, maxTests + 1);
});

test("rejects more tests than a mask has bits [X1]", () => {
  assert.throws(() => maskOf(testsFor(maxTests + 1), 0), TypeError);
});

test("a test that throws denies [X1]", () => {
  const throws = (): never => {
    throw new Error("broken");
  };
  assert.equal(maskOf([() => true, throws, () => false, () => ({ code: "internal" })], 0), 0b1110);
});

test("no row of a page approaches the maximum number of tests for any caller [X1]", () => {
  for (const myRole of [...roles, undefined]) {
    for (const autoSend of [true, false]) {
      const tests = rowTestsOf({
        actor: me,
        schedule: { ...sampleSchedule, autoSend, admins: 1, assignables: 1 },
        now: 0,
        mine: myRole,
        myRole,
      });
      assert(tests.length <= maxTests / 2, `${tests.length} tests for ${myRole}`);
    }
  }
});
