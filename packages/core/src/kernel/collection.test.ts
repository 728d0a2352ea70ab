import assert from "node:assert/strict";
import test from "node:test";
import { collections } from "../composition/operations.ts";
import { boolean, collection, integer, nullable, text } from "./collection.ts";
import { get, list } from "./query.ts";

const boats = collection("boats", {
  fields: { harbour: text(), id: text(), name: text(), mast: integer(), owner: nullable(text()), afloat: boolean() },
  key: ["harbour", "id"],
  unique: { name: ["harbour", "name"] },
  indexes: { name: ["harbour", "name"], mast: ["mast"], own: ["owner", "id"] },
});

test("every index ends with the columns of the key that it lacks, so that its order is total", () => {
  assert.deepEqual(boats.indexes, {
    key: ["harbour", "id"],
    name: ["harbour", "name", "id"],
    mast: ["mast", "harbour", "id"],
    own: ["owner", "id", "harbour"],
  });
});

test("a list is led by the columns given and ordered by the rest of its index", () => {
  const { query } = list(boats, "name", 1)({ equal: ["north"], limit: 3 });
  assert.equal(query.kind, "list");
  assert.deepEqual([query.equal, query.order], [["harbour"], ["name", "id"]]);
});

test("a query is refused where it is declared if its index is not", () => {
  assert.throws(() => list(boats, "colour", 1), /no index `colour`/);
});

test("a get asks by the key unless it names another", () => {
  const [byKey, byName] = [get(boats)("north", "b1").query, get(boats, ["harbour", "name"])("north", "Ada").query];
  assert(byKey.kind === "get" && byName.kind === "get");
  assert.deepEqual(
    [byKey.by, byName.by],
    [
      ["harbour", "id"],
      ["harbour", "name"],
    ],
  );
});

test("every collection names only columns that it has, and others that come before it", () => {
  const before = new Set<string>();
  for (const one of collections) {
    const columns = new Set(Object.keys(one.fields));
    const named = [
      ...one.key,
      ...Object.values(one.unique).flat(),
      ...Object.values(one.indexes).flat(),
      ...Object.keys(one.references),
      ...(one.search === undefined ? [] : [one.search.fields, one.search.within, one.search.order].flat()),
    ];
    for (const column of named) assert(columns.has(column), `${one.name}.${column}`);
    for (const referred of Object.values(one.references)) assert(before.has(referred!), one.name);
    assert.match(one.name, /^[a-z_]+$/);
    before.add(one.name);
  }
});

test("storage holds one row per schedule and person, and one person per address of an organization [P4]", () => {
  const keys = new Map(collections.map((one) => [one.name, one]));
  assert.deepEqual(keys.get("members")?.key, ["scheduleId", "personId"]);
  assert.deepEqual(keys.get("people")?.unique["email"], ["organizationId", "emailKey"]);
});

test("a search in the order of a column that may be null is refused where it is declared", () => {
  const declare = (order: readonly ("name" | "owner" | "id")[]) =>
    collection("rafts", {
      fields: { id: text(), name: text(), owner: nullable(text()) },
      key: ["id"],
      search: { fields: ["name"], within: [], order },
    });
  assert.throws(() => declare(["owner", "id"]), /`rafts` orders matches by `owner`, which may be null/);
  assert.deepEqual(declare(["name", "id"]).search?.order, ["name", "id"]);
});
