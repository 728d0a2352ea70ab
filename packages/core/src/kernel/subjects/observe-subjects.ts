import type { Reader } from "../store/store.ts";
import { chain } from "../platform/awaitable.ts";
import type { Change } from "../store/change.ts";
import type { AnyCollection } from "../store/collection.ts";
import type { ListArguments, Query, Read, Value } from "../store/query.ts";

/** The subjects whose rows a call has read or written. */
export interface ObservedSubjects {
  /** Read as a single row, so input or output is about them. */
  readonly single: Set<string>;
  /** Read as one of many, or new. */
  readonly listed: Set<string>;
}

/** A reader of the transaction that adds the subject of each row it reads to `subjects`. */
export const observingSubjects = (tx: Reader, subjects: ObservedSubjects): Reader => ({
  read: (reads) =>
    chain(tx.read(reads), (answers) => {
      for (const [at, read] of reads.entries()) noteRead(read, answers[at], subjects);
      return answers;
    }),
});

/** Adds the subjects of new rows. */
export function noteInserts(changes: readonly Change[], { listed }: ObservedSubjects): void {
  for (const change of changes) {
    if (change.kind !== "insert") continue;
    for (const subject of columnsOf(change.collection)) note(change.row[subject], listed);
  }
}

const columnsOf = ({ personal }: AnyCollection): readonly string[] => personal.map(({ subject }) => subject);

type AnswerRow = Readonly<Record<string, unknown>>;

function noteRead({ query, args }: Read<unknown>, answer: unknown, { single, listed }: ObservedSubjects): void {
  const rows = (Array.isArray(answer) ? answer : answer === undefined ? [] : [answer]) as readonly AnswerRow[];
  if (rows.length === 0) return;
  const subjects = query.kind === "get" ? single : listed;
  for (const column of columnsOf(query.collection)) {
    if (isSelected(query, column)) for (const row of rows) note(row[column], subjects);
    else for (const key of keysOf(query, args)) note(key[askedColumns(query).indexOf(column)], subjects);
  }
}

const isSelected = ({ select }: Query, column: string): boolean => select === undefined || select.includes(column);

const askedColumns = (query: Query): readonly string[] => (query.kind === "list" ? query.equal : query.by);

/** The values of the selected columns, once for each key. */
function keysOf(query: Query, args: Read<unknown>["args"]): readonly (readonly Value[])[] {
  if (query.kind === "list") return [(args as ListArguments).equal];
  return query.kind === "get" ? [args as readonly Value[]] : (args as readonly (readonly Value[])[]);
}

function note(value: unknown, subjects: Set<string>): void {
  if (typeof value === "string") subjects.add(value);
}
