import type {
  ListMembersOutput,
  ListOffersOutput,
  ListShiftsOutput,
  OfferView,
  RollcallClient,
  ScheduleView,
} from "@rollcall/core";
import { addDays, weekdayOf } from "../../availability/my-availability/month.ts";
import { unlessRefused } from "../../messages/reason-words.ts";
import { groupBy } from "../../ui/text/group-by.ts";
import { instantOf } from "../../ui/text/times.ts";
import { type ListedShift, listed } from "../schedule-shifts/load-shifts.ts";
import { instantsOf, wallTime } from "../schedule-shifts/zone-time.ts";

/** A day in the schedule's time zone. */
export interface BoardDay {
  /** ISO 8601, such as `2026-11-22`. */
  readonly date: string;
  /** Milliseconds since the epoch. */
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
}

/** A person who can be assigned. */
export interface BoardPerson {
  readonly personId: string;
  /** Empty if unknown. */
  readonly name: string;
  readonly email: string;
}

/** Everything the board shows. */
export interface Board {
  readonly schedule: ScheduleView;
  /** The server's time of the response, in milliseconds since the epoch. */
  readonly now: number;
  readonly today: string;
  /** The seven days of the week. */
  readonly days: readonly BoardDay[];
  /** The shifts that start in the week; the earliest first. */
  readonly shifts: readonly ListedShift[];
  readonly hasMoreShifts: boolean;
  /** These shifts by the people on them. */
  readonly ofPerson: ReadonlyMap<string, readonly ListedShift[]>;
  /** The pending offers by shift; empty for callers who don't plan. */
  readonly offers: ReadonlyMap<string, readonly OfferView[]>;
  /** The assignable people by name. */
  readonly people: readonly BoardPerson[];
  readonly hasMorePeople: boolean;
}

const pageSize = 200;
const offersPageSize = 50;
/** The maximum number of people and of shifts in a week that are loaded. */
export const maxLoaded = 4000;

/** The week to load: that of a date, or the current one. */
export interface WeekAsked {
  readonly date: string | undefined;
  /** From 1 (Monday) to 7. */
  readonly firstWeekday: number;
}

/** What is known about a week while it loads, from another week of the same schedule: everything but its shifts. */
export function weekToLoad(other: Board | undefined, scheduleId: string, asked: WeekAsked): Board | undefined {
  if (other?.schedule.id !== scheduleId) return undefined;
  return { ...other, days: daysOfWeek(asked.date ?? other.today, asked.firstWeekday, other.schedule.timeZone) };
}

/** Loads the shifts of a week and the people who can be assigned. */
export async function loadBoard(
  client: RollcallClient,
  scheduleId: string,
  asked: WeekAsked,
  signal: AbortSignal,
): Promise<Board> {
  const first = await client.shifts.list({ scheduleId, limit: 1 }, { signal });
  const { schedule } = first;
  const { timeZone } = schedule;
  const now = instantOf(first.now);
  const today = wallTime(now, timeZone).date;
  const days = daysOfWeek(asked.date ?? today, asked.firstWeekday, timeZone);
  const span = { from: toIso(days[0]?.from ?? 0), to: toIso(days.at(-1)?.until ?? 0) };
  const [shifts, people, offers] = await Promise.all([
    allPages(async (after): Promise<ListShiftsOutput> => {
      return client.shifts.list({ scheduleId, ...span, limit: pageSize, ...after }, { signal });
    }),
    allPages(async (after): Promise<ListMembersOutput> => {
      return client.members.list({ scheduleId, assignable: true, limit: pageSize, ...after }, { signal });
    }),
    allPages(async (after): Promise<ListOffersOutput> => {
      return client.offers.list({ scheduleId, limit: offersPageSize, ...after }, { signal });
    }).catch(unlessRefused),
  ]);
  const rows = shifts.pages.flatMap(listed);
  return {
    // The oldest of the responses: changes since then load the board again.
    schedule,
    now,
    today,
    days,
    shifts: rows,
    hasMoreShifts: shifts.hasMore,
    ofPerson: byPerson(rows),
    offers: groupBy(offers?.pages.flatMap(({ rows }) => rows) ?? [], ({ shiftId }) => shiftId),
    people: people.pages.flatMap(({ rows }) => rows.map(({ personId, name, email }) => ({ personId, name, email }))),
    hasMorePeople: people.hasMore,
  };
}

function byPerson(shifts: readonly ListedShift[]): Board["ofPerson"] {
  const found = new Map<string, ListedShift[]>();
  for (const shift of shifts) {
    for (const { personId } of shift.assignees) {
      const theirs = found.get(personId);
      if (theirs) theirs.push(shift);
      else found.set(personId, [shift]);
    }
  }
  return found;
}

/** Milliseconds since the epoch as ISO 8601. */
export const toIso = (at: number): string => new Date(at).toISOString();

async function allPages<Page extends { readonly next: string | null }>(
  load: (after: { readonly after?: string }) => Promise<Page>,
): Promise<{ readonly pages: readonly Page[]; readonly hasMore: boolean }> {
  const pages: Page[] = [];
  let next: string | null | undefined;
  while (next !== null && pages.length < maxLoaded / pageSize) {
    const page = await load(next === undefined ? {} : { after: next });
    pages.push(page);
    ({ next } = page);
  }
  return { pages, hasMore: next !== null };
}

/** The seven days of the week of a date. */
export function daysOfWeek(date: string, firstWeekday: number, timeZone: string): readonly BoardDay[] {
  const first = addDays(date, -((weekdayOf(date) - firstWeekday + 7) % 7));
  return Array.from({ length: 7 }, (_, index) => {
    const day = addDays(first, index);
    return { date: day, from: startOf(day, timeZone), until: startOf(addDays(day, 1), timeZone) };
  });
}

/** The first instant of a day. Some zones skip midnight when their clocks change. */
function startOf(date: string, timeZone: string): number {
  const [first] = [...instantsOf({ date, time: "00:00" }, timeZone), ...instantsOf({ date, time: "01:00" }, timeZone)];
  return first?.at ?? Date.parse(date);
}
