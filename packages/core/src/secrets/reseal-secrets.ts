import { update, valuesOf } from "../kernel/store/change.ts";
import type { AnyCollection } from "../kernel/store/collection.ts";
import { list, type Value } from "../kernel/store/query.ts";
import { retryRaces } from "../kernel/store/retry-races.ts";
import { StaleWrite, type Store } from "../kernel/store/store.ts";
import type { Secrets } from "../ports/secrets.ts";

/** The result of sealing stored values again. */
export interface ResealReport {
  /** Values sealed with the current secret by this call. */
  readonly resealed: number;
  /** Values that already were sealed with it. */
  readonly current: number;
  /** Values that none of the secrets opens. They are left unchanged. */
  readonly unreadable: number;
}

type Row = Readonly<Record<string, unknown>>;

const pageRows = 200;

/** The context a column of a row is sealed with. */
export const sealContext = (collection: string, column: string, key: readonly Value[]): string =>
  [collection, column, ...key].join("\n");

/**
 * Seals the sealed columns of all collections with the current secret, page by page. A value that changes in the meantime isn't
 * overwritten; after an interruption, the next call does the rest.
 */
export async function resealSecrets(
  store: Store,
  secrets: Secrets,
  collections: readonly AnyCollection[],
): Promise<ResealReport> {
  const report = { resealed: 0, current: 0, unreadable: 0 };
  for (const collection of collections.filter(({ sealed }) => sealed.length > 0)) {
    const rowsAfter = list(collection, "key", 0, [...collection.key, ...collection.sealed]);
    for (let after: readonly Value[] | undefined; ;) {
      const page: readonly Row[] = await retryRaces(() =>
        store.transaction("read", async (tx) => (await tx.read([rowsAfter({ equal: [], limit: pageRows, after })]))[0]),
      );
      for (const row of page)
        for (const column of collection.sealed)
          report[await resealValue(store, secrets, { collection, column, row })]++;
      const last = page.at(-1);
      if (last === undefined || page.length < pageRows) break;
      after = valuesOf(last, collection.key);
    }
  }
  return report;
}

interface SealedValue {
  readonly collection: AnyCollection;
  readonly column: string;
  readonly row: Row;
}

async function resealValue(
  store: Store,
  secrets: Secrets,
  { collection, column, row }: SealedValue,
): Promise<keyof ResealReport> {
  const sealed = row[column];
  if (typeof sealed !== "string" || (await secrets.isCurrent(sealed))) return "current";
  const key = valuesOf(row, collection.key);
  const context = sealContext(collection.name, column, key);
  const text = await secrets.open(sealed, context);
  if (text === null) return "unreadable";
  const change = update(collection, key, { [column]: await secrets.seal(text, context) }, { [column]: sealed });
  try {
    await retryRaces(() => store.transaction("write", (tx) => tx.write([change])));
    return "resealed";
  } catch (error) {
    if (error instanceof StaleWrite) return "current";
    throw error;
  }
}
