import type { RollcallClient } from "@rollcall/core";
import { type FlaggedAssignee, instantOf, type ListedShift, type ShownShifts } from "./shown-shifts.ts";

/** How many upcoming and earlier shifts to load. */
export interface Wanted {
  readonly scheduleId: string;
  readonly upcoming: number;
  /** 0 loads only shifts that haven't ended. */
  readonly earlier: number;
}

/** The maximum page size of the server. */
const maxPageSize = 200;
/** How many of the latest begun shifts are searched for those that are still running. */
const searchedBack = 50;

/** How many pages of 500 upcoming shifts are searched for assignees who are no longer available. */
const maxFlaggedPages = 4;

type FlaggedPage = Awaited<ReturnType<RollcallClient["shifts"]["listHeld"]>>;
type FlaggedShift = FlaggedPage["shifts"][number];
type Page = Awaited<ReturnType<RollcallClient["shifts"]["list"]>>;

/** Loads what the element shows: upcoming, running and earlier shifts, and assignees who are no longer available. */
export async function loadShifts(
  client: RollcallClient,
  { scheduleId, upcoming, earlier }: Wanted,
  signal: AbortSignal,
): Promise<ShownShifts> {
  const ask = { signal };
  const first = await client.shifts.list({ scheduleId, limit: Math.min(upcoming, maxPageSize) }, ask);
  const rows = listed(first);
  let { next } = first;
  while (next !== null && rows.length < upcoming) {
    const page: Page = await client.shifts.list(
      { scheduleId, from: first.now, after: next, limit: Math.min(upcoming - rows.length, maxPageSize) },
      ask,
    );
    rows.push(...listed(page));
    next = page.next;
  }
  const [before, flagged] = await Promise.all([
    client.shifts.list(
      { scheduleId, to: first.now, descending: true, limit: Math.min(maxPageSize, Math.max(searchedBack, earlier)) },
      ask,
    ),
    flaggedShifts(client, scheduleId, signal),
  ]);
  const now = instantOf(first.now);
  const past = listed(before);
  const begun = past.filter(({ end }, index) => index < earlier || instantOf(end) > now).reverse();
  return {
    schedule: first.schedule,
    now,
    begun,
    upcoming: rows,
    hasEarlier: earlier < maxPageSize && (past.length > begun.length || before.next !== null),
    hasMore: next !== null,
    flagged: byAssignee(flagged),
  };
}

/** The upcoming shifts whose assignee is no longer available. */
async function flaggedShifts(client: RollcallClient, scheduleId: string, signal: AbortSignal): Promise<FlaggedShift[]> {
  const flagged: FlaggedShift[] = [];
  let next: string | null | undefined;
  for (let page = 0; page < maxFlaggedPages && next !== null; page++) {
    const asked = { scheduleId, ...(next !== undefined && { after: next }) };
    const answer: FlaggedPage = await client.shifts.listHeld(asked, { signal });
    flagged.push(...answer.shifts);
    next = answer.next;
  }
  return flagged;
}

const listed = ({ rows, legend }: Page): ListedShift[] =>
  rows.map((row) => ({ ...row, refused: legend[row.refused] ?? {} }));

function byAssignee(shifts: readonly Pick<ListedShift, "assignee">[]): readonly FlaggedAssignee[] {
  const assignees = new Map<string, FlaggedAssignee>();
  for (const { assignee } of shifts) {
    if (assignee === null) continue;
    const { personId, name } = assignee;
    assignees.set(personId, { personId, name, count: (assignees.get(personId)?.count ?? 0) + 1 });
  }
  return [...assignees.values()];
}
