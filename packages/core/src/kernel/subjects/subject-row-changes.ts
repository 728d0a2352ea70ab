import { type Change, insert, keyOfChange, remove, type SubjectChange, update, valuesOf } from "../store/change.ts";
import type { AnyCollection, IndexedPersonalData, MergedRow, RelatedChange } from "../store/collection.ts";
import type { AnyRow, PersonalRows } from "./personal-rows.ts";
import type { PersonalChange } from "../operations/journal-entry.ts";
import type { Value } from "../store/query.ts";

/** The subject whose rows change. */
export const subjectOf = (change: SubjectChange): string => ("erase" in change ? change.erase : change.merge);

/** The part of a declaration for this change. */
const actionOf = ({ erase, merge }: IndexedPersonalData, change: SubjectChange) =>
  "erase" in change || merge === "erase" ? erase : merge;

/** Whether a declaration applies. */
export const isConcerned = ({ declared }: PersonalRows, change: SubjectChange): boolean =>
  actionOf(declared, change) !== "keep";

/** The rows that are changed, so that no transaction changes one twice. */
export class RowClaims {
  readonly #rows: Set<string>;

  constructor(changes: readonly Change[]) {
    this.#rows = new Set(changes.map((one) => idOf(one.collection, keyOfChange(one))));
  }

  /** Claims a row. `false` if it has already changed. */
  claim(collection: AnyCollection, key: readonly Value[]): boolean {
    const before = this.#rows.size;
    return this.#rows.add(idOf(collection, key)).size > before;
  }
}

const idOf = ({ name }: AnyCollection, key: readonly Value[]): string => `${name} ${JSON.stringify(key)}`;

/** The key that a merge gives a row, if it is a different one. */
export function rowKeyAfter(
  { collection, declared }: PersonalRows,
  row: AnyRow,
  change: SubjectChange,
): readonly (readonly Value[])[] {
  if ("erase" in change || declared.merge === "erase" || !collection.key.includes(declared.subject)) return [];
  return [valuesOf({ ...row, [declared.subject]: change.into }, collection.key)];
}

interface RowPlan {
  readonly changes: readonly Change[];
  readonly personal: readonly PersonalChange[];
  readonly related?: readonly RelatedChange[] | undefined;
}

const unchanged: RowPlan = { changes: [], personal: [] };
const onlyChange = (change: Change): RowPlan => ({ changes: [change], personal: [] });

/**
 * Plans the change to one row. `other` is the row whose key this one gets in a merge; `number` is the sequence number of the
 * journal entry about the remaining subject.
 */
export function planRow(
  rows: PersonalRows,
  row: AnyRow,
  other: AnyRow | undefined,
  change: SubjectChange,
  claims: RowClaims,
  number: number,
): RowPlan {
  const { collection, declared } = rows;
  const key = valuesOf(row, collection.key);
  const { erase, merge } = declared;
  const action = actionOf(declared, change);
  if (!claims.claim(collection, key)) return unchanged;
  if (action === "remove") return onlyChange(remove(collection, key));
  if (action === erase && typeof erase === "function")
    return { changes: [remove(collection, key)], personal: [], related: [erase(row)] };
  if (typeof action === "object" && "set" in action) return onlyChange(update(collection, key, action.set));
  if (typeof action === "object") {
    const { collection: target, key: columns, values } = action.setIn;
    const targetKey = valuesOf(row, columns);
    return claims.claim(target, targetKey) ? onlyChange(update(target, targetKey, values)) : unchanged;
  }
  if ("erase" in change) return unchanged;
  const { merge: from, into } = change;
  const mergeRows = typeof merge === "function" ? merge : undefined;
  const moved = { ...row, [declared.subject]: into };
  const [keyAfter] = rowKeyAfter(rows, row, change);
  const merged: MergedRow<AnyRow> = mergeRows?.(row, other, { from, into, number }) ?? { row: moved };
  if (keyAfter === undefined) {
    const set = update(collection, key, { [declared.subject]: into });
    const change = mergeRows === undefined ? set : written(collection, key, merged.row, row);
    return { changes: [change], personal: [], related: merged.related };
  }
  const isFree = claims.claim(collection, keyAfter);
  return {
    changes: [remove(collection, key), ...(isFree ? [written(collection, keyAfter, merged.row, other)] : [])],
    personal: isFree ? (merged.personal ?? []).map((one) => ({ ...one, personId: into })) : [],
    related: isFree ? merged.related : undefined,
  };
}

function written(collection: AnyCollection, key: readonly Value[], row: AnyRow, other: AnyRow | undefined): Change {
  if (other === undefined) return insert(collection, row);
  const columns = Object.keys(collection.fields).filter((column) => !collection.key.includes(column));
  return update(collection, key, Object.fromEntries(columns.map((column) => [column, row[column]])));
}
