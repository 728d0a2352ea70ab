import type { AnyCollection, Value } from "@rollcall/core";
import { sql } from "kysely";
import { type Dialect, parameter, statement, where } from "../dialect.ts";
import type { Statement } from "../steps.ts";
import { bindable } from "../row-codec.ts";
import { snakeCase } from "../schema/names.ts";
import { type BoundStatement, bound } from "./pipeline.ts";

/** How long a row is locked first after a conflict, in milliseconds. */
const contentionTime = 1000;

/** The rows that transactions of several processes change at the same time. */
export class ContendedRows {
  readonly #dialect: Dialect;
  /** When each row stops being contended. */
  readonly #until = new Map<string, number>();
  /** The collections whose rows are compared, by name. */
  readonly #collections = new Map<string, { readonly collection: AnyCollection; lock?: Statement }>();

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** Notes that rows of this collection are changed with a comparison. */
  addCollection(collection: AnyCollection): void {
    if (!this.#collections.has(collection.name)) this.#collections.set(collection.name, { collection });
  }

  /** Whether rows of this collection are changed with a comparison. */
  includes(collection: AnyCollection): boolean {
    return this.#collections.get(collection.name)?.collection === collection;
  }

  /** Notes that a transaction with these rows conflicted with one that changed the same row. */
  add(rows: Iterable<string>): void {
    const now = performance.now();
    for (const [row, until] of this.#until) if (until < now) this.#until.delete(row);
    for (const row of rows) this.#until.set(row, now + contentionTime);
  }

  /** The statements that lock those of the rows that are contended, always in the same order. */
  locksOf(rows: ReadonlySet<string>): readonly BoundStatement[] {
    if (this.#until.size === 0) return [];
    const now = performance.now();
    const contended = [...rows].filter((row) => (this.#until.get(row) ?? 0) > now);
    return contended.sort().flatMap((row) => this.#lockOf(row) ?? []);
  }

  #lockOf(row: string): BoundStatement | undefined {
    const end = row.indexOf(" ");
    const known = this.#collections.get(row.slice(0, end));
    if (known === undefined) return undefined;
    known.lock ??= this.#compile(known.collection);
    return bound(known.lock, (JSON.parse(row.slice(end + 1)) as readonly Value[]).map(bindable));
  }

  /** Compiles a lock under which other transactions can still insert rows that refer to this one. */
  #compile({ name, key }: AnyCollection): Statement {
    const conditions = key.map((field) => sql`${sql.ref(snakeCase(field))} = ${parameter}`);
    return statement(
      this.#dialect,
      sql`select 1 from ${this.#dialect.table(name)} ${where(conditions)} for no key update`,
    );
  }
}

/** A row by its key. */
export const rowOf = (collection: AnyCollection, key: unknown): string => `${collection.name} ${JSON.stringify(key)}`;
