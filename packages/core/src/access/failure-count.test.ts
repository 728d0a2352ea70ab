import assert from "node:assert/strict";
import test from "node:test";
import { addFailure, type FailureCount, lockOf, noFailures, removeFailure } from "./failure-count.ts";

const minute = 60_000;
const start = 1_000_000_000;

/** Counts wrong passwords, one per `pause`. */
function count(
  times: number,
  pause: number,
  before = noFailures,
): { readonly count: FailureCount; readonly now: number } {
  let [counted, now] = [before, start];
  for (let i = 0; i < times; i++, now += pause) counted = addFailure(counted, now);
  return { count: counted, now };
}

const cases = {
  "9 within 15 minutes": { times: 9, pause: minute, lock: undefined },
  "10 within 15 minutes": { times: 10, pause: minute, lock: { since: start + 9 * minute, until: start + 15 * minute } },
  "10 within 20 minutes": { times: 10, pause: 2 * minute, lock: undefined },
  "99 in a row": { times: 99, pause: 2 * minute, lock: undefined },
  "100 in a row": { times: 100, pause: 2 * minute, lock: { since: start + 198 * minute, until: null } },
};

for (const [title, { times, pause, lock }] of Object.entries(cases)) {
  test(`determines the lock after wrong passwords: ${title} [Q54, P35]`, () => {
    const { count: counted, now } = count(times, pause);
    assert.deepEqual(lockOf(counted, now), lock);
  });
}

test("a lock ends 15 minutes after the first wrong password that led to it, or never after 100 [Q54]", () => {
  const { count: ten } = count(10, minute);
  assert.notEqual(lockOf(ten, start + 15 * minute - 1), undefined);
  assert.equal(lockOf(ten, start + 15 * minute), undefined);
  assert.equal(addFailure(ten, start + 15 * minute).recentFailures, 1);
  const { count: hundred } = count(100, 2 * minute);
  assert.equal(lockOf(hundred, start + 365 * 1440 * minute)?.until, null);
});

test("a correct password resets the consecutive count and removes its own attempt [Q54]", () => {
  const { count: ten, now } = count(10, minute);
  const after = removeFailure(ten, true);
  assert.deepEqual([after.failures, after.recentFailures, lockOf(after, now)], [0, 9, undefined]);
  assert.deepEqual(removeFailure(noFailures), noFailures);
});
