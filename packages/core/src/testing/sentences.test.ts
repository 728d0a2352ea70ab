import assert from "node:assert/strict";
import test from "node:test";
import { operations } from "../composition/operations.ts";

test("summarizes every operation in one sentence [X21]", () => {
  for (const { name, summary } of operations) assert.match(summary, /^[A-Z][^.]+[^ .]\.$/, name);
  assert.equal(new Set(operations.map(({ summary }) => summary)).size, operations.length);
});

test("gives every rule a unique sentence [X1]", () => {
  const rules = new Set(operations.flatMap((operation) => [...operation.rules]));
  const names = [...rules].map(({ name }) => name);
  for (const name of names) assert.match(name, /^[a-z]\w*( [\w']+)+$/, `\`${name}\``);
  assert.deepEqual(
    names.filter((name, place) => names.indexOf(name) !== place),
    [],
  );
});
