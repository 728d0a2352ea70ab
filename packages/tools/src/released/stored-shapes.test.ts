import { type AnyCollection, collections, nullable, text } from "@rollcall/core";
import { shapeOf } from "@rollcall/core/storage";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import recorded from "./stored-shapes.json" with { type: "json" };

/** The revision of a collection and a digest of how its rows are stored and indexed. */
function fingerprintOf(collection: AnyCollection): string {
  const { revision, sealed, purgedWith, topic, fields } = collection;
  const { fields: kinds, key, unique, indexes, references, search } = shapeOf(collection);
  const choices = Object.entries(fields).flatMap(([name, field]) => (field.choices ? [[name, field.choices]] : []));
  const stored = JSON.stringify([kinds, key, unique, indexes, references, search, sealed, purgedWith, topic, choices]);
  return `${revision} ${createHash("sha256").update(stored).digest("hex").slice(0, 8)}`;
}

/** What to do about each collection whose storage or revision differs from what is recorded. */
function unrecorded(all: readonly AnyCollection[], known: Readonly<Record<string, string>>): readonly string[] {
  return all.flatMap((collection) => {
    const { name } = collection;
    const [now, before] = [fingerprintOf(collection), known[name]];
    if (now === before) return [];
    const hasSameRevision = before?.split(" ")[0] === `${collection.revision}`;
    const question = hasSameRevision
      ? `\`${name}\` is stored differently, but has the same \`revision\`: increase it if processes of the previous version would write rows that this version misreads or must correct`
      : `\`${name}\` is new or has another revision`;
    return [`${question}; then set "${name}": "${now}" in stored-shapes.json`];
  });
}

test("records the revision of each collection with the way its rows are stored [F12]", () => {
  assert.deepEqual(unrecorded(collections, recorded), []);
  const names = new Set(collections.map(({ name }) => name));
  assert.deepEqual(
    Object.keys(recorded).filter((name) => !names.has(name)),
    [],
    "these collections no longer exist; remove them from stored-shapes.json",
  );
});

test("asks for a revision when a column or an index is added, and to record a new one [F12]", () => {
  const people = collections.find(({ name }) => name === "people") ?? assert.fail();
  const grown: AnyCollection = { ...people, fields: { ...people.fields, shoeSize: nullable(text()) } };
  assert.match(unrecorded([grown], recorded).join(), /^`people` is stored differently, but has the same `revision`/);
  const indexed: AnyCollection = { ...people, indexes: { ...people.indexes, shoeSize: ["name"] } };
  assert.match(unrecorded([indexed], recorded).join(), /^`people` is stored differently, but has the same `revision`/);
  for (const changed of [people, grown]) {
    const revised = { ...changed, revision: people.revision + 1 };
    const [found = ""] = unrecorded([revised], recorded);
    assert.match(found, /^`people` is new or has another revision/);
    const [, fingerprint = ""] = /"people": "(.*)"/.exec(found) ?? [];
    assert.deepEqual(unrecorded([revised], { people: fingerprint }), []);
  }
});
