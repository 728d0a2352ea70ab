import { createHash } from "node:crypto";
import { type AnyCollection, StoreIncompatible } from "@rollcall/core";
import { type RecordedShape, same, shapeOf } from "@rollcall/core/storage";
import type { Steps } from "../steps.ts";
import { type Migration, shapeFormat } from "./migrate.ts";
import { schemaTable } from "./tables.ts";

/** What is missing in a table. */
export interface MissingPart {
  readonly collection: string;
  /** The missing fields; null if the whole table is missing. Empty if only indexes or the search change. */
  readonly fields: readonly string[] | null;
}

/** The state of a database compared with the declared collections. */
export interface Inspection {
  /**
   * `absent`: there is no database file, or no table. `current`: opening changes nothing. `older`: opening adds what is `missing`.
   * `incompatible`: opening fails because of `problem`.
   */
  readonly state: "absent" | "current" | "older" | "incompatible";
  /** The format of the tables and a digest of their shapes, such as `2.3fa9c2d1`. Null without tables. */
  readonly version: string | null;
  readonly missing: readonly MissingPart[];
  readonly problem?: string;
}

const whole = ({ name }: AnyCollection): MissingPart => ({ collection: name, fields: null });

/** The state of a database without tables. */
export const absentDatabase = (collections: readonly AnyCollection[]): Inspection => ({
  state: "absent",
  version: null,
  missing: collections.map(whole),
});

/** Compares the tables of a database with the declared collections. Only reads. */
export function* inspect(migration: Migration, collections: readonly AnyCollection[]): Steps<Inspection> {
  if (!(yield* migration.tableExists(schemaTable))) return absentDatabase(collections);
  let version: string | null = null;
  try {
    const recorded = yield* migration.recordedShapes();
    version = versionOf([...recorded.values()]);
    const missing: MissingPart[] = [];
    for (const collection of collections) {
      const before = recorded.get(collection.name);
      if (before === undefined) missing.push(whole(collection));
      else if (!same(before, shapeOf(collection))) {
        const { added } = yield* migration.additionTo(before, collection);
        missing.push({ collection: collection.name, fields: added });
      }
    }
    return { state: missing.length > 0 ? "older" : "current", version, missing };
  } catch (error) {
    if (!(error instanceof StoreIncompatible)) throw error;
    return { state: "incompatible", version, missing: [], problem: error.message };
  }
}

function versionOf(shapes: readonly RecordedShape[]): string | null {
  if (shapes.length === 0) return null;
  const sorted = shapes.map((shape) => JSON.stringify(shape)).sort();
  return `${shapeFormat}.${createHash("sha256").update(sorted.join("\n")).digest("hex").slice(0, 8)}`;
}
