import type {
  ListHeldShiftsOutput,
  ListShiftsOutput,
  RollcallClient,
  ScheduleView,
  ShiftRefusals,
  ShiftView,
} from "@rollcall/core";
import { groupBy } from "../../ui/text/group-by.ts";
import { instantOf } from "../../ui/text/times.ts";
import { loadConflicts } from "./load-conflicts.ts";

/** A shift of the list with its own refusals. */
export interface ListedShift extends ShiftView {
  readonly refused: ShiftRefusals;
}

/** A person with upcoming shifts who is no longer assignable (Q21). */
export interface FlaggedAssignee {
  readonly personId: string;
  readonly name: string;
  readonly count: number;
}

/** Everything the element shows. */
export interface ShownShifts {
  readonly schedule: ScheduleView;
  /** The server's time of the response, in milliseconds since the epoch. */
  readonly now: number;
  /** Running shifts and, if requested, earlier ones; the earliest first. */
  readonly begun: readonly ListedShift[];
  readonly upcoming: readonly ListedShift[];
  readonly hasEarlier: boolean;
  readonly hasMore: boolean;
  readonly flagged: readonly FlaggedAssignee[];
  /** Who is unavailable during a shift they accepted (Q29), as keys of `conflictKey`; empty for callers who don't plan. */
  readonly conflicts: ReadonlySet<string>;
}

/**
 * The status to set to undo canceling a shift. Everyone keeps their state: `confirmed` would confirm for people who haven't answered a
 * change.
 */
export const statusToReopen = ({ status }: ListedShift): ShiftView["status"] =>
  status === "confirmed" ? "offered" : status;

const maxPageSize = 200;
/** How many of the latest started shifts are searched for those that are still running. */
const searchedBack = 50;
/** How many pages of 500 upcoming shifts are searched for assignees who are no longer assignable. */
const maxFlaggedPages = 4;

/** How many shifts to load, and whether only those with a free slot. */
export interface ShiftsAsked {
  readonly upcoming: number;
  readonly earlier: number;
  readonly unfilled: boolean;
}

/** Loads upcoming and running shifts, up to `earlier` earlier ones, and assignees who are no longer assignable. */
export async function loadShifts(
  client: RollcallClient,
  scheduleId: string,
  { upcoming, earlier, unfilled }: ShiftsAsked,
  signal: AbortSignal,
): Promise<ShownShifts> {
  const first = await client.shifts.list({ scheduleId, unfilled, limit: Math.min(upcoming, maxPageSize) }, { signal });
  const rows = listed(first);
  let { next } = first;
  while (next !== null && rows.length < upcoming) {
    const limit = Math.min(upcoming - rows.length, maxPageSize);
    const asked = { scheduleId, unfilled, from: first.now, after: next, limit };
    const page: ListShiftsOutput = await client.shifts.list(asked, { signal });
    rows.push(...listed(page));
    next = page.next;
  }
  const limit = Math.min(maxPageSize, Math.max(searchedBack, earlier));
  const [before, flagged] = await Promise.all([
    client.shifts.list({ scheduleId, unfilled, to: first.now, descending: true, limit }, { signal }),
    loadFlaggedAssignees(client, scheduleId, signal),
  ]);
  const now = instantOf(first.now);
  const past = listed(before);
  const begun = past.filter(({ end }, index) => index < earlier || instantOf(end) > now).reverse();
  const mayPlan = first.schedule.refused["change-shifts"] === undefined;
  return {
    conflicts: mayPlan ? await loadConflicts(client, scheduleId, [...begun, ...rows], signal) : new Set(),
    schedule: first.schedule,
    now,
    begun,
    upcoming: rows,
    hasEarlier: earlier < maxPageSize && (past.length > begun.length || before.next !== null),
    hasMore: next !== null,
    flagged,
  };
}

/** The people with upcoming shifts who are no longer assignable. */
async function loadFlaggedAssignees(
  client: RollcallClient,
  scheduleId: string,
  signal: AbortSignal,
): Promise<FlaggedAssignee[]> {
  const assignees: ShiftView["assignees"][number][] = [];
  let after: string | undefined;
  for (let pages = 0; pages < maxFlaggedPages; pages++) {
    const asked = { scheduleId, ...(after !== undefined && { after }) };
    const page: ListHeldShiftsOutput = await client.shifts.listHeld(asked, { signal });
    assignees.push(...page.shifts.flatMap(({ assignees: people }) => people.filter(({ flagged }) => flagged)));
    if (page.next === null) break;
    after = page.next;
  }
  return [...groupBy(assignees, ({ personId }) => personId)].map(([personId, all]) => ({
    personId,
    name: all[0]?.name ?? "",
    count: all.length,
  }));
}

/** The rows of a page with their refusals. */
export const listed = ({ rows, legend }: ListShiftsOutput): ListedShift[] =>
  rows.map((row) => ({ ...row, refused: legend[row.refused] ?? {} }));
