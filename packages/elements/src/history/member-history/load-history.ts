import type { HistoryEntry, RollcallClient } from "@rollcall/core";

/** Changes that one press of "Show older" brings. */
export const pageSize = 50;

/** Pages that are looked through for one press: what is about one person may be far apart. */
const mostPages = 5;

/** How far back to look. */
export interface Reach {
  /** How many changes to show. */
  readonly count: number;
  /** How often "Show older" was pressed. */
  readonly presses: number;
}

/** The newest changes of a schedule, and what it is told now. */
export interface LoadedHistory {
  readonly number: number;
  readonly notices: readonly string[];
  readonly entries: readonly HistoryEntry[];
  readonly isMore: boolean;
}

/**
 * Reads the newest changes, page by page. The running number is read first, so that what comes in between is asked for
 * again.
 * @throws {RollcallError} `request.not-found`, and whatever the transport raises
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
  let pages = mostPages * (reach.presses + 1);
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
