import { chain } from "../kernel/platform/awaitable.ts";
import type { AnyCollection, FieldKind } from "../kernel/store/collection.ts";
import { get, type Read } from "../kernel/store/query.ts";
import type { Store } from "../kernel/store/store.ts";

const anyValue: Readonly<Record<FieldKind, string | number | boolean>> = {
  text: "",
  integer: 0,
  boolean: false,
  json: "",
};

/** Returns a check that reads one row of each collection, which need not exist. It fails if a table is missing. */
export function storeCheck(store: Store, collections: readonly AnyCollection[]): () => Promise<void> {
  let reads: readonly Read<unknown>[] | undefined;
  return async () => {
    reads ??= collections.map((collection) =>
      get(collection)(...collection.key.map((field) => anyValue[collection.fields[field]?.kind ?? "text"])),
    );
    const all = reads;
    await store.transaction("read", (tx) => chain(tx.read(all), () => undefined));
  };
}
