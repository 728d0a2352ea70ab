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

/** One page of entries, newest first. */
interface EntryPage<Entry> {
  readonly entries: readonly Entry[];
  readonly next: string | null;
}

/** The newest entries, grouped, and whether there are more. */
export interface LoadedRows<Entry extends HistoryEntry = HistoryEntry> {
  readonly rows: readonly HistoryRow<Entry>[];
  readonly isMore: boolean;
}

/** The newest entries of a schedule and its current notices. */
export interface LoadedHistory extends LoadedRows {
  readonly number: number;
  readonly notices: readonly string[];
}

/** Loads the newest entries that are shown page by page, until they fill enough rows. */
export async function loadRows<Entry extends HistoryEntry>(
  loadPage: (page: { readonly limit: number; readonly after?: string }) => Promise<EntryPage<Entry>>,
  isShown: (entry: Entry) => boolean,
  reach: Reach,
): Promise<LoadedRows<Entry>> {
  const entries: Entry[] = [];
  let rows: readonly HistoryRow<Entry>[] = [];
  let after: string | undefined;
  for (let pages = maxPages * (reach.presses + 1); pages > 0; pages--) {
    const page = await loadPage({ limit: perRequest, ...(after !== undefined && { after }) });
    entries.push(...page.entries.filter(isShown));
    rows = foldEntries(entries);
    after = page.next ?? undefined;
    // The last row may continue on the next page.
    if (after === undefined || rows.length > reach.rows) break;
  }
  return { rows: rows.slice(0, reach.rows), isMore: after !== undefined || rows.length > reach.rows };
}

/**
 * Loads the newest entries of a schedule. The sequence number is read first, so that entries added in the meantime trigger a
 * refresh.
 */
export async function loadHistory(
  client: RollcallClient,
  filter: HistoryFilter,
  kind: HistoryKind | undefined,
  reach: Reach,
  signal: AbortSignal,
): Promise<LoadedHistory> {
  const { number, notices } = (await client.schedules.get({ scheduleId: filter.scheduleId }, { signal })).schedule;
  const loaded = await loadRows(
    (page) => client.history.list({ ...filter, ...page }, { signal }),
    (entry) => kind === undefined || kindOf(entry) === kind,
    reach,
  );
  return { ...loaded, number, notices: notices.map(({ code }) => code) };
}
