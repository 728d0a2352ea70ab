import {
  searchWords,
  type AnyCollection,
  type Change,
  type ListArguments,
  type ListQuery,
  type Read,
  type Value,
} from "@rollcall/core";

type Row = Readonly<Record<string, unknown>>;

/** A store without indexes: arrays, filters and sorts. Serves as the reference for real stores. */
export class NaiveRows {
  #rows: ReadonlyMap<string, readonly Row[]> = new Map();

  /** An independent copy. */
  fork(): NaiveRows {
    const copy = new NaiveRows();
    copy.#rows = this.#rows;
    return copy;
  }

  /**
   * Applies all changes in order, or none.
   * @returns the names of the errors a store may throw; none if the changes were applied
   */
  apply(changes: readonly Change[]): ReadonlySet<string> {
    const before = this.#rows;
    for (const change of changes) {
      const refusals = this.#applyOne(change);
      if (refusals.size === 0) continue;
      this.#rows = before;
      return refusals;
    }
    return new Set();
  }

  /** The result a store must return. */
  answer(read: Read<unknown>): unknown {
    const { collection, select, kind } = read.query;
    const pick = (row: Row): Row => (select ? Object.fromEntries(select.map((column) => [column, row[column]])) : row);
    const rows = this.#of(collection);
    if (kind === "list") return listRows(rows, read.query, read.args as ListArguments).map(pick);
    const { by } = read.query;
    const find = (values: readonly Value[]): Row | undefined => {
      const row = rows.find((candidate) =>
        by.every((column, i) => values[i] !== null && candidate[column] === values[i]),
      );
      return row && pick(row);
    };
    if (kind === "get") return find(read.args as readonly Value[]);
    return (read.args as readonly (readonly Value[])[]).map(find).filter((row) => row !== undefined);
  }

  #applyOne(change: Change): ReadonlySet<string> {
    const { collection } = change;
    const rows = this.#of(collection);
    const key = change.kind === "insert" ? collection.key.map((column) => change.row[column]) : change.key;
    const old = rows.find((row) => collection.key.every((column, i) => row[column] === key[i]));
    const others = rows.filter((row) => row !== old);
    if (change.kind === "insert") {
      if (old) return new Set(["UniqueViolation", ...this.#refusals(collection, rows, change.row)]);
    } else if (!old || (change.kind === "update" && !holds(old, change.expect ?? {}))) return new Set(["StaleWrite"]);
    if (change.kind === "remove") {
      if (this.#isNamed(collection, key[0])) return new Set(["MissingReference"]);
      this.#set(collection, others);
      return new Set();
    }
    const row = change.kind === "insert" ? change.row : { ...old, ...change.set };
    const refusals = this.#refusals(collection, others, row);
    if (refusals.size === 0) this.#set(collection, [...others, row]);
    return refusals;
  }

  #refusals(collection: AnyCollection, others: readonly Row[], row: Row): ReadonlySet<string> {
    const names = new Set<string>();
    for (const columns of Object.values(collection.unique)) {
      if (columns.some((column) => row[column] === null)) continue;
      if (others.some((other) => columns.every((column) => other[column] === row[column])))
        names.add("UniqueViolation");
    }
    for (const [column, target] of Object.entries(collection.references)) {
      const named = (this.#rows.get(target ?? "") ?? []).some((other) => other["id"] === row[column]);
      if (row[column] !== null && !named) names.add("MissingReference");
    }
    return names;
  }

  /** Here only members have a reference: to schedules, by `scheduleId`. */
  #isNamed(collection: AnyCollection, key: unknown): boolean {
    return (
      collection.name === "kit_schedules" &&
      (this.#rows.get("kit_members") ?? []).some((row) => row["scheduleId"] === key)
    );
  }

  #of(collection: AnyCollection): readonly Row[] {
    return this.#rows.get(collection.name) ?? [];
  }

  #set(collection: AnyCollection, rows: readonly Row[]): void {
    this.#rows = new Map([...this.#rows, [collection.name, rows]]);
  }
}

/** The rows of a list as the port defines them: filter, sort, cut. */
export function listRows<R extends object>(all: readonly R[], query: ListQuery, args: ListArguments): R[] {
  const at = (row: R, column: string): Value => (row as Record<string, Value>)[column] ?? null;
  const way = args.reverse ? -1 : 1;
  const against = (row: R, values: readonly Value[]): number =>
    values.reduce((order: number, value, i) => order || compare(at(row, query.order[i] ?? ""), value) * way, 0);
  const fields = query.collection.search?.fields ?? [];
  return all
    .filter((row) => query.equal.every((column, i) => at(row, column) === args.equal[i]))
    .filter((row) => holds(row, args.filter ?? {}))
    .filter((row) => {
      const words = args.words?.length ? searchWords(...fields.map((column) => String(at(row, column) ?? ""))) : [];
      return (args.words ?? []).every((asked) => words.some((word) => word.startsWith(asked)));
    })
    .filter((row) => args.after === undefined || against(row, args.after) > 0)
    .filter((row) => args.from === undefined || against(row, [args.from]) >= 0)
    .sort((a, b) =>
      against(
        a,
        query.order.map((column) => at(b, column)),
      ),
    )
    .slice(args.skip ?? 0, (args.skip ?? 0) + args.limit);
}

const holds = (row: object, values: Readonly<Record<string, Value>>): boolean =>
  Object.entries(values).every(([column, value]) => (row as Record<string, unknown>)[column] === value);

/** Compares text by bytes, the binary collation. Null is before everything else. */
function compare(a: Value, b: Value): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a !== "string" || typeof b !== "string") return Number(a) - Number(b);
  const [left, right] = [bytesOf(a), bytesOf(b)];
  const i = left.findIndex((byte, at) => byte !== right[at]);
  return i === -1 ? left.length - right.length : (left[i] ?? 0) - (right[i] ?? -1);
}

const encoder = new TextEncoder();
const encoded = new Map<string, Uint8Array>();

function bytesOf(text: string): Uint8Array {
  const bytes = encoded.get(text) ?? encoder.encode(text);
  encoded.set(text, bytes);
  return bytes;
}
