import type { ListReportsInput, ListReportsOutput, ReportFormView, RollcallClient } from "@rollcall/core";
import { loadPages } from "../../ui/lists/load-pages.ts";

/** A submitted report in the list. */
export type ListedReport = ListReportsOutput["rows"][number];

/** The filters of the list. */
export type ReportFilters = Omit<ListReportsInput, "limit" | "after">;

/** Reports and whether there are more. */
export interface ShownReports {
  readonly rows: readonly ListedReport[];
  readonly hasMore: boolean;
  /** The sequence number of the schedule, if the list is limited to one. */
  readonly number: number | null;
}

/** The values that reports can be filtered by. */
export interface FilterOptions {
  readonly forms: readonly ReportFormView[];
  readonly schedules: readonly { readonly id: string; readonly name: string }[];
}

const maxSchedules = 200;

/** Loads pages until there are enough reports. A page that is filtered by answer may be empty although others follow. */
export const loadReports = (
  client: RollcallClient,
  filters: ReportFilters,
  count: number,
  signal: AbortSignal,
): Promise<ShownReports> => loadPages(count, (page) => client.reports.list({ ...filters, ...page }, { signal }));

/** Loads the forms, and the schedules unless the list is limited to one. */
export async function loadOptions(
  client: RollcallClient,
  hasSchedule: boolean,
  signal: AbortSignal,
): Promise<FilterOptions> {
  const { forms } = await client.reports.listForms({}, { signal });
  if (hasSchedule) return { forms, schedules: [] };
  const { schedules } = await client.schedules.list({ scope: "organization", limit: maxSchedules }, { signal });
  return { forms, schedules };
}
