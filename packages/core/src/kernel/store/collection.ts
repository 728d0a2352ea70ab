/** The storage kinds that every adapter supports. Rows have real booleans, even if the database stores numbers. */
export type FieldKind = "text" | "integer" | "boolean" | "json";

/** A column: its storage kind, whether it is nullable, and (as a type only) the type of its values. */
export interface Field<T> {
  readonly kind: FieldKind;
  readonly nullable: boolean;
  /** The values of a column that has few. Adapters may read them faster, but keep any other text too. */
  readonly choices?: readonly string[];
  /** Only for the type system; never set at run time. */
  readonly sample?: T;
}

/** A string column, compared byte by byte (binary collation) in every store. */
export const text = <T extends string = string>(): Field<T> => ({ kind: "text", nullable: false });
/** A text column with one of these values, which aren't checked. */
export const choice = <T extends string>(choices: readonly T[]): Field<T> => ({
  kind: "text",
  nullable: false,
  choices,
});
/** A whole number within ±2^53. Instants are kept as milliseconds since the epoch. */
export const integer = (): Field<number> => ({ kind: "integer", nullable: false });
/** True or false. */
export const boolean = (): Field<boolean> => ({ kind: "boolean", nullable: false });
/** Any JSON value. Can't be filtered or ordered by. */
export const json = <T>(): Field<T> => ({ kind: "json", nullable: false });
/** The same column, nullable. Nulls never conflict in a unique key. */
export const nullable = <T>(field: Field<T>): Field<T | null> => ({ kind: field.kind, nullable: true });

/** The columns of a collection by name. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The row type of a set of columns. */
export type RowOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** The searchable columns of a list, and the order of matches. */
export interface SearchShape<K extends string> {
  /** The searched text columns. Each search word must be a prefix of a word in one of them. */
  readonly fields: readonly K[];
  /** Columns that a search always filters by equality, such as a parent id. */
  readonly within: readonly K[];
  /** The order of matches: columns that aren't nullable and end with the key, so that the order is total. */
  readonly order: readonly K[];
}

/** The merge of one subject into another. */
export interface MergeContext {
  /** The subject the rows belonged to. */
  readonly from: string;
  /** The subject the rows belong to from now on. */
  readonly into: string;
  /** The sequence number of the journal entry about `into`; 0 if the command writes none. */
  readonly number: number;
}

/** A row after a merge, and its personal values for the journal. */
export interface MergedRow<R> {
  readonly row: R;
  readonly personal?: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  /** Changes to rows of other collections. A row that the merge changes anyway isn't changed by them. */
  readonly related?: readonly RelatedChange[] | undefined;
}

