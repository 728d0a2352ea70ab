import type { HistoryEntry, RollcallClient } from "@rollcall/core";

/** How many entries each press of "Show older" adds. */
export const pageSize = 50;

/** Limits the pages read per press, since entries about one person may be far apart. */
const maxPages = 5;

/** How much of the history to load. */
export interface Reach {
  /** The number of entries to show. */
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
 * @throws {RollcallError} `request.not-found`, or an error of the transport
 */
export async function loadHistory(
  client: RollcallClient,
  about: { readonly scheduleId: string; readonly personId?: string },
  reach: Reach,
  signal: AbortSignal,
): Promise<LoadedHistory> {
  const { scheduleId } = about;
  const { schedule } = await client.schedules.get({ scheduleId }, { signal });
  const entries: HistoryEntry[] = [];
  let pages = maxPages * (reach.presses + 1);
  let after: string | undefined;
  do {
    const limit = Math.min(200, reach.count - entries.length);
    const page = await client.history.list({ ...about, limit, ...(after !== undefined && { after }) }, { signal });
    entries.push(...page.entries);
    after = page.next ?? undefined;
  } while (after !== undefined && entries.length < reach.count && --pages > 0);
  return {
    number: schedule.number,
    notices: schedule.notices.map(({ code }) => code),
    entries,
    isMore: after !== undefined,
  };
}
