import assert from "node:assert/strict";
import test from "node:test";
import { eventTypes } from "./event-types.ts";

test("writes values that can be null, or be left out, as types", () => {
  const text = { type: ["string", "null"] };
  const properties = {
    color: text,
    coats: { type: ["integer", "null"] },
    names: { type: "array", items: text },
    harbour: { anyOf: [{ type: "string", minLength: 1 }, { type: "null" }] },
  };
  const schema = { type: "object", description: "A ship was painted.", properties, required: ["color", "harbour"] };
  const [, file] = eventTypes("", [{ type: "ship-painted", schema: { toJSONSchema: () => schema } }]);
  assert.equal(
    file?.text.trim(),
    `/** A ship was painted. */
export interface ShipPainted {
  readonly color: string | null;
  readonly coats?: number | null;
  readonly names?: readonly (string | null)[];
  readonly harbour: string | null;
}`,
  );
});
