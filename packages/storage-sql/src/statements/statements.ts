import type { AnyCollection, Change, ListArguments, Query, Read } from "@rollcall/core";
import type { Dialect } from "../dialect.ts";
import type { Steps } from "../steps.ts";
import { getReader } from "./get.ts";
import { listReader } from "./list.ts";
import { searchReader } from "./search.ts";
import { type ChangeWriter, changeWriter } from "./write-change.ts";

type Reader = (args: never) => Steps<unknown>;

/** The statements of all queries and collections in one dialect, each compiled when it is first used. */
export class Statements {
  readonly #dialect: Dialect;
  /** Indexed by the id of the query. Ids are dense and unique in a process. */
  readonly #readers: Reader[] = [];
  readonly #writers = new WeakMap<AnyCollection, ChangeWriter>();

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** The steps of one read. */
  read({ query, args }: Read<unknown>): Steps<unknown> {
    const reader = (this.#readers[query.id] ??= this.#compile(query));
    return reader(args as never);
  }

  /** The steps of one change. */
  *change(change: Change): Steps<void> {
    const writer = this.writer(change.collection);
    const only = writer.only(change);
    if (only === undefined) yield* writer.several(change);
    else yield only;
  }

  /** The statements that change a collection. */
  writer(collection: AnyCollection): ChangeWriter {
    let writer = this.#writers.get(collection);
    if (writer === undefined) this.#writers.set(collection, (writer = changeWriter(this.#dialect, collection)));
    return writer;
  }

  #compile(query: Query): Reader {
    if (query.kind === "list") {
      const walk = listReader(this.#dialect, query);
      const search = searchReader(this.#dialect, query);
      // No row follows one whose columns are all given by `equal`.
      return (args: ListArguments) =>
        args.limit <= 0 || args.after?.length === 0
          ? none()
          : args.words === undefined || args.words.length === 0
            ? walk(args)
            : search(args);
    }
    const get = getReader(this.#dialect, query);
    return query.kind === "get" ? get.one : get.many;
  }
}

// oxlint-disable-next-line require-yield
function* none(): Steps<readonly never[]> {
  return [];
}
