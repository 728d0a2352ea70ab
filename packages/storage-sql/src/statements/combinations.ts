import { compareText, type ListArguments, type ListQuery } from "@rollcall/core";
import { type RawBuilder, sql } from "kysely";
import { type Dialect, parameter, rowCount, statement, where } from "../dialect.ts";
import { bindable } from "../row-codec.ts";
import { combined, type FilterIndex, separated } from "../schema/filter-index.ts";
import { snakeCase } from "../schema/names.ts";
import { rows, type Steps } from "../steps.ts";

/** Values of filtered columns as texts; null for null. */
type Values = ReadonlyMap<string, string | null>;

/** The values of the filtered columns of some rows, and their text in the index. */
interface Combination {
  readonly text: string;
  readonly values: Values;
}

/** The texts of combinations with the same values in the columns that begin the order, and the bounds of the list within them. */
export interface Group {
  readonly texts: string[];
  readonly bounds: Pick<ListArguments, "after" | "from">;
}

/** How many combinations are looked up, and how many are merged at once. */
const maxUsed = 200;
const maxMerged = 128;
/** How many combinations are remembered with their values. */
const maxKnown = 1000;

const toText = (value: unknown): string | null => {
  const cell = bindable(value);
  return cell === null ? null : String(cell);
};

/** The parts of a statement that scans an index that filters share, as `m`. */
export function scanOf(dialect: Dialect, { collection }: ListQuery, { name, within, filters }: FilterIndex) {
  return {
    text: combined(dialect, collection, filters, "m."),
    from: sql`from ${dialect.table(collection.name)} as m ${dialect.hint(name)}`,
    inside: within.map((field): RawBuilder<unknown> => sql`${sql.ref(`m.${snakeCase(field)}`)} = ${parameter}`),
  };
}

/** Compiles the lookup of the combinations of values that a list matches, in the order of the list. */
export function combinationsReader(dialect: Dialect, query: ListQuery, index: FilterIndex) {
  const { within, filters } = index;
  const { fields } = query.collection;
  const { text, from, inside } = scanOf(dialect, query, index);
  const given = query.equal.slice(within.length);
  const leading = query.order.slice(0, query.order.length - index.order.length);
  const next = (...after: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
    sql`(select min(${text}) ${from} ${where([...inside, ...after])})`;
  const used = statement(
    dialect,
    sql`with recursive used (text) as (
      select ${next()} union all select ${next(sql`${text} > used.text`)} from used where used.text is not null
    ) select text from used where text is not null limit ${rowCount}`,
  );

  const compareBy = (field: string, one: string | null = null, other: string | null = null): number => {
    if (one === null || other === null) return Number(one !== null) - Number(other !== null);
    return fields[field]?.kind === "text" ? compareText(one, other) : Number(one) - Number(other);
  };
  const compare = (one: Values, other: Values): number =>
    leading.reduce((found, field) => found || compareBy(field, one.get(field), other.get(field)), 0);

  function grouped(combinations: readonly Combination[], { after, from: first, reverse }: ListArguments): Group[] {
    const [column] = leading;
    if (column === undefined) return [{ texts: combinations.map(({ text }) => text), bounds: { after, from: first } }];
    const direction = reverse ? -1 : 1;
    const passed = after && new Map(leading.map((field, i) => [field, toText(after[i])]));
    const groups: Group[] = [];
    let last: Values | undefined;
    for (const { text, values } of combinations.toSorted((a, b) => compare(a.values, b.values) * direction)) {
      if (first !== undefined && compareBy(column, values.get(column), toText(first)) * direction < 0) continue;
      const place = passed === undefined ? 1 : compare(values, passed) * direction;
      if (place < 0) continue;
      if (last === undefined || compare(last, values) !== 0)
        groups.push({ texts: [], bounds: { after: place === 0 ? after?.slice(leading.length) : undefined } });
      groups.at(-1)?.texts.push(text);
      last = values;
    }
    return groups;
  }

  const known = new Map<string, Combination>();
  const toCombination = (text: string): Combination => {
    let combination = known.get(text);
    if (combination === undefined) {
      if (known.size >= maxKnown) known.clear();
      const values = separated(text);
      combination = { text, values: new Map(filters.map((field, i) => [field, values[i] ?? null])) };
      known.set(text, combination);
    }
    return combination;
  };

  /** Returns undefined if there are too many combinations. */
  return function* (args: ListArguments): Steps<readonly Group[] | undefined> {
    const scope = within.map((_, i) => bindable(args.equal[i]));
    const found = yield rows(used, [...scope, ...scope, maxUsed + 1]);
    if (found.length > maxUsed) return undefined;
    const required = [
      ...given.map((field, i) => [field, toText(args.equal[within.length + i])] as const),
      ...filters.flatMap((field) =>
        args.filter !== undefined && field in args.filter ? [[field, toText(args.filter[field])] as const] : [],
      ),
    ];
    const matching = found
      .map(([cell]) => toCombination(cell as string))
      .filter(({ values }) => required.every(([field, value]) => values.get(field) === value));
    const groups = grouped(matching, args);
    return groups.some(({ texts }) => texts.length > maxMerged) ? undefined : groups;
  };
}
