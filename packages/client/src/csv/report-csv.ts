import type { ListReportsInput, ListReportsOutput, ReportFormView, RollcallClient } from "@rollcall/core";
import { toLines } from "./to-lines.ts";

/** Selects the reports to export: the filters of `reports.list`. */
export type ReportCsvInput = Omit<ListReportsInput, "limit" | "after">;

/** Options of an export. */
export interface ReportCsvOptions {
  /** Aborts the export and its current request. */
  readonly signal?: AbortSignal | undefined;
  /** Whether to start with the byte order mark U+FEFF, which some spreadsheets need to detect UTF-8. Default: false. */
  readonly bom?: boolean;
}

type Row = ListReportsOutput["rows"][number];
type Answer = Row["answers"][string];

const columns = [
  ...["schedule", "kind", "position", "venue", "start", "end", "person", "name", "state", "seen", "submitted"],
  ...["worked from", "worked until", "handover note"],
];

/** Rows per call: the maximum page size. */
const pageSize = 100;

/**
 * Exports submitted reports as CSV (RFC 4180, UTF-8): a header, then one line per report, the latest shift first. Each question of the
 * forms has a column, named `kind: question` by the latest version among the reports; a photo is the id of its document. Cells that a
 * spreadsheet would run as a formula are prefixed with `'`; stored values do not change (P55).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, and errors of the transport
 */
export async function reportCsv(
  client: RollcallClient,
  input: ReportCsvInput,
  { signal, bom = false }: ReportCsvOptions = {},
): Promise<string> {
  const rows: Row[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const asked = { ...input, limit: pageSize, ...(after !== undefined && { after }) };
    const page: ListReportsOutput = await client.reports.list(asked, { signal });
    rows.push(...page.rows);
    after = page.next;
  }
  const questions = await questionsOf(client, rows, signal);
  const header = [...columns, ...[...questions.values()].map(({ header }) => header)];
  const answers = ({ answers, shift }: Row): readonly string[] =>
    [...questions.values()].map(({ kind, id }) => (kind === shift.kind ? toCell(answers[id]) : ""));
  return (bom ? "\uFEFF" : "") + toLines([header, ...rows.map((row) => [...cellsOf(row), ...answers(row)])]);
}

/** A column for a question. */
interface Question {
  readonly kind: string;
  readonly id: string;
  readonly header: string;
}

/** The questions of all forms that the reports were written with, those of the latest versions first. */
async function questionsOf(
  client: RollcallClient,
  rows: readonly Row[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Question>> {
  const versions = new Map(
    rows.map(({ shift: { kind }, formVersion: version }) => [JSON.stringify([kind, version]), { kind, version }]),
  );
  const forms: ReportFormView[] = [];
  for (const asked of versions.values()) forms.push((await client.reports.getForm(asked, { signal })).form);
  forms.sort((one, other) => compare(one.kind, other.kind) || other.version - one.version);
  const questions = new Map<string, Question>();
  for (const { kind, fields } of forms) {
    for (const { id, label } of fields) {
      const key = JSON.stringify([kind, id]);
      if (!questions.has(key)) questions.set(key, { kind, id, header: `${kind}: ${label}` });
    }
  }
  return questions;
}

function cellsOf(row: Row): readonly (string | boolean)[] {
  const { scheduleName, shift, personId, personName, state, seen, submittedAt, workedFrom, workedUntil, handOver } =
    row;
  const { kind, position, venue, start, end } = shift;
  return [
    ...[scheduleName, kind, position, venue, start, end, personId, personName, state, seen, submittedAt ?? ""],
    ...[workedFrom ?? "", workedUntil ?? "", handOver],
  ];
}

function toCell(answer: Answer | undefined): string {
  if (answer === undefined) return "";
  if (typeof answer === "boolean") return answer ? "yes" : "no";
  return typeof answer === "object" ? answer.join("; ") : String(answer);
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
