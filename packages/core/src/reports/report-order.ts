import { invalidCursor, type Page, toPage, toWindow } from "../kernel/store/page.ts";
import type { Report, ReportFormVersion } from "./collection.ts";

interface AskedPage {
  readonly limit: number;
  readonly after?: string | undefined;
}

type Ordered = Pick<Report, "end" | "scheduleId" | "shiftId" | "personId">;

/** The columns that order each list of reports after the end of the shift. */
const columns = {
  own: ["scheduleId", "shiftId"],
  schedule: ["shiftId", "personId"],
  organization: ["scheduleId", "shiftId", "personId"],
} as const;

/** A list of reports. */
export type ReportList = keyof typeof columns;

/**
 * Parses the cursor of a report list that is sorted by the end of the shift, the latest first.
 * @throws {RollcallError} `request.invalid` the cursor belongs to another list
 */
export function toReportWindow(of: ReportList, { limit, after }: AskedPage) {
  const window = toWindow({ limit, after }, columns[of].length + 1, true);
  const [end, ...key] = window.after ?? [];
  if (end === undefined) return { ...window, after: undefined };
  const at = Number(end);
  if (Number.isSafeInteger(at)) return { ...window, after: [at, ...key] };
  throw invalidCursor("after");
}

/** The position of a report in a list. */
export const cursorOf = (of: ReportList, row: Ordered): readonly string[] => [
  String(row.end),
  ...columns[of].map((column) => row[column]),
];

/** Creates a page from the rows of a window. */
export const toReportPage = <Row extends Ordered>(of: ReportList, found: readonly Row[], asked: AskedPage): Page<Row> =>
  toPage(found, { limit: asked.limit, after: asked.after }, (row) => cursorOf(of, row));

/** The keys of the versions of forms that reports were begun with, each once. */
export const versionKeysOf = (
  found: readonly Pick<Report, "organizationId" | "kind" | "formVersion">[],
): readonly (readonly (string | number)[])[] => {
  const keys = found.map(({ organizationId, kind, formVersion }) => [organizationId, kind, formVersion] as const);
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
};

/** Finds the form version of a report. */
export function versionsIn(versions: readonly ReportFormVersion[]) {
  const byKey = new Map(versions.map((one) => [JSON.stringify([one.kind, one.version]), one]));
  return ({ kind, formVersion }: Pick<Report, "kind" | "formVersion">): ReportFormVersion | undefined =>
    byKey.get(JSON.stringify([kind, formVersion]));
}
