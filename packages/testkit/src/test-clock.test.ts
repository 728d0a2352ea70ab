import { equal } from "node:assert/strict";
import test from "node:test";
import { createTestClock, createTestIds } from "./index.ts";

test("a test clock only moves when advanced", () => {
  const clock = createTestClock(1_000);
  equal(clock.now(), clock.now());
  clock.advance(250);
  equal(clock.now(), 1_250);
  clock.set(5);
  equal(clock.now(), 5);
});

test("test ids are sequential, reproducible and unique", () => {
  const ids = createTestIds("person");
  equal(ids.next(), "person-000001");
  equal(ids.next(), "person-000002");
  equal(createTestIds().next(), "id-000001");
});
