import assert from "node:assert/strict";
import test from "node:test";
import { collections } from "../../composition/operations.ts";
import { boolean, collection, integer, json, nullable, text } from "./collection.ts";
import { get, getMany, list } from "./query.ts";

const boats = collection("boats", {
  fields: { harbour: text(), id: text(), name: text(), mast: integer(), owner: nullable(text()), afloat: boolean() },
  key: ["harbour", "id"],
  unique: { name: ["harbour", "name"] },
  indexes: { name: ["harbour", "name"], mast: ["mast"], own: ["owner", "id"] },
});

test("declares columns of each kind, and appends missing key columns to every index, so that its order is total", () => {
  const { fields, indexes, unique, references, sealed, personal } = collection("oars", {
    fields: { id: text(), raftId: text(), at: integer(), worn: boolean(), marks: json(), name: nullable(text()) },
    key: ["raftId", "id"],
    indexes: { at: ["at"], id: ["id"] },
  });
  assert.deepEqual(fields, {
    id: { kind: "text", nullable: false },
    raftId: { kind: "text", nullable: false },
    at: { kind: "integer", nullable: false },
    worn: { kind: "boolean", nullable: false },
    marks: { kind: "json", nullable: false },
    name: { kind: "text", nullable: true },
  });
  assert.deepEqual(indexes, { key: ["raftId", "id"], at: ["at", "raftId", "id"], id: ["id", "raftId"] });
  assert.deepEqual([unique, references, sealed, personal], [{}, {}, [], []]);
});

test("orders a list by the columns of its index after the given ones", () => {
  const { query } = list(boats, "name", 1)({ equal: ["north"], limit: 3 });
  assert.equal(query.kind, "list");
  assert.deepEqual([query.equal, query.order], [["harbour"], ["name", "id"]]);
});

test("rejects the declaration of a query without a declared index", () => {
  assert.throws(() => list(boats, "hull", 1), /no index `hull`/);
});

test("rejects the declaration of a query by columns that are not exactly a unique key", () => {
  for (const by of [["name"], ["harbour", "owner"], ["harbour", "name", "owner"]] as const) {
    const message = new RegExp(`\`boats\` has no unique key over \`${by.join(", ")}\``);
    assert.throws(() => get(boats, by), message);
    assert.throws(() => getMany(boats, by), message);
  }
  assert.doesNotThrow(() => getMany(boats, ["name", "harbour"]));
});

test("gets rows by the primary key unless a unique key is named", () => {
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

test("declares collections only with columns that exist, and after the collections they refer to", () => {
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

test("allows one row per schedule and person, and one person per address in an organization [P4]", () => {
  const keys = new Map(collections.map((one) => [one.name, one]));
  assert.deepEqual(keys.get("members")?.key, ["scheduleId", "personId"]);
  assert.deepEqual(keys.get("people")?.unique["email"], ["organizationId", "emailKey"]);
});

test("rejects the declaration of a search ordered by a nullable column", () => {
  const declare = (order: readonly ("name" | "owner" | "id")[]) =>
    collection("rafts", {
      fields: { id: text(), name: text(), owner: nullable(text()) },
      key: ["id"],
      search: { fields: ["name"], within: [], order },
    });
  assert.throws(() => declare(["owner", "id"]), /`rafts` orders matches by `owner`, which is nullable/);
  assert.deepEqual(declare(["name", "id"]).search?.order, ["name", "id"]);
});

test("rejects the declaration of personal data or of a purge without an index that finds the rows", () => {
  const fields = { id: text(), raftId: text(), ownerId: text() };
  const personal = [
    { subject: "ownerId", where: { id: "1" }, erase: "remove", merge: "move", export: "none" },
  ] as const;
  assert.throws(() => collection("oars", { fields, key: ["id"], personal }), {
    message: "`oars` has no index that begins with `ownerId, id`",
  });
  const refusal = { message: "the key of `oars` must begin with a reference, `raftId`" };
  const [purgedWith, references] = ["raftId", { raftId: "rafts" }] as const;
  assert.throws(() => collection("oars", { fields, key: ["id"], purgedWith, references }), refusal);
  assert.throws(() => collection("oars", { fields, key: ["raftId", "id"], purgedWith }), refusal);
  assert.equal(collection("oars", { fields, key: ["raftId", "id"], purgedWith, references }).purgedWith, "raftId");
});
