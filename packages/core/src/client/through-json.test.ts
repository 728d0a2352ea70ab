import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { throughJson } from "./through-json.ts";

const trip = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("copies any value as JSON would", () => {
  const anything = fc.anything({
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
  });
  fc.assert(
    fc.property(anything, (value) => {
      assert.deepStrictEqual(throughJson({ value }), trip({ value }));
      assert.deepStrictEqual(throughJson([value]), trip([value]));
    }),
  );
});

test("keeps the order and spelling of keys", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      assert.equal(JSON.stringify(throughJson(value)), JSON.stringify(trip(value)));
    }),
  );
});

test("treats keys like `__proto__` as ordinary keys [P56]", () => {
  const value: unknown = JSON.parse(
    '{ "__proto__": { "admin": true }, "constructor": { "prototype": { "admin": true } } }',
  );
  const arrived = throughJson(value) as object;
  assert.equal(Object.getPrototypeOf(arrived), Object.prototype);
  assert.deepStrictEqual(Object.keys(arrived), ["__proto__", "constructor"]);
  assert.equal(({} as Record<string, unknown>)["admin"], undefined);
  assert.equal(JSON.stringify(arrived), JSON.stringify(value));
});

test("shares no objects with the original", () => {
  const sent = { people: [{ tags: ["a"] }], settings: { dark: true } };
  const arrived = throughJson(sent) as typeof sent;
  assert.deepStrictEqual(arrived, sent);
  assert.notEqual(arrived.people[0], sent.people[0]);
  assert.notEqual(arrived.people[0]?.tags, sent.people[0]?.tags);
  assert.notEqual(arrived.settings, sent.settings);
});

test("omits what JSON omits", () => {
  const sent = { name: "Ann", note: undefined, ask: () => 1, [Symbol("hidden")]: true, none: -0, most: Infinity };
  assert.deepStrictEqual(throughJson(sent), { name: "Ann", none: 0, most: null });
});

test("rejects a cycle as JSON does", () => {
  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  assert.throws(() => throughJson(circle), TypeError);
});
