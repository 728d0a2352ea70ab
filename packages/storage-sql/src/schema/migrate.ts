import { createHash } from "node:crypto";
import { type AnyCollection, StoreDamaged, StoreIncompatible, StoreOutdated } from "@rollcall/core";
import { fieldsToAdd, type RecordedShape, same, shapeOf } from "@rollcall/core/storage";
import { sql } from "kysely";
import { type Dialect, statement } from "../dialect.ts";
import { checkSearch } from "../statements/search-statements.ts";
import { row, rows, run, type Statement, type Steps } from "../steps.ts";
import { buildWords } from "./build-words.ts";
import { findChange } from "./find-change.ts";
import { existingParts, findDamage, tableExists } from "./find-damage.ts";
import { type DatabaseIndex, indexesOf } from "./indexes.ts";
import { clusteredBy, type Indexed } from "./names.ts";
import { type Keys, markerName, schemaTable, Tables } from "./tables.ts";
import { toRecordedShape } from "./to-recorded-shape.ts";

/** Increased whenever older code would misread the tables, or newer code those of an older version. */
export const shapeFormat = 3;

/** The format of the tables and a digest of their shapes, such as `3.3fa9c2d1`. */
export function versionOf(shapes: ReadonlyMap<string, RecordedShape>): string {
  const sorted = [...shapes.values()].map((shape) => JSON.stringify(shape)).sort();
  return `${shapeFormat}.${createHash("sha256").update(sorted.join("\n")).digest("hex").slice(0, 8)}`;
}

/** Indexes the words of the existing rows of a table. */
export type IndexRows = typeof buildWords;

/** Why a table can't be created. */
export const unknownTable = (name: string): string =>
  `the database has a table \`${name}\` that Rollcall did not create`;

/** Updates the tables of a database to the declared collections. */
export class Migration {
  readonly dialect: Dialect;
  readonly #tables: Tables;
  readonly #recorded: Statement;

  constructor(dialect: Dialect) {
    this.dialect = dialect;
    this.#tables = new Tables(dialect);
    const table = dialect.table(schemaTable);
    this.#recorded = statement(dialect, sql`select "collection", "format", "shape" from ${table}`);
  }

