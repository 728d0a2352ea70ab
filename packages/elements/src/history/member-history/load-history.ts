import type { HistoryEntry, RollcallClient } from "@rollcall/core";
import { foldEntries, type HistoryKind, type HistoryRow, kindOf } from "./fold-entries.ts";

/** The number of rows shown at first, and added by each press of "Show older". */
export const pageRows = { first: 20, more: 50 } as const;

/** The number of entries per request. */
const perRequest = 50;

/** Limits the pages read per press, since the entries asked for may be far apart. */
const maxPages = 5;

/** How much of the history to load. */
export interface Reach {
  readonly rows: number;
  /** The number of times "Show older" was pressed. */
  readonly presses: number;
}

/** Which entries to load. */
export interface HistoryFilter {
  readonly scheduleId: string;
  readonly personId?: string;
}

/** The newest entries of a schedule and its current notices. */
export interface LoadedHistory {
  readonly number: number;
  readonly notices: readonly string[];
  readonly rows: readonly HistoryRow[];
  readonly isMore: boolean;
}

/**
 * Loads the newest entries page by page, until they fill enough rows. The sequence number is read first, so that entries
 * added in the meantime trigger a refresh.
 */
export async function loadHistory(
  client: RollcallClient,
  filter: HistoryFilter,
  kind: HistoryKind | undefined,
  reach: Reach,
  signal: AbortSignal,
): Promise<LoadedHistory> {
  const { number, notices } = (await client.schedules.get({ scheduleId: filter.scheduleId }, { signal })).schedule;
  const entries: HistoryEntry[] = [];
  let rows: readonly HistoryRow[] = [];
  let after: string | undefined;
  for (let pages = maxPages * (reach.presses + 1); pages > 0; pages--) {
    const asked = { ...filter, limit: perRequest, ...(after !== undefined && { after }) };
    const page = await client.history.list(asked, { signal });
    entries.push(...page.entries.filter((entry) => kind === undefined || kindOf(entry) === kind));
    rows = foldEntries(entries);
    after = page.next ?? undefined;
    // The last row may continue on the next page.
    if (after === undefined || rows.length > reach.rows) break;
  }
  const isMore = after !== undefined || rows.length > reach.rows;
  return { number, notices: notices.map(({ code }) => code), rows: rows.slice(0, reach.rows), isMore };
}
