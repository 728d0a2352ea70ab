import assert from "node:assert/strict";
import test from "node:test";
import { insert, remove, rowAfter, update } from "./change.ts";
import { collection, integer, text } from "./collection.ts";

const shape = {
  fields: { dock: text(), id: integer(), name: text(), length: integer() },
  key: ["dock", "id"],
} as const;
const [boats, rafts] = [collection("boats", shape), collection("rafts", shape)];

test("returns a row with its changes, and ignores changes to other rows", () => {
  const row = { dock: "north", id: 1, name: "Ann", length: 9 };
  const changes = [
    update(boats, ["north", 1], { name: "Bea" }),
    update(boats, ["north", 2], { name: "another number" }),
    update(boats, ["south", 1], { name: "another dock" }),
    update(rafts, ["north", 1], { name: "another collection" }),
    insert(boats, { dock: "north", id: 3, name: "new", length: 1 }),
    remove(boats, ["south", 1]),
    update(boats, ["north", 1], { length: 10 }),
  ];
  assert.deepEqual(rowAfter(boats, row, changes), { dock: "north", id: 1, name: "Bea", length: 10 });
  assert.deepEqual(rowAfter(boats, row), { dock: "north", id: 1, name: "Ann", length: 9 });
});
