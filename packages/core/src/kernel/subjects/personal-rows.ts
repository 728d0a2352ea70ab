import { valuesOf } from "../store/change.ts";
import type { AnyCollection, IndexedPersonalData } from "../store/collection.ts";
import { getMany, list, type ListArguments, type Read, type Value } from "../store/query.ts";

/** A row of any collection. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** Finds the rows of one subject by one declaration of a collection. */
export interface PersonalRows {
  readonly collection: AnyCollection;
  readonly declared: IndexedPersonalData;
  /** Which of the collection's declarations it is. */
  readonly place: number;
  /** The rows of a subject after the position `after`, at most `limit`. */
  readonly of: (subject: string, page: Pick<ListArguments, "limit" | "after">) => Read<readonly AnyRow[]>;
  /** The position of a row in that order. */
  readonly positionOf: (row: AnyRow) => readonly Value[];
  /** The rows with these keys. */
  readonly byKey: (keys: readonly (readonly Value[])[]) => Read<readonly AnyRow[]>;
}

/** Every declaration of personal data in these collections, each with its queries. */
export const personalRowsIn = (collections: readonly AnyCollection[]): readonly PersonalRows[] =>
  collections.flatMap(personalRowsOf);

const known = new WeakMap<AnyCollection, readonly PersonalRows[]>();

/** The declarations of a collection. All compositions share their queries, which a store compiles once. */
function personalRowsOf(collection: AnyCollection): readonly PersonalRows[] {
  const found =
    known.get(collection) ?? collection.personal.map((declared, place) => toPersonalRows(collection, declared, place));
  known.set(collection, found);
  return found;
}

function toPersonalRows(collection: AnyCollection, declared: IndexedPersonalData, place: number): PersonalRows {
  const where = Object.values(declared.where ?? {}) as readonly Value[];
  const rows = list(collection, declared.index, 1 + where.length);
  const order = collection.indexes[declared.index]?.slice(1 + where.length) ?? [];
  return {
    collection,
    declared,
    place,
    of: (subject, page) => rows({ equal: [subject, ...where], ...page }),
    positionOf: (row) => valuesOf(row, order),
    byKey: getMany(collection),
  };
}
