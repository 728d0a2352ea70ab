import { type Awaitable, chain } from "../kernel/platform/awaitable.ts";
import { getMany, list } from "../kernel/store/query.ts";
import type { Transaction } from "../kernel/store/store.ts";
import type { Person } from "../people/collection.ts";
import { isThere, type ScheduleRow, schedules } from "../schedules/collection.ts";
import { type Assignment, assignments } from "../shifts/assignments.ts";
import { type Shift, shiftsByKey } from "../shifts/collection.ts";
import type { CalendarLink } from "./collection.ts";

/** How a shift appears in a feed. */
export type FeedShiftState = "confirmed" | "tentative" | "cancelled";

/** A shift as its worker sees it in a feed. Times are milliseconds since the epoch. */
export interface FeedShift {
  /** The same for as long as the person has the shift (A62). */
  readonly uid: string;
  /** Increases with every change to what the feed shows. */
  readonly sequence: number;
  readonly state: FeedShiftState;
  readonly start: number;
  readonly end: number;
  /** The IANA time zone of the shift. */
  readonly timeZone: string;
  readonly changedAt: number;
  readonly kind: string;
  readonly place: string;
  readonly notes: string;
  readonly scheduleName: string;
}

const day = 86_400_000;

/** The number of days that a feed reaches back. */
const pastDays = 90;

/** How many days a feed keeps a shift that was canceled or taken from its person. */
const endedDays = 30;

/** The maximum number of events in a feed. */
const maxEvents = 10_000;

/**
 * How many milliseconds after a change contents must not be stored. Until then, another process can still commit a change with an earlier
 * time, because clocks differ.
 */
const settling = 10_000;

const assignedTo = list(assignments, "calendar", 1);
const changesOf = list(assignments, "changed", 1, ["scheduleId", "shiftId", "revision", "changedAt"]);

const schedulesById = getMany(schedules, schedules.key, ["id", "name", "state"]);

/** Identifies the contents of a feed, so that unchanged ones needn't be read again. */
export interface FeedMark {
  readonly values: readonly (string | number | boolean)[];
  /** The schedules of its shifts, whose names are part of it. */
  readonly scheduleIds: readonly string[];
}

/** Whether two marks identify the same contents. */
export const isSameMark = (one: FeedMark | undefined, other: FeedMark | undefined): boolean =>
  one !== undefined &&
  one.values.length === other?.values.length &&
  one.values.every((value, index) => value === other.values[index]);

/** The day: it decides which past shifts a feed contains. */
const dayOf = (now: number): number => Math.floor(now / day);

/**
 * The mark of a feed's current contents. Reads the schedules and only one row of the person's assignments, regardless of their number.
 * Undefined if the last change was a moment ago.
 */
export function markOf(
  tx: Transaction,
  { link, person }: FeedOwner,
  scheduleIds: readonly string[],
  now: number,
): Awaitable<FeedMark | undefined> {
  const reads = [
    changesOf({ equal: [person.id], limit: 1, reverse: true }),
    schedulesById(scheduleIds.map((id) => [id])),
  ] as const;
  return chain(tx.read(reads), ([[last], named]) => {
    if (last !== undefined && now - last.changedAt < settling) return undefined;
    const change = last === undefined ? [] : [last.scheduleId, last.shiftId, last.revision, last.changedAt];
    const names = named.flatMap((schedule) => [schedule.id, schedule.name, isThere(schedule)]);
    return { values: [link.revision, person.number, dayOf(now), ...change, ...names], scheduleIds };
  });
}

/** A link, and the person whose shifts it shows. */
export interface FeedOwner {
  readonly link: CalendarLink;
  readonly person: Pick<Person, "id" | "number">;
}

/** Reads the shifts of one person, and nothing of anyone else (P42, P52). Drafts are left out (A64). */
export function readFeedShifts(
  tx: Transaction,
  { link: { offers }, person }: FeedOwner,
  now: number,
): Awaitable<{ readonly shifts: readonly FeedShift[]; readonly scheduleIds: readonly string[] }> {
  const from = (dayOf(now) - pastDays) * day;
  return chain(tx.read([assignedTo({ equal: [person.id], from, limit: maxEvents })]), ([found]) => {
    const rows = found.filter(({ endedAt }) => endedAt === null || dayOf(endedAt) >= dayOf(now) - endedDays);
    const scheduleIds = [...new Set(rows.map(({ scheduleId }) => scheduleId))];
    const reads = [
      schedulesById(scheduleIds.map((id) => [id])),
      shiftsByKey(rows.map(({ scheduleId, shiftId }) => [scheduleId, shiftId])),
    ] as const;
    return chain(tx.read(reads), ([named, shiftRows]) => {
      const shiftOf = new Map(shiftRows.map((shift) => [`${shift.scheduleId}/${shift.id}`, shift]));
      const there = new Map(named.filter(isThere).map((schedule) => [schedule.id, schedule]));
      const shifts = rows.flatMap((assignment) => {
        const schedule = there.get(assignment.scheduleId);
        const shift = shiftOf.get(`${assignment.scheduleId}/${assignment.shiftId}`);
        const state = shift && stateOf(assignment, shift);
        if (schedule === undefined || shift === undefined || state === undefined) return [];
        return state === "tentative" && !offers ? [] : [toFeedShift(assignment, shift, state, schedule)];
      });
      return { shifts, scheduleIds };
    });
  });
}

/** How an assignment appears; undefined if its person doesn't see it. */
function stateOf({ state, revision }: Assignment, { status }: Shift): FeedShiftState | undefined {
  if (state === "planned" || revision === 0) return undefined;
  if (state === "released" || status === "cancelled") return "cancelled";
  return state === "offered" ? "tentative" : "confirmed";
}

function toFeedShift(
  { scheduleId, shiftId, personId, state: ownState, kind, revision, changedAt, start, end, timeZone }: Assignment,
  { venue, notes }: Shift,
  state: FeedShiftState,
  schedule: Pick<ScheduleRow, "name">,
): FeedShift {
  // A person who is no longer on the shift doesn't see what happens to it afterward.
  const [place, more] = ownState === "released" ? ["", ""] : [venue, notes];
  return {
    uid: `${scheduleId}/${shiftId}/${personId}`,
    sequence: revision,
    state,
    start,
    end,
    timeZone,
    changedAt,
    kind,
    place,
    notes: more,
    scheduleName: schedule.name,
  };
}
