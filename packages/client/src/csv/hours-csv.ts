import type { ListHoursInput, ListHoursOutput, RollcallClient } from "@rollcall/core";
import { toLines } from "./to-lines.ts";

/** Selects the hours to export: a schedule and a period of at most 366 days. */
export type HoursCsvInput = Pick<ListHoursInput, "scheduleId" | "from" | "until">;

/** Options of an export. */
export interface HoursCsvOptions {
  /** Aborts the export and its current request. */
  readonly signal?: AbortSignal | undefined;
  /** Whether to start with the byte order mark U+FEFF, which some spreadsheets need to detect UTF-8. Default: false. */
  readonly bom?: boolean;
}

type Row = ListHoursOutput["rows"][number];

const columns = ["person", "name", "email", "from", "until", "shifts", "planned"];

/**
 * Exports the hours of people in a period as CSV (RFC 4180, UTF-8) for payroll: a header, then one line per person by name,
 * with hours as decimal numbers. The column `worked` follows if a domain records worked time. Cells that a spreadsheet would run
 * as a formula are prefixed with `'` (P55).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, and errors of the transport
 */
export async function hoursCsv(
  client: RollcallClient,
  { scheduleId, from, until }: HoursCsvInput,
  { signal, bom = false }: HoursCsvOptions = {},
): Promise<string> {
  const people = new Map<string, Row>();
  for (let after: string | null | undefined; after !== null;) {
    const asked = { scheduleId, from, until, ...(after !== undefined && { after }) };
    const page: ListHoursOutput = await client.shifts.listHours(asked, { signal });
    for (const row of page.rows) people.set(row.personId, sum(people.get(row.personId), row));
    after = page.next;
  }
  const rows = [...people.values()].sort(
    (one, other) => compare(one.name, other.name) || compare(one.email, other.email),
  );
  const hasWorked = rows.some(({ worked }) => worked !== undefined);
  const cells = ({ personId, name, email, shifts, planned, worked = 0 }: Row) => [
    ...[personId, name, email, from, until, shifts, toHours(planned)],
    ...(hasWorked ? [toHours(worked)] : []),
  ];
  return (bom ? "\uFEFF" : "") + toLines([[...columns, ...(hasWorked ? ["worked"] : [])], ...rows.map(cells)]);
}

function sum(before: Row | undefined, row: Row): Row {
  if (before === undefined) return row;
  const { shifts, planned, worked } = row;
  const total =
    before.worked === undefined && worked === undefined ? {} : { worked: (before.worked ?? 0) + (worked ?? 0) };
  return { ...row, shifts: before.shifts + shifts, planned: before.planned + planned, ...total };
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Minutes as hours with two decimals. */
const toHours = (minutes: number): string => (minutes / 60).toFixed(2);
