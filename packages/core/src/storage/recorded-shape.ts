import type { AnyCollection, FieldKind } from "../kernel/store/collection.ts";
import { StoreIncompatible } from "../kernel/store/store.ts";

/** What a store records about a collection when its table is created: enough to keep its rows. */
export interface RecordedShape extends Pick<
  AnyCollection,
  "name" | "key" | "unique" | "indexes" | "references" | "search"
> {
  readonly fields: Readonly<Record<string, { readonly kind: FieldKind; readonly nullable: boolean }>>;
  /** Not recorded if it is 0. */
  readonly revision?: number | undefined;
}

const shapes = new WeakMap<RecordedShape, RecordedShape>();

/** The shape of a collection as it is recorded. The same object for each call with a declaration. */
export function shapeOf(collection: RecordedShape): RecordedShape {
  const shape = shapes.get(collection) ?? toShape(collection);
  shapes.set(collection, shape);
  return shape;
}

const toShape = (collection: RecordedShape): RecordedShape => ({
  name: collection.name,
  fields: Object.fromEntries(
    Object.entries(collection.fields).map(([name, { kind, nullable }]) => [name, { kind, nullable }]),
  ),
  key: collection.key,
  unique: collection.unique,
  indexes: collection.indexes,
  references: collection.references,
  search: collection.search,
  revision: collection.revision === 0 ? undefined : collection.revision,
});

/** Whether a newer declaration was recorded than the one at hand. */
export const isNewer = (recorded: RecordedShape, declared: RecordedShape): boolean =>
  (recorded.revision ?? 0) > (declared.revision ?? 0);

/**
 * Finds the fields to add to a table created for `recorded` so that it matches `declared`.
 * @throws {StoreIncompatible} adding columns cannot make it match
 */
export function fieldsToAdd(recorded: RecordedShape, declared: RecordedShape): readonly string[] {
  const refuse = (problem: string): never => {
    throw new StoreIncompatible(`the table \`${declared.name}\` ${problem}`);
  };
  if (isNewer(recorded, declared)) return refuse("was changed by a newer version");
  for (const [field, { kind, nullable }] of Object.entries(recorded.fields)) {
    const now = declared.fields[field];
    if (now === undefined)
      return refuse(`has a field \`${field}\` that is unknown to this version; it was created by a newer one`);
    if (now.kind !== kind) return refuse(`stores \`${field}\` as ${kind}, but this version expects ${now.kind}`);
    if (now.nullable !== nullable)
      return refuse(`${nullable ? "allows" : "forbids"} null in \`${field}\`, this version does not`);
    if (recorded.references[field] !== declared.references[field])
      return refuse(`refers from \`${field}\` to another table`);
  }
  if (!same(recorded.key, declared.key)) return refuse(`has the key \`${recorded.key.join(", ")}\``);
  return Object.keys(declared.fields).filter((field) => !(field in recorded.fields));
}

/** Whether two recorded things are equal. */
export const same = (one: unknown, other: unknown): boolean =>
  one === other || (one !== undefined && other !== undefined && JSON.stringify(one) === JSON.stringify(other));
