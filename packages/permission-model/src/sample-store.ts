import type {
  Answers,
  AnyCollection,
  ListArguments,
  ListQuery,
  Read,
  Store,
  Transaction,
  Value,
} from "@rollcall/core/model";

type Row = Readonly<Record<string, unknown>>;

/** The rows of a sample world, by collection. */
export type SampleRows = ReadonlyMap<AnyCollection, readonly object[]>;

/**
 * A read-only store of a few rows, for the permission matrix. It supports the reads that decisions need (by equality), but not searches,
 * pages or ordering.
 */
export function createSampleStore(rows: SampleRows): Store {
  const transaction: Transaction = {
    read: <const Reads extends readonly Read<unknown>[]>(reads: Reads) => {
      const answers: unknown = reads.map((read) => answer(rows, read));
      return answers as Answers<Reads>;
    },
    write: () => {
      throw new TypeError("a sample world is read-only");
    },
  };
  return {
    open: () => undefined,
    transaction: (_mode, work) => work(transaction),
    watch: () => () => undefined,
    close: () => undefined,
  };
}

function answer(rows: SampleRows, read: Read<unknown>): unknown {
  const all = (rows.get(read.query.collection) ?? []) as readonly Row[];
  switch (read.query.kind) {
    case "get":
      return find(all, read.query.by, read.args as readonly Value[]);
    case "get-many": {
      const { by } = read.query;
      return (read.args as readonly (readonly Value[])[]).flatMap((key) => find(all, by, key) ?? []);
    }
    case "list":
      return run(all, read.query, read.args as ListArguments);
  }
}

const find = (all: readonly Row[], by: readonly string[], key: readonly Value[]): Row | undefined =>
  all.find((row) => by.every((field, index) => row[field] === key[index]));

function run(all: readonly Row[], { equal, order }: ListQuery, asked: ListArguments): readonly Row[] {
  const { filter = {}, from, limit } = asked;
  const first = order[0] ?? "";
  return all
    .filter((row) => equal.every((field, index) => row[field] === asked.equal[index]))
    .filter((row) => Object.entries(filter).every(([field, value]) => row[field] === value))
    .filter((row) => from === undefined || from === null || (row[first] as Value & {}) >= from)
    .slice(0, limit);
}
