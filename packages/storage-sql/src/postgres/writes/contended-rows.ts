import type { AnyCollection, Value } from "@rollcall/core";
import { sql } from "kysely";
import { type Dialect, parameter, statement, where } from "../../dialect.ts";
import type { Statement } from "../../steps.ts";
import { bindable } from "../../row-codec.ts";
import { snakeCase } from "../../schema/names.ts";
import { type BoundStatement, bound } from "../connection/pipeline.ts";

/**
 * How long a row counts as contended after a conflict, in milliseconds. Transactions that take turns don't conflict, so only another
 * conflict shows that a row is still contended. If that conflict follows within the same time after the end, the time doubles.
 */
const contentionTime = { shortest: 1000, longest: 60_000 };

interface Contention {
  readonly until: number;
  readonly time: number;
}

/** The rows that transactions of several processes change at the same time. */
export class ContendedRows {
  readonly #dialect: Dialect;
  readonly #rows = new Map<string, Contention>();
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
    for (const [row, { until, time }] of this.#rows) if (until + time < now) this.#rows.delete(row);
    const { shortest, longest } = contentionTime;
    for (const row of rows) {
      const before = this.#rows.get(row);
      if (before !== undefined && before.until >= now) continue;
      const time = before === undefined ? shortest : Math.min(2 * before.time, longest);
      this.#rows.set(row, { until: now + time, time });
    }
  }

  /** Whether one of the rows is contended. */
  hasOneOf(rows: Iterable<string>): boolean {
    return this.#contendedOf(rows).length > 0;
  }

  /** The statements that lock the contended rows among them, always in the same order. */
  locksOf(rows: ReadonlySet<string>): readonly BoundStatement[] {
    return this.#contendedOf(rows)
      .sort()
      .flatMap((row) => this.#lockOf(row) ?? []);
  }

  #contendedOf(rows: Iterable<string>): string[] {
    if (this.#rows.size === 0) return [];
    const now = performance.now();
    return Array.from(rows).filter((row) => (this.#rows.get(row)?.until ?? 0) > now);
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
