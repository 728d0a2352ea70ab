import { type AnyCollection, StoreDamaged, StoreIncompatible } from "@rollcall/core";
import type { RecordedShape } from "@rollcall/core/storage";
import type { Steps } from "../steps.ts";
import { existingTables, findDamage } from "./find-damage.ts";
import { type Migration, unknownTable, versionOf } from "./migrate.ts";
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
   * `incompatible`: opening fails because of `problem`. `damaged`: opening fails because something that was created is missing, as
   * `problem` says.
   */
  readonly state: "absent" | "current" | "older" | "incompatible" | "damaged";
  /** The format of the tables and a digest of their shapes, such as `3.3fa9c2d1`. Null without tables. */
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
  const existing = yield* existingTables(migration.dialect, [schemaTable, ...collections.map(({ name }) => name)]);
  let version: string | null = null;
  try {
    const recorded = existing.has(schemaTable) ? yield* migration.recordedShapes() : new Map<string, RecordedShape>();
    version = recorded.size === 0 ? null : versionOf(recorded);
    const unknown = collections.find(({ name }) => existing.has(name) && !recorded.has(name));
    if (unknown !== undefined) throw new StoreIncompatible(unknownTable(unknown.name));
    if (!existing.has(schemaTable)) return absentDatabase(collections);
    const problem = yield* findDamage(migration.dialect, recorded, collections);
    if (problem !== undefined) return { state: "damaged", version, missing: [], problem };
    const missing: MissingPart[] = [];
    for (const collection of collections) {
      const before = recorded.get(collection.name);
      if (before === undefined) missing.push(whole(collection));
      else if (!migration.isCurrent(before, collection)) {
        const { added } = yield* migration.additionTo(before, collection);
        missing.push({ collection: collection.name, fields: added });
      }
    }
    return { state: missing.length > 0 ? "older" : "current", version, missing };
  } catch (error) {
    if (error instanceof StoreDamaged) return { state: "damaged", version, missing: [], problem: error.problem };
    if (!(error instanceof StoreIncompatible)) throw error;
    return { state: "incompatible", version, missing: [], problem: error.message };
  }
}
