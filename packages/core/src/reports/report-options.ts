import type { ReportSettings } from "../ports/report-settings.ts";

/** When people can amend reports of their shifts. */
export interface ReportOptions {
  /** For how many hours after it was submitted a report can be amended, 0 to 8,760. Default: 72. */
  readonly amendHours?: number;
}

const hour = 3_600_000;

/**
 * The settings from the options.
 * @throws {TypeError} a value is out of range
 */
export function toReportSettings({ amendHours = 72 }: ReportOptions = {}): ReportSettings {
  if (!(amendHours >= 0 && amendHours <= 8760)) throw new TypeError("`reports.amendHours` must be from 0 to 8,760");
  return { amendTime: Math.round(amendHours * hour) };
}
