import { equal } from "node:assert/strict";
import test from "node:test";
import { createTestClock, createTestIds } from "./index.ts";

test("a test clock stands still until it is told otherwise", () => {
  const clock = createTestClock(1_000);
  equal(clock.now(), clock.now());
  clock.advance(250);
  equal(clock.now(), 1_250);
  clock.set(5);
  equal(clock.now(), 5);
});

test("test ids count, the same in every run, and never twice", () => {
  const ids = createTestIds("person");
  equal(ids.next(), "person-000001");
  equal(ids.next(), "person-000002");
  equal(createTestIds().next(), "id-000001");
});
