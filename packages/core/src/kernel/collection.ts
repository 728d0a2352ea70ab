/** How a value is kept: the storage kinds every adapter knows. A boolean is a boolean in every row, whatever the store keeps. */
export type FieldKind = "text" | "integer" | "boolean" | "json";

/** One column: its storage kind, whether it may be null, and (as a type only) what the domain reads from it. */
export interface Field<T> {
  readonly kind: FieldKind;
  readonly nullable: boolean;
  /** Carries the type; never present at run time. */
  readonly sample?: T;
}

/** A string column, compared byte by byte (binary collation) in every store. */
export const text = <T extends string = string>(): Field<T> => ({ kind: "text", nullable: false });
/** A whole number within ±2^53. Instants are kept as milliseconds since the epoch. */
export const integer = (): Field<number> => ({ kind: "integer", nullable: false });
/** True or false. */
export const boolean = (): Field<boolean> => ({ kind: "boolean", nullable: false });
/** Any JSON value; never filtered or ordered by. */
export const json = <T>(): Field<T> => ({ kind: "json", nullable: false });
/** The same column, which may also hold null. A null never clashes with another in a unique key. */
export const nullable = <T>(field: Field<T>): Field<T | null> => ({ kind: field.kind, nullable: true });

/** The columns of a collection by name. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The row that a set of columns holds. */
export type RowOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** Which words a list can be searched by, and the order in which matches come. */
export interface SearchShape<K extends string> {
  /** Text columns whose words are searched; every word asked is a prefix of a word in one of them. */
  readonly fields: readonly K[];
  /** Columns that a search always names (equality), such as the schedule. */
  readonly within: readonly K[];
  /** Columns that order the matches, none of them nullable, ending with the key, so that the order is total. */
  readonly order: readonly K[];
}

/** Where and when rows of one subject become rows of another. */
export interface MergeContext {
  /** The subject that the rows belonged to. */
  readonly from: string;
  /** The subject that they belong to from now on. */
  readonly into: string;
  /** The running number of the journal entry about `into`; 0 where the command writes none. */
  readonly number: number;
}

/** A row after a merge, and the values in it that history keeps apart. */
export interface MergedRow<R> {
  readonly row: R;
  readonly personal?: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

/** A row of another collection that a row refers to, and the values it gets. */
export interface ErasedReference<R> {
  readonly collection: AnyCollection;
  /** The columns, here, that make up its key. */
  readonly key: readonly (keyof R & string)[];
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Whose personal data a row holds, and what erasing that subject, merging it into another and exporting its data do with
 * the row. All three go through the declared index and change at most 500 rows a transaction; a sweep does the rest.
 */
export interface PersonalData<R> {
  /** The column with the subject's id. The key or an index begins with it. */
  readonly subject: keyof R & string;
  /** Only rows with these values, which follow the subject in the index. */
  readonly where?: Partial<R>;
  /** `remove` ends the row, `set` overwrites columns, here or where the row refers to, `keep` is for rows of ids only. */
  readonly erase: "keep" | "remove" | { readonly set: Partial<R> } | { readonly setIn: ErasedReference<R> };
  /**
   * `move` puts the other subject's id into the row and replaces the row that has this key. A function returns what the
   * row of the other subject holds. `erase` does what erasing does, `remove` ends the row, `keep` leaves it.
   */
  readonly merge:
    "keep" | "move" | "remove" | "erase" | ((from: R, into: R | undefined, context: MergeContext) => MergedRow<R>);
  /**
   * The columns that an export shows as they are. `view`: the row is part of a view that the export makes itself. `none`:
   * it holds secrets, or nothing that another row does not hold.
   */
  readonly export: "view" | "none" | readonly (keyof R & string)[];
}

/** What a domain declares of a collection. Adapters build tables, blocks or object stores from this alone. */
export interface CollectionShape<F extends Fields> {
  readonly fields: F;
  /** The primary key, one or more columns. */
  readonly key: readonly (keyof F & string)[];
  /** Unique keys besides the primary one, by name. */
  readonly unique?: Readonly<Record<string, readonly (keyof F & string)[]>>;
  /** Ordered indexes by name. The key is appended where it is missing, so that every order is total. */
  readonly indexes?: Readonly<Record<string, readonly (keyof F & string)[]>>;
  /** Column → collection whose (single-column) key it names. */
  readonly references?: Readonly<Partial<Record<keyof F & string, string>>>;
  readonly search?: SearchShape<keyof F & string>;
  /** One declaration for each column that names a subject of personal data. */
  readonly personal?: readonly PersonalData<RowOf<NoInfer<F>>>[];
}

/** A declared collection. `R` is the row it holds. */
export interface Collection<R extends object = Readonly<Record<string, unknown>>> {
  readonly name: string;
  readonly fields: Readonly<Record<keyof R & string, Field<unknown>>>;
  readonly key: readonly (keyof R & string)[];
  readonly unique: Readonly<Record<string, readonly (keyof R & string)[]>>;
  /** Every ordered index, each with the key appended; `key` itself is among them. */
  readonly indexes: Readonly<Record<string, readonly (keyof R & string)[]>>;
  readonly references: Readonly<Partial<Record<keyof R & string, string>>>;
  readonly search: SearchShape<keyof R & string> | undefined;
  /** Whose personal data the rows hold. */
  readonly personal: readonly IndexedPersonalData[];
}

/** A declaration with its index, for code that need not know the row type. */
export interface IndexedPersonalData extends PersonalData<Readonly<Record<string, unknown>>> {
  readonly index: string;
}

/** The row that a declared collection holds. */
export type RowIn<C> = C extends Collection<infer R> ? R : never;

/** What adapters handle: a collection whose row type they need not know. */
export type AnyCollection = Collection;

/**
 * Declares a collection once, for every store.
 * @param name snake_case table name; unique among all collections
 * @throws {TypeError} matches of a search would be ordered by a column that may be null; no index leads to the rows of a
 *   subject of personal data
 */
export function collection<const F extends Fields>(name: string, shape: CollectionShape<F>): Collection<RowOf<F>> {
  type K = keyof RowOf<F> & string;
  const key = shape.key as readonly K[];
  const total = (fields: readonly K[]): readonly K[] => [...fields, ...key.filter((field) => !fields.includes(field))];
  const indexes: Record<string, readonly K[]> = { key };
  for (const [index, fields] of Object.entries(shape.indexes ?? {})) indexes[index] = total(fields);
  for (const field of shape.search?.order ?? []) {
    if (shape.fields[field]?.nullable)
      throw new TypeError(`\`${name}\` orders matches by \`${field}\`, which may be null`);
  }
  return {
    name,
    fields: shape.fields,
    key,
    unique: shape.unique ?? {},
    indexes,
    references: (shape.references ?? {}) as Partial<Record<K, string>>,
    search: shape.search,
    personal: (shape.personal ?? []).map((declared) => ({
      ...(declared as PersonalData<Readonly<Record<string, unknown>>>),
      index: indexOf(name, indexes, [declared.subject, ...Object.keys(declared.where ?? {})]),
    })),
  };
}

function indexOf(
  name: string,
  indexes: Readonly<Record<string, readonly string[]>>,
  columns: readonly string[],
): string {
  const found = Object.entries(indexes).find(([, fields]) => columns.every((column, at) => fields[at] === column));
  if (found === undefined) throw new TypeError(`\`${name}\` has no index that begins with \`${columns.join(", ")}\``);
  return found[0];
}
