import assert from "node:assert/strict";
import test from "node:test";
import { canonicalJson } from "./canonical-json.ts";

test("writes equal values as equal text, regardless of the order of their keys", () => {
  const text = '{"B":null,"a":[{"x":1,"y":"é"},3,2],"aa":{},"b":true}';
  const values = [
    { B: null, a: [{ x: 1, y: "é" }, 3, 2], aa: {}, b: true },
    { b: true, aa: {}, a: [{ y: "é", x: 1 }, 3, 2], B: null },
    { aa: {}, B: null, b: true, none: undefined, a: [{ y: "é", x: 1 }, 3, 2] },
  ];
  for (const value of values) assert.equal(canonicalJson(value), text);
  assert.deepEqual(["a", null, 7].map(canonicalJson), ['"a"', "null", "7"]);
});
