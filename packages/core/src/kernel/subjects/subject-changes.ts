import type { Transaction } from "../store/store.ts";
import { type Awaitable, chain } from "../platform/awaitable.ts";
import { type Change, insert, type SubjectChange, update, valuesOf } from "../store/change.ts";
import { pendingInto, pendingSubjectChanges } from "./pending-subject-changes.ts";
import type { AnyRow, PersonalRows } from "./personal-rows.ts";
import type { AnyCollection, RelatedChange } from "../store/collection.ts";
import { getMany, type Value } from "../store/query.ts";
import type { JournalEntry, PersonalChange } from "../operations/journal-entry.ts";
import { isConcerned, planRow, RowClaims, rowKeyAfter, subjectOf } from "./subject-row-changes.ts";

/** Maximum number of rows that one transaction changes for each declaration. */
export const maxPersonalRows = 500;

/** The writes of a subject change, and its personal values for the journal. */
interface SubjectChangePlan {
  readonly changes: readonly Change[];
  readonly personal: readonly PersonalChange[];
}

/** The writes of one page, and the changes to rows of other collections. */
interface PagePlan extends SubjectChangePlan {
  readonly related: readonly RelatedChange[];
}

interface SubjectPlan {
  readonly changes?: readonly Change[];
  readonly journalEntries?: readonly JournalEntry[];
  readonly subjects?: readonly SubjectChange[];
}

interface CompletePlan {
  readonly changes: readonly Change[];
  readonly journalEntries: readonly JournalEntry[];
}

/** A command's plan, completed with what all collections declare about the subjects that it erases or merges. */
export function withSubjectChanges(
  tx: Transaction,
  rows: readonly PersonalRows[],
  { changes = [], journalEntries = [], subjects = [] }: SubjectPlan,
  now: number,
): Awaitable<CompletePlan> {
  const [change, ...others] = subjects;
  if (change === undefined) return { changes, journalEntries };
  const own = { changes, journalEntries };
  return chain(planSubjectChange(tx, rows, change, own, now), (more) =>
    withSubjectChanges(tx, rows, { ...completed(own, change, more), subjects: others }, now),
  );
}

/** Values that move to the remaining subject are part of the journal entry about it. */
const completed = (own: CompletePlan, change: SubjectChange, more: SubjectChangePlan): CompletePlan => ({
  changes: [...own.changes, ...more.changes],
  journalEntries: own.journalEntries.map((entry) =>
    entry === entryAbout(change, own.journalEntries)
      ? { ...entry, personal: [...(entry.personal ?? []), ...more.personal] }
      : entry,
  ),
});

const entryAbout = (change: SubjectChange, journalEntries: readonly JournalEntry[]): JournalEntry | undefined =>
  "erase" in change ? undefined : journalEntries.find(({ topic }) => topic === change.into);

/**
 * Plans the erasure or merge of a subject in all collections, at most 500 rows for each declaration. If there are more, it
 * adds a pending row, from which `sweepSubjectChanges` continues.
 */
const planSubjectChange = (
  tx: Transaction,
  rows: readonly PersonalRows[],
  change: SubjectChange,
  own: CompletePlan,
  now: number,
): Awaitable<SubjectChangePlan> =>
  chain(tx.read([pendingInto({ equal: [subjectOf(change)], limit: maxPersonalRows })]), ([pending]) =>
    chain(readPages(tx, rows, change), (pages) => {
      const claims = new RowClaims(own.changes);
      const number = entryAbout(change, own.journalEntries)?.number ?? 0;
      const plans = pages.map((page) => planPage(page, change, claims, number));
      const into = "erase" in change ? null : change.into;
      return chain(
        relatedChanges(
          tx,
          plans.flatMap(({ related }) => related),
          claims,
        ),
        (more) => ({
          changes: [
            ...plans.flatMap(({ changes }) => changes),
            ...more,
            // An unfinished merge into this subject continues with the subject it is merged into.
            ...pending.map((one) =>
              update(pendingSubjectChanges, [one.subject, one.collection, one.place], { into, after: null }),
            ),
            ...pages.filter(isFull).map(({ rows: { collection, place, positionOf }, found }) =>
              insert(pendingSubjectChanges, {
                subject: subjectOf(change),
                collection: collection.name,
                place,
                into,
                after: positionOf(found.at(-1) ?? {}),
                since: now,
              }),
            ),
          ],
          personal: plans.flatMap(({ personal }) => personal),
        }),
      );
    }),
  );

/** One page of the rows of a subject, and the rows that have the keys these get in a merge. */
export interface RowPage {
  readonly rows: PersonalRows;
  readonly found: readonly AnyRow[];
  readonly others: readonly AnyRow[];
}

/** Whether there may be more rows after a page. */
export const isFull = ({ found }: RowPage): boolean => found.length === maxPersonalRows;

/** A page for each declaration that applies: the first, or the one after `after`. */
export function readPages(
  tx: Transaction,
  rows: readonly PersonalRows[],
  change: SubjectChange,
  after?: readonly Value[],
): Awaitable<readonly RowPage[]> {
  const concerned = rows.filter((one) => isConcerned(one, change));
  const reads = concerned.map((one) => one.of(subjectOf(change), { limit: maxPersonalRows, after }));
  return chain(tx.read(reads), (pages) => {
    const keys = concerned.map((one, at) => (pages[at] ?? []).flatMap((row) => rowKeyAfter(one, row, change)));
    return chain(tx.read(concerned.map((one, at) => one.byKey(keys[at] ?? []))), (others) =>
      concerned.map((one, at) => ({ rows: one, found: pages[at] ?? [], others: others[at] ?? [] })),
    );
  });
}

/** Plans one page. */
export function planPage(
  { rows, found, others }: RowPage,
  change: SubjectChange,
  claims: RowClaims,
  number: number,
): PagePlan {
  const { key } = rows.collection;
  const otherRows = new Map(others.map((row) => [JSON.stringify(valuesOf(row, key)), row]));
  const plans = found.map((row) => {
    const [keyAfter] = rowKeyAfter(rows, row, change);
    const other = keyAfter && otherRows.get(JSON.stringify(keyAfter));
    return planRow(rows, row, other, change, claims, number);
  });
  return {
    changes: plans.flatMap(({ changes }) => changes),
    personal: plans.flatMap(({ personal }) => personal),
    related: plans.flatMap(({ related }) => related ?? []),
  };
}

const queries = new WeakMap<AnyCollection, ReturnType<typeof rowsByKey>>();
const rowsByKey = (collection: AnyCollection) => getMany(collection);

/** Reads the related rows and returns their changes, unless the plan changes them already. */
export function relatedChanges(
  tx: Transaction,
  related: readonly RelatedChange[],
  claims: RowClaims,
): Awaitable<readonly Change[]> {
  const free = related.filter(({ collection, key }) => claims.claim(collection, key));
  if (free.length === 0) return [];
  const reads = free.map(({ collection, key }) => {
    const query = queries.get(collection) ?? rowsByKey(collection);
    queries.set(collection, query);
    return query([key]);
  });
  return chain(tx.read(reads), (found) =>
    free.flatMap(({ collection, key, set, otherwise }, at) => {
      const [row] = found[at] ?? [];
      if (row === undefined) return otherwise === undefined ? [] : insert(collection, otherwise);
      return set === undefined ? [] : update(collection, key, set(row as AnyRow));
    }),
  );
}
