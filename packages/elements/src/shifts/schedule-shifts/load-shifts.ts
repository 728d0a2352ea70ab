import type { RollcallClient } from "@rollcall/core";
import { type HeldBy, instantOf, type ListedShift, type ShownShifts } from "./shown-shifts.ts";

/** How many shifts ahead, and how many that have begun, are wanted. */
export interface Wanted {
  readonly scheduleId: string;
  readonly ahead: number;
  /** 0: only what has not ended. */
  readonly earlier: number;
}

/** The most that one page of the wire holds. */
const mostOnPage = 200;
/** How many of the shifts that began last are looked at for those that still run. */
const lookedBack = 50;

/** How many pages of 500 shifts ahead are looked at for those that are held. */
const mostHeldPages = 4;

type HeldPage = Awaited<ReturnType<RollcallClient["shifts"]["listHeld"]>>;
type HeldShift = HeldPage["shifts"][number];
type Page = Awaited<ReturnType<RollcallClient["shifts"]["list"]>>;

/** Asks for all that the element shows: what lies ahead, what still runs, what came before, and who holds what. */
export async function loadShifts(
  client: RollcallClient,
  { scheduleId, ahead, earlier }: Wanted,
  signal: AbortSignal,
): Promise<ShownShifts> {
  const ask = { signal };
  const first = await client.shifts.list({ scheduleId, limit: Math.min(ahead, mostOnPage) }, ask);
  const rows = listed(first);
  let { next } = first;
  while (next !== null && rows.length < ahead) {
    const page: Page = await client.shifts.list(
      { scheduleId, from: first.now, after: next, limit: Math.min(ahead - rows.length, mostOnPage) },
      ask,
    );
    rows.push(...listed(page));
    next = page.next;
  }
  const [before, held] = await Promise.all([
    client.shifts.list(
      { scheduleId, to: first.now, descending: true, limit: Math.min(mostOnPage, Math.max(lookedBack, earlier)) },
      ask,
    ),
    heldShifts(client, scheduleId, signal),
  ]);
  const now = instantOf(first.now);
  const past = listed(before);
  const begun = past.filter(({ end }, index) => index < earlier || instantOf(end) > now).reverse();
  return {
    schedule: first.schedule,
    now,
    begun,
    ahead: rows,
    hasEarlier: earlier < mostOnPage && (past.length > begun.length || before.next !== null),
    hasMore: next !== null,
    held: byHolder(held),
  };
}

/** The shifts that are held, among those that are looked at. */
async function heldShifts(client: RollcallClient, scheduleId: string, signal: AbortSignal): Promise<HeldShift[]> {
  const held: HeldShift[] = [];
  let next: string | null | undefined;
  for (let page = 0; page < mostHeldPages && next !== null; page++) {
    const asked = { scheduleId, ...(next !== undefined && { after: next }) };
    const answer: HeldPage = await client.shifts.listHeld(asked, { signal });
    held.push(...answer.shifts);
    next = answer.next;
  }
  return held;
}

const listed = ({ rows, legend }: Page): ListedShift[] =>
  rows.map((row) => ({ ...row, refused: legend[row.refused] ?? {} }));

function byHolder(shifts: readonly Pick<ListedShift, "assignee">[]): readonly HeldBy[] {
  const holders = new Map<string, HeldBy>();
  for (const { assignee } of shifts) {
    if (assignee === null) continue;
    const { personId, name } = assignee;
    holders.set(personId, { personId, name, count: (holders.get(personId)?.count ?? 0) + 1 });
  }
  return [...holders.values()];
}
