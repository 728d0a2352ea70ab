import type { AnyCollection } from "@rollcall/core";
import { isNewer, type RecordedShape, same } from "@rollcall/core/storage";
import type { Dialect } from "../dialect.ts";
import { indexesOf } from "./indexes.ts";
import { clusteredBy } from "./names.ts";

/**
 * Describes what another version has changed so that collections no longer fit their tables. New collections, nullable columns and indexes
 * fit, because rows that are written without them are correct, and the database maintains indexes itself.
 * @param dialect the dialect of the database
 * @param recorded the shapes of all tables
 * @param collections the collections as this version declares them
 * @returns undefined if this version may continue
 */
export function findChange(
  dialect: Dialect,
  recorded: ReadonlyMap<string, RecordedShape>,
  collections: readonly AnyCollection[],
): string | undefined {
  for (const collection of collections) {
    const shape = recorded.get(collection.name);
    const part = shape === undefined ? "table" : changedPart(dialect, shape, collection);
    if (part !== undefined) return `the ${part} of \`${collection.name}\` has changed`;
  }
  return undefined;
}

function changedPart(dialect: Dialect, shape: RecordedShape, collection: AnyCollection): string | undefined {
  if (isNewer(shape, collection)) return "meaning";
  const { fields, key, unique, references, search } = collection;
  for (const [name, { kind, nullable }] of Object.entries(fields)) {
    const field = shape.fields[name];
    if (field?.kind !== kind || field.nullable !== nullable) return `column \`${name}\``;
  }
  const required = Object.keys(shape.fields).find(
    (name) => !(name in fields) && shape.fields[name]?.nullable === false,
  );
  if (required !== undefined) return `required column \`${required}\``;
  if (!same(shape.key, key)) return "key";
  // A duplicate would be reported as that of another key.
  if (!same(shape.unique, unique)) return "set of unique keys";
  if (Object.keys(references).some((name) => shape.references[name] !== references[name])) return "set of references";
  // Its words are written by this package.
  if (!same(shape.search, search)) return "search";
  if (clusteredBy(dialect, shape) !== clusteredBy(dialect, collection)) return "layout";
  // A statement names the index that it uses, and may repeat an expression of it.
  const has = new Map(indexesOf(dialect, shape).map((index) => [index.name, index]));
  const lost = indexesOf(dialect, collection).find((index) => !same(has.get(index.name), index));
  return lost && `index \`${lost.name}\``;
}