/** A change to a row of another collection, such as one that counts the merged rows. */
export interface RelatedChange {
  readonly collection: AnyCollection;
  readonly key: readonly (string | number)[];
  /** The columns to set, if there is such a row. */
  readonly set?: (row: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** The row to insert if no row matches. */
  readonly otherwise?: Readonly<Record<string, unknown>>;
}

/** A row of another collection that a row refers to, and its new values. */
export interface ErasedReference<R> {
  readonly collection: AnyCollection;
  /** The columns of the referring row that contain its key. */
  readonly key: readonly (keyof R & string)[];
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Whose personal data a row contains, and how erasing, merging and exporting affect the row. All three use the declared
 * index and change at most 500 rows in one transaction; a sweep does the rest.
 */
export interface PersonalData<R> {
  /** The column with the subject's id. The key or an index begins with it. */
  readonly subject: keyof R & string;
  /** Only rows with these values, which follow the subject in the index. */
  readonly where?: Partial<R>;
  /**
   * `remove` deletes the row, `set` overwrites columns of the row or of the one it refers to, `keep` is for rows that only
   * contain ids. A function deletes the row and returns a change to a row of another collection.
   */
  readonly erase:
    | "keep"
    | "remove"
    | { readonly set: Partial<R> }
    | { readonly setIn: ErasedReference<R> }
    | ((row: R) => RelatedChange);
  /**
   * `move` sets the id of the other subject and replaces a row that already has this key. A function returns the merged
   * row of the other subject, or the changed row if the subject isn't part of the key. `erase` does the same as erasing, `remove` deletes the row, `keep` leaves it unchanged.
   */
  readonly merge:
    | "keep"
    | "move"
    | "remove"
    | "erase"
    | ((from: R, into: R | undefined, context: MergeContext) => MergedRow<R>);
  /**
   * The columns that an export contains unchanged. `view`: the export code converts the row. `none`: the row contains secrets, or only data
   * from other rows.
   */
  readonly export: "view" | "none" | readonly (keyof R & string)[];
}

/** The changes to a row that raise a signal on the topic of its subject. See `signals`. */
interface SignalledChanges<R> {
  /** The column of the key with the subject's id. */
  readonly subject: keyof R & string;
  /** Whether the subject sees the change. Gets the new row, or the changed values. */
  readonly when: (values: Partial<R>) => boolean;
}

/** The declaration of a collection. Adapters create tables, blocks or object stores from it. */
export interface CollectionShape<F extends Fields> {
  readonly fields: F;
  /** The primary key, one or more columns. */
  readonly key: readonly (keyof F & string)[];
  /** Unique keys in addition to the primary key, by name. */
  readonly unique?: Readonly<Record<string, readonly (keyof F & string)[]>>;
  /** Ordered indexes by name. Missing key columns are appended, so that every order is total. */
  readonly indexes?: Readonly<Record<string, readonly (keyof F & string)[]>>;
  /** Foreign keys: column → collection with a single-column key. */
  readonly references?: Readonly<Partial<Record<keyof F & string, string>>>;
  /** The first column of the key, which refers to the row these rows belong to: they are purged together with it. */
  readonly purgedWith?: keyof F & string;
  /** Text columns with sealed values: `sealContext` is their context. They are sealed again when the secret is replaced. */
  readonly sealed?: readonly (keyof F & string)[];
  readonly search?: SearchShape<keyof F & string>;
  /**
   * A whole number; default: 0. Increase it with a change that processes of the previous version must not miss, such as a change in what
   * values mean. Once the store has the new revision, they stop using it and can no longer open it.
   */
  readonly revision?: number;
  /** One declaration for each column with a subject of personal data. */
  readonly personal?: readonly PersonalData<RowOf<NoInfer<F>>>[];
  /** The changes that raise a signal on the subject's own topic. */
  readonly signals?: SignalledChanges<RowOf<NoInfer<F>>>;
  /** The key column that is the topic of journal entries about the row. Commands that read the row usually write such an entry. */
  readonly topic?: keyof F & string;
}

/** A declared collection. `R` is the type of its rows. */
export interface Collection<R extends object = Readonly<Record<string, unknown>>> {
  readonly name: string;
  readonly fields: Readonly<Record<keyof R & string, Field<unknown>>>;
  readonly key: readonly (keyof R & string)[];
  readonly unique: Readonly<Record<string, readonly (keyof R & string)[]>>;
  /** All ordered indexes with the key appended, including `key` itself. */
  readonly indexes: Readonly<Record<string, readonly (keyof R & string)[]>>;
  readonly references: Readonly<Partial<Record<keyof R & string, string>>>;
  /** The column that refers to the row these rows are purged with. */
  readonly purgedWith: (keyof R & string) | undefined;
  readonly sealed: readonly (keyof R & string)[];
  readonly search: SearchShape<keyof R & string> | undefined;
  readonly revision: number;
  /** Whose personal data the rows contain. */
  readonly personal: readonly IndexedPersonalData[];
  readonly signals: SignalledChanges<Readonly<Record<string, unknown>>> | undefined;
  /** The key column that is the topic of journal entries about the row. */
  readonly topic: (keyof R & string) | undefined;
}

/** A declaration with its index, for code that is independent of the row type. */
export interface IndexedPersonalData extends PersonalData<Readonly<Record<string, unknown>>> {
  readonly index: string;
}

/** The row type of a collection. */
export type RowIn<C> = C extends Collection<infer R> ? R : never;

/** A collection of any row type, for adapters. */
export type AnyCollection = Collection;

/**
 * Declares a collection once, for every store.
 * @param name snake_case table name; unique among all collections
 * @throws {TypeError} a search is ordered by a nullable column, personal data has no index by its subject, or the key of
 *   rows that are purged with another doesn't begin with it
 */
export function collection<const F extends Fields>(name: string, shape: CollectionShape<F>): Collection<RowOf<F>> {
  type K = keyof RowOf<F> & string;
  const key = shape.key as readonly K[];
  const total = (fields: readonly K[]): readonly K[] => [...fields, ...key.filter((field) => !fields.includes(field))];
  const indexes: Record<string, readonly K[]> = { key };
  for (const [index, fields] of Object.entries(shape.indexes ?? {})) indexes[index] = total(fields);
  for (const field of shape.search?.order ?? []) {
    if (shape.fields[field]?.nullable)
      throw new TypeError(`\`${name}\` orders matches by \`${field}\`, which is nullable`);
  }
  const { purgedWith } = shape;
  if (purgedWith !== undefined && (key[0] !== purgedWith || shape.references?.[purgedWith] === undefined))
    throw new TypeError(`the key of \`${name}\` must begin with a reference, \`${purgedWith}\``);
  return {
    name,
    fields: shape.fields,
    key,
    unique: shape.unique ?? {},
    indexes,
    references: (shape.references ?? {}) as Partial<Record<K, string>>,
    purgedWith,
    sealed: shape.sealed ?? [],
    search: shape.search,
    revision: shape.revision ?? 0,
    personal: (shape.personal ?? []).map((declared) => ({
      ...(declared as PersonalData<Readonly<Record<string, unknown>>>),
      index: indexOf(name, indexes, [declared.subject, ...Object.keys(declared.where ?? {})]),
    })),
    signals: shape.signals as SignalledChanges<Readonly<Record<string, unknown>>> | undefined,
    topic: shape.topic,
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
