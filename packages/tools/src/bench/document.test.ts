import assert from "node:assert/strict";
import { test } from "node:test";
import { benchText } from "./document.ts";

test("shows a dash for a case without a peer", () => {
  const rows = [
    { case: "add", size: 1000, ours: 7512.3, peer: 163.2, unit: "per second", ratio: 46.03 },
    { case: "search, accented", size: 100_000, ours: 22_000, peer: null, unit: "per second", ratio: null },
  ];
  assert.deepEqual(benchText({ bench: "members", rows }).split("\n"), [
    "case                 size    ours   peer  unit        ratio",
    "add                 1,000   7,512  163.2  per second  46.03",
    "search, accented  100,000  22,000      –  per second      –",
  ]);
});
