import type { z } from "zod";
import { RollcallError } from "../../contract/rollcall-error.ts";
import { invitationsOf } from "../../invitations/collection.ts";
import type { FieldKind } from "../../kernel/collection.ts";
import { journalOfTopic } from "../../kernel/journal.ts";
import { personalValuesOfTopic } from "../../kernel/personal-values.ts";
import { type AnyRow, type PersonalRows, valuesOf } from "../../kernel/personal-rows.ts";
import { list, type ListArguments, type Read, type Value } from "../../kernel/query.ts";
import { outbox } from "../../mail/outbox.ts";
import { membershipsOf } from "../../schedules/members.ts";
import { shifts } from "../../shifts/collection.ts";

/** The maximum number of rows of each list per page. */
export const maxOfEach = 500;

const shiftsOf = list(shifts, "mine", 1);
const mailsOf = list(outbox, "person", 1);

/** The lists of an export: their collection and order. */
const lists = {
  memberships: { read: membershipsOf, order: ["scheduleId"] },
  invitations: { read: invitationsOf, order: ["scheduleId"] },
  shifts: { read: shiftsOf, order: ["status", "start", "scheduleId", "id"] },
  mails: { read: mailsOf, order: ["id"] },
  changes: { read: personalValuesOfTopic, order: ["number", "place"] },
  entries: { read: journalOfTopic, order: ["number"] },
} as const;

type Lists = typeof lists;
type ListName = keyof Lists;
const names = Object.keys(lists) as readonly ListName[];

/** Where each list continues, by name; null if it has ended. */
type Positions = Readonly<Record<string, readonly Value[] | null>>;

/** The rows of each list as read. */
export type Listed = {
  readonly [L in ListName]: ReturnType<Lists[L]["read"]> extends Read<infer Rows> ? Rows : never;
};

/**
 * Reads one page of every list that hasn't ended: at most 500 rows each. `records` are the declarations of the composed
 * collections, some of which name columns that an export shows.
 * @throws {RollcallError} `request.invalid`: the cursor is malformed
 */
export function listFacts(
  personId: string,
  after: string | undefined,
  records: readonly PersonalRows[],
): { readonly [L in ListName]: ReturnType<Lists[L]["read"]> } {
  const shown = records.filter(isShown);
  const positions = after === undefined ? undefined : fromCursor(after, shown);
  const page = (name: string): Pick<ListArguments, "limit" | "after"> => {
    const position = positions?.[name];
    return { after: position ?? undefined, limit: position === null ? 0 : maxOfEach + 1 };
  };
  const args = (name: ListName): ListArguments => ({ equal: [personId], ...page(name) });
  const more: object = Object.fromEntries(shown.map((one) => [nameOf(one), one.of(personId, page(nameOf(one)))]));
  return {
    memberships: lists.memberships.read(args("memberships")),
    invitations: lists.invitations.read(args("invitations")),
    shifts: lists.shifts.read(args("shifts")),
    mails: lists.mails.read(args("mails")),
    changes: lists.changes.read(args("changes")),
    entries: lists.entries.read(args("entries")),
    ...more,
  };
}

/** Whether an export includes columns of a collection unchanged. */
const isShown = ({ declared }: PersonalRows): boolean => typeof declared.export !== "string";

const nameOf = ({ collection, declared }: PersonalRows): string => `${collection.name}.${declared.subject}`;

/** The rows of one collection in an export, with the columns it declares. */
interface ExportedRecords {
  readonly collection: string;
  readonly rows: Record<string, Json>[];
}

type Json = z.output<ReturnType<typeof z.json>>;

const rowsOf = (listed: Listed, records: PersonalRows): readonly AnyRow[] =>
  (listed as Readonly<Record<string, readonly AnyRow[]>>)[nameOf(records)] ?? [];

/** One page of the rows that collections declare for an export. Collections without rows are left out. */
export const recordsOf = (listed: Listed, records: readonly PersonalRows[]): readonly ExportedRecords[] =>
  records.flatMap((one) => {
    const { export: columns } = one.declared;
    const rows = rowsOf(listed, one).slice(0, maxOfEach);
    if (typeof columns === "string" || rows.length === 0) return [];
    const shown = rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] as Json])));
    return [{ collection: one.collection.name, rows: shown }];
  });

/** The rows without the extra one that indicates a next page. */
export const pageOf = (listed: Listed): Listed => ({
  memberships: listed.memberships.slice(0, maxOfEach),
  invitations: listed.invitations.slice(0, maxOfEach),
  shifts: listed.shifts.slice(0, maxOfEach),
  mails: listed.mails.slice(0, maxOfEach),
  changes: listed.changes.slice(0, maxOfEach),
  entries: listed.entries.slice(0, maxOfEach),
});

/** Where the next page begins; null if there is none. */
export function nextOf(listed: Listed, records: readonly PersonalRows[]): string | null {
  const own = names.map((name) => {
    const position = lastOf(listed[name], (row) => valuesOf(row, lists[name].order));
    return [name, position] as const;
  });
  const more = records
    .filter(isShown)
    .map((one) => [nameOf(one), lastOf(rowsOf(listed, one), one.positionOf)] as const);
  const positions: Positions = Object.fromEntries([...own, ...more]);
  return Object.values(positions).every((position) => position === null) ? null : JSON.stringify(positions);
}

/** The position of the last row of a page; null if no row follows. */
function lastOf(rows: readonly object[], positionOf: (row: AnyRow) => readonly Value[]): readonly Value[] | null {
  const last = rows.length > maxOfEach ? rows[maxOfEach - 1] : undefined;
  return last === undefined ? null : positionOf(last as AnyRow);
}

function fromCursor(cursor: string, records: readonly PersonalRows[]): Positions {
  try {
    const positions = JSON.parse(cursor) as Positions | null;
    const fits =
      names.every((name) => isPosition(positions?.[name], lists[name].order.map(kindOfColumn))) &&
      records.every((one) => isPosition(positions?.[nameOf(one)], kindsOf(one)));
    if (fits && positions !== null) return positions;
  } catch {
    // Falls through to the same error.
  }
  throw new RollcallError("request.invalid", { issues: [{ field: "after", expected: "the `next` of an export" }] });
}

/** Columns ordered numerically. */
const numbers: readonly string[] = ["start", "number", "place"];
const kindOfColumn = (column: string): FieldKind => (numbers.includes(column) ? "integer" : "text");

/** The kinds of the columns that order the rows of a collection. */
const kindsOf = ({ collection, positionOf }: PersonalRows): readonly FieldKind[] =>
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
