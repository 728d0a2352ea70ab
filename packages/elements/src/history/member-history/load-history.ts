import type { HistoryEntry, RollcallClient } from "@rollcall/core";

/** How many entries each press of "Show older" adds. */
export const pageSize = 50;

/** Limits the pages read per press, since entries about one person may be far apart. */
const maxPages = 5;

/** How much of the history to load. */
export interface Reach {
  readonly count: number;
  /** The number of times "Show older" was pressed. */
  readonly presses: number;
}

/** The newest entries of a schedule and its current notices. */
export interface LoadedHistory {
  readonly number: number;
  readonly notices: readonly string[];
  readonly entries: readonly HistoryEntry[];
  readonly isMore: boolean;
}

/**
 * Loads the newest entries page by page. The sequence number is read first, so that entries added in the meantime
 * trigger a refresh.
 */
export async function loadHistory(
  client: RollcallClient,
  about: { readonly scheduleId: string; readonly personId?: string },
  reach: Reach,
  signal: AbortSignal,
): Promise<LoadedHistory> {
  const { number, notices } = (await client.schedules.get({ scheduleId: about.scheduleId }, { signal })).schedule;
  const entries: HistoryEntry[] = [];
  let after: string | undefined;
  for (let pages = maxPages * (reach.presses + 1); pages > 0; pages--) {
    const limit = Math.min(200, reach.count - entries.length);
    const page = await client.history.list({ ...about, limit, ...(after !== undefined && { after }) }, { signal });
    entries.push(...page.entries);
    after = page.next ?? undefined;
    if (after === undefined || entries.length >= reach.count) break;
  }
  return { number, notices: notices.map(({ code }) => code), entries, isMore: after !== undefined };
}
