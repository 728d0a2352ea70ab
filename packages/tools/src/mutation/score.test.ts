import assert from "node:assert/strict";
import { test } from "node:test";
import { scoreOf, survivorsOf } from "./score.ts";

const mutant = (status: string, line = 1) => ({
  mutatorName: "BooleanLiteral",
  replacement: "false",
  location: { start: { line } },
  status,
});

test("counts an ignored mutant as survived, and skips one that can't run", () => {
  const mutants = ["Killed", "Timeout", "Killed", "Ignored", "Survived", "NoCoverage", "CompileError"];
  assert.deepEqual(scoreOf(mutants.map((status) => mutant(status))), { detected: 3, mutants: 6, score: 50 });
});

test("names the survivors with file and line", () => {
  const files = { "rule.ts": { mutants: [mutant("Killed", 3), mutant("Survived", 7)] } };
  assert.deepEqual(survivorsOf({ files }), ["rule.ts:7 BooleanLiteral Survived: false"]);
});
