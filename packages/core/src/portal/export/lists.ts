import type { z } from "zod";
import { RollcallError } from "../../contract/rollcall-error.ts";
import type { AnyCollection, Collection, FieldKind } from "../../kernel/store/collection.ts";
import { journal, journalOfTopic } from "../../kernel/journal/journal.ts";
import { valuesOf } from "../../kernel/store/change.ts";
import type { AnyRow, PersonalRows } from "../../kernel/subjects/personal-rows.ts";
import type { ListArguments, Read, Value } from "../../kernel/store/query.ts";

/** The maximum number of rows of each list per page. */
export const maxOfEach = 500;

type Page = Pick<ListArguments, "limit" | "after">;

/** A list of a person's rows. */
interface PersonList {
  /** The collection, and which of its declarations it is. */
  readonly name: string;
  readonly collection: AnyCollection;
  readonly of: (personId: string, page: Page) => Read<readonly AnyRow[]>;
  readonly positionOf: (row: AnyRow) => readonly Value[];
}

/** Entries name the person by their topic and contain ids only, so they aren't declared as personal data. */
const entries: PersonList = {
  name: `${journal.name}.topic`,
  collection: journal,
  of: (personId, page) => journalOfTopic({ equal: [personId], ...page }),
  positionOf: (row) => valuesOf(row, ["number"]),
};

/** The lists of an export: everything that collections declare, and the person's journal. */
const listsOf = (records: readonly PersonalRows[]): readonly PersonList[] => [
  entries,
  ...records.filter(({ declared }) => declared.export !== "none").map((one) => ({ ...one, name: nameOf(one) })),
];

const nameOf = ({ collection, place }: PersonalRows): string => `${collection.name}.${place}`;

/** Where each list continues, by name; null if it has ended. */
type Positions = Readonly<Record<string, readonly Value[] | null>>;

/**
 * Reads one page of every list that hasn't ended: at most 500 rows each. `records` are the declarations of the composed
 * collections. The facts' type hides the names; `pageOf` finds the rows of a collection.
 * @throws {RollcallError} `request.invalid`: the cursor is malformed
 */
export function listFacts(personId: string, after: string | undefined, records: readonly PersonalRows[]): object {
  const lists = listsOf(records);
  const positions = after === undefined ? undefined : fromCursor(after, lists);
  return Object.fromEntries(
    lists.map(({ name, of }) => {
      const position = positions?.[name];
      return [name, of(personId, { after: position ?? undefined, limit: position === null ? 0 : maxOfEach + 1 })];
    }),
  );
}

/** The rows of a collection on this page, without the extra one that indicates a next page. */
export const pageOf = <R extends object>(known: object, { name }: Collection<R>): readonly R[] =>
  Object.entries(known)
    .filter(([list]) => list.startsWith(`${name}.`))
    .flatMap(([, rows]) => (rows as readonly R[]).slice(0, maxOfEach));

const rowsOf = (known: object, name: string): readonly AnyRow[] =>
  (known as Readonly<Record<string, readonly AnyRow[]>>)[name] ?? [];

/** The rows of one collection in an export, with the columns it declares. */
interface ExportedRecords {
  readonly collection: string;
  readonly rows: Record<string, Json>[];
}

type Json = z.output<ReturnType<typeof z.json>>;

/** One page of the rows whose columns an export contains unchanged. Collections without rows are left out. */
export const recordsOf = (known: object, records: readonly PersonalRows[]): readonly ExportedRecords[] =>
  records.flatMap((one) => {
    const { export: columns } = one.declared;
    const rows = rowsOf(known, nameOf(one)).slice(0, maxOfEach);
    if (typeof columns === "string" || rows.length === 0) return [];
    const shown = rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] as Json])));
    return [{ collection: one.collection.name, rows: shown }];
  });

/** Where the next page begins; null if there is none. */
export function nextOf(known: object, records: readonly PersonalRows[]): string | null {
  const positions: Positions = Object.fromEntries(
    listsOf(records).map(({ name, positionOf }) => [name, lastOf(rowsOf(known, name), positionOf)]),
  );
  return Object.values(positions).every((position) => position === null) ? null : JSON.stringify(positions);
}

/** The position of the last row of a page; null if no row follows. */
function lastOf(rows: readonly AnyRow[], positionOf: (row: AnyRow) => readonly Value[]): readonly Value[] | null {
  const last = rows.length > maxOfEach ? rows[maxOfEach - 1] : undefined;
  return last === undefined ? null : positionOf(last);
}

function fromCursor(cursor: string, lists: readonly PersonList[]): Positions {
  try {
    const positions = JSON.parse(cursor) as Positions | null;
    if (positions !== null && lists.every((list) => isPosition(positions[list.name], kindsOf(list)))) return positions;
  } catch {
    // Falls through to the same error.
  }
  throw new RollcallError("request.invalid", { issues: [{ field: "after", expected: "the `next` of an export" }] });
}

/** The kinds of the columns that order the rows of a list. */
const kindsOf = ({ collection, positionOf }: PersonList): readonly FieldKind[] =>
  positionOf(
    Object.fromEntries(Object.entries(collection.fields).map(([name, { kind }]) => [name, kind])),
  ) as FieldKind[];

const isPosition = (position: unknown, kinds: readonly FieldKind[]): boolean =>
  position === null ||
  (Array.isArray(position) &&
    position.length === kinds.length &&
    kinds.every((kind, at) => fitsKind(position[at], kind)));

const fitsKind = (value: unknown, kind: FieldKind): boolean =>
  kind === "integer"
    ? Number.isSafeInteger(value)
    : kind === "boolean"
      ? typeof value === "boolean"
      : typeof value === "string";