  /**
   * The statements of an update, which run in one transaction. If it is interrupted, nothing changes and the next start tries
   * again. If two processes migrate at once, the second one finds nothing to do.
   * @param collections the declared collections
   * @param indexRows indexes the words of existing rows
   * @throws {StoreIncompatible} the database was created by a newer version, or adding columns cannot make it match
   * @throws {StoreDamaged} tables that were created are missing or incomplete
   */
  *run(collections: readonly AnyCollection[], indexRows: IndexRows = buildWords): Steps<void> {
    for (const collection of collections) checkSearch(collection);
    const isNew = !(yield* tableExists(this.dialect, schemaTable));
    if (isNew) yield run(this.#tables.createSchemaTable());
    const recorded = isNew ? new Map<string, RecordedShape>() : yield* this.recordedShapes();
    const damage = yield* findDamage(this.dialect, recorded, collections);
    if (damage !== undefined) throw new StoreDamaged(damage);
    const changed = collections.filter((collection) => !this.isCurrent(recorded.get(collection.name), collection));
    const { excludeWriters } = this.dialect;
    if (changed.length === 0 && (yield* this.#isMarked(recorded))) return;
    if (excludeWriters !== undefined)
      yield run(statement(this.dialect, excludeWriters(this.dialect.table(schemaTable))));
    const keys = new Map([...recorded.values(), ...collections].map(({ name, key }) => [name, key[0] ?? ""]));
    for (const collection of changed) {
      const before = recorded.get(collection.name);
      for (const target of Object.values(collection.references)) {
        if (!keys.has(target ?? ""))
          throw new TypeError(`\`${collection.name}\` refers to an unknown collection \`${String(target)}\``);
      }
      if (before === undefined) {
        if (yield* tableExists(this.dialect, collection.name))
          throw new StoreIncompatible(unknownTable(collection.name));
        yield* this.#create(collection, keys);
      } else yield* this.#alter(before, collection, keys, indexRows);
      yield run(this.#record(shapeOf(collection)));
    }
    const shapes = new Map<string, RecordedShape>(recorded);
    for (const collection of changed) shapes.set(collection.name, shapeOf(collection));
    for (const move of this.#tables.moveMarker(versionOf(recorded), versionOf(shapes))) yield run(move);
  }

  /**
   * Whether opening leaves a table as it is. Additional indexes may belong to a newer version, whose processes need them, so only a higher
   * revision drops them.
   */
  isCurrent(before: RecordedShape | undefined, collection: AnyCollection): boolean {
    const declared = shapeOf(collection);
    if (before === undefined || same(before, declared)) return before !== undefined;
    const isSameVersion = before.revision === declared.revision && same(before.fields, declared.fields);
    return isSameVersion && findChange(this.dialect, new Map([[before.name, before]]), [collection]) === undefined;
  }

  /** Whether there is the marker of these shapes, or none is needed. */
  *#isMarked(shapes: ReadonlyMap<string, RecordedShape>): Steps<boolean> {
    if (this.dialect.excludeWriters === undefined) return true;
    const marker = { name: markerName(versionOf(shapes)), table: schemaTable };
    return (yield* existingParts(this.dialect, [marker])).size > 0;
  }

  /**
   * Requires that collections, as declared, still describe their tables.
   * @returns the version of the shapes
   * @throws {StoreOutdated} another version has changed them
   * @throws {StoreDamaged} another program changed a shape, or dropped the marker
   */
  *requireUnchanged(collections: readonly AnyCollection[]): Steps<string> {
    let shapes: ReadonlyMap<string, RecordedShape>;
    try {
      shapes = yield* this.recordedShapes();
    } catch (error) {
      throw error instanceof StoreIncompatible ? new StoreOutdated(error.message) : error;
    }
    const change = findChange(this.dialect, shapes, collections);
    if (change !== undefined) throw new StoreOutdated(change);
    if (!(yield* this.#isMarked(shapes))) throw new StoreDamaged("the index that marks its version is missing");
    return versionOf(shapes);
  }

  /**
   * Reads the recorded shapes of all tables, by collection.
   * @throws {StoreIncompatible} the database was created by a newer version, or before the first release
   * @throws {StoreDamaged} another program changed a shape
   */
  *recordedShapes(): Steps<ReadonlyMap<string, RecordedShape>> {
    const shapes = new Map<string, RecordedShape>();
    for (const [collection, format, shape] of yield rows(this.#recorded)) {
      if (Number(format) !== shapeFormat) {
        const creator =
          Number(format) > shapeFormat
            ? "a newer version"
            : "a version before the first release, so it has to be created again";
        throw new StoreIncompatible(
          `the database has format ${String(format)}, this version supports ${shapeFormat}; it was created by ${creator}`,
        );
      }
      const name = collection as string;
      const found = toRecordedShape(name, shape as string);
      if (found === undefined) throw new StoreDamaged(`the recorded shape of \`${name}\` can't be read`);
      shapes.set(name, found);
    }
    return shapes;
  }

  /** Reads the names of the collections that have tables, whatever version created them. */
  *recordedNames(): Steps<readonly string[]> {
    return (yield rows(this.#recorded)).map(([collection]) => collection as string);
  }

  /**
   * Finds what is missing in a table, and whether to recreate it: an empty table can be recreated for a new required field.
   * @throws {StoreIncompatible} adding columns cannot make it match
   */
  *additionTo(
    before: RecordedShape,
    collection: AnyCollection,
  ): Steps<{ readonly added: readonly string[]; readonly isRecreated: boolean }> {
    const added = fieldsToAdd(before, shapeOf(collection));
    const required = added.find((field) => collection.fields[field]?.nullable === false);
    if (required === undefined) return { added, isRecreated: false };
    const any = statement(this.dialect, sql`select 1 from ${this.dialect.table(collection.name)} limit 1`);
    if ((yield row(any)).length > 0) {
      throw new StoreIncompatible(
        `the rows of \`${collection.name}\` have no value for the new required field \`${required}\`; declare it \`nullable\`, or recreate the database`,
      );
    }
    return { added, isRecreated: true };
  }

  #record(shape: RecordedShape): Statement {
    const values = [sql.lit(shape.name), sql.lit(shapeFormat), sql.lit(JSON.stringify(shape))];
    return statement(
      this.dialect,
      sql`insert into ${this.dialect.table(schemaTable)} ("collection", "format", "shape") values (${sql.join(values)}) on conflict ("collection") do update set "format" = excluded."format", "shape" = excluded."shape"`,
    );
  }

  *#create(collection: AnyCollection, keys: Keys): Steps<void> {
    yield run(this.#tables.createTable(collection, keys));
    for (const index of indexesOf(this.dialect, collection)) yield* this.#createIndex(collection, index);
    if (collection.search !== undefined) yield run(this.#tables.createWordsTable(collection, collection.search));
  }

  /** Creates the table again with all its rows, for another way of storing them. Checks of references must be off. */
  *#rebuild(before: RecordedShape, collection: AnyCollection, keys: Keys, indexRows: IndexRows): Steps<void> {
    const { name, search } = collection;
    const rebuilt = `${name}__rebuilt`;
    yield run(this.#tables.createTable(collection, keys, rebuilt));
    yield run(this.#tables.copyRows(name, rebuilt, Object.keys(before.fields)));
    if (before.search !== undefined) yield run(this.#tables.dropWordsTable(collection));
    yield run(this.#tables.dropTable(name));
    yield run(this.#tables.renameTable(rebuilt, name));
    for (const index of indexesOf(this.dialect, collection)) yield* this.#createIndex(collection, index);
    if (search === undefined) return;
    yield run(this.#tables.createWordsTable(collection, search));
    yield* indexRows(this.dialect, collection, search);
  }

  *#alter(before: RecordedShape, collection: AnyCollection, keys: Keys, indexRows: IndexRows): Steps<void> {
    const { added, isRecreated } = yield* this.additionTo(before, collection);
    if (isRecreated) {
      if (before.search !== undefined) yield run(this.#tables.dropWordsTable(collection));
      yield run(this.#tables.dropTable(collection.name));
      yield* this.#create(collection, keys);
      return;
    }
    if (clusteredBy(this.dialect, before) !== clusteredBy(this.dialect, collection)) {
      yield* this.#rebuild(before, collection, keys, indexRows);
      return;
    }
    for (const field of added) yield run(this.#tables.addColumn(collection, field, keys));
    yield* this.#alterIndexes(before, collection);
    if (same(before.search, collection.search)) return;
    if (before.search !== undefined) {
      yield run(this.#tables.dropWordsTable(collection));
      for (const drop of this.#tables.dropSearchColumns(collection)) yield run(drop);
    }
    if (collection.search !== undefined) {
      for (const add of this.#tables.addSearchColumns(collection)) yield run(add);
      yield run(this.#tables.createWordsTable(collection, collection.search));
      yield* indexRows(this.dialect, collection, collection.search);
    }
  }

  *#alterIndexes(before: Indexed, collection: AnyCollection): Steps<void> {
    const had = new Map(indexesOf(this.dialect, before).map((index) => [index.name, index]));
    const has = new Map(indexesOf(this.dialect, collection).map((index) => [index.name, index]));
    for (const [name, index] of had) if (!same(index, has.get(name))) yield run(this.#tables.dropIndex(name));
    for (const [name, index] of has) if (!same(index, had.get(name))) yield* this.#createIndex(collection, index);
  }

  *#createIndex(collection: AnyCollection, index: DatabaseIndex): Steps<void> {
    try {
      // Awaits the answer, so that an error arrives here.
      yield rows(this.#tables.createIndex(collection, index));
    } catch (cause) {
      if (!this.dialect.isDuplicate(cause)) throw cause;
      throw new StoreIncompatible(
        `rows of \`${collection.name}\` have the same values in a unique key: ${index.columns.join(", ")}`,
        { cause },
      );
    }
  }
}
