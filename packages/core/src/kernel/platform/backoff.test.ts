import assert from "node:assert/strict";
import test from "node:test";
import { maxAttempts, waitAfter } from "./backoff.ts";

test("waits longer after each attempt, up to a fifth longer for some rows, and gives up after the last [P69]", () => {
  const minutes = (id: string) =>
    Array.from({ length: maxAttempts }, (_, place) => waitAfter(place + 1, id)).map((wait) => wait && wait / 60_000);
  assert.deepEqual(minutes(""), [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 240, undefined]);
  assert.equal(waitAfter(1, "a"), 30_582);
  assert.equal(waitAfter(1, "ab"), 30_630);
});
