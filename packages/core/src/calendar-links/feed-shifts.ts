import { list } from "../kernel/query.ts";
import type { Transaction } from "../kernel/store.ts";
import { isThere, schedulesById } from "../schedules/collection.ts";
import { type Assignment, assignments } from "../shifts/assignments.ts";
import { type Shift, shiftsByKey } from "../shifts/collection.ts";
import type { CalendarLink } from "./collection.ts";

/** How a shift appears in a feed. */
export type FeedShiftState = "confirmed" | "tentative" | "cancelled";

/** A shift as its worker sees it in a feed. Times are milliseconds since the epoch. */
export interface FeedShift {
  /** The same for as long as the person has the shift (A62). */
  readonly uid: string;
  /** Rises with every change of what the feed shows. */
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

/** How far back a feed reaches, in milliseconds. */
const past = 90 * day;

/** The maximum number of events of a feed. */
const maxEvents = 10_000;

/** How long a feed keeps a shift that was cancelled or taken from its person, in milliseconds. */
const ended = 30 * day;

const assignedTo = list(assignments, "calendar", 1);

/** How an assignment appears; `undefined` if its person doesn't see it. */
function stateOf({ state, revision }: Assignment, { status }: Shift): FeedShiftState | undefined {
  if (state === "planned" || revision === 0) return undefined;
  if (state === "released" || status === "cancelled") return "cancelled";
  return state === "offered" ? "tentative" : "confirmed";
}

/** Identifies the contents of a feed, so that unchanged ones needn't be read again. */
export interface FeedMark {
  readonly version: string;
  /** The schedules of its shifts, whose names are part of it. */
  readonly scheduleIds: readonly string[];
}

/** Whether two marks identify the same contents. */
export const isSameMark = (one: FeedMark | undefined, other: FeedMark | undefined): boolean =>
  one !== undefined && one.version === other?.version;

/** The mark of the current contents of a feed. */
export async function markOf(
  _tx: Transaction,
  _link: CalendarLink,
  _scheduleIds: readonly string[],
  _now: number,
): Promise<FeedMark | undefined> {
  return Promise.resolve(undefined);
}

/** The start of the first day of a feed. */
const firstDay = (now: number): number => Math.floor(now / day) * day - past;

/** Reads the shifts of one person, and nothing of anyone else (P42, P52). Drafts are left out (A64). */
export async function readFeedShifts(
  tx: Transaction,
  { personId, offers }: CalendarLink,
  now: number,
): Promise<{ readonly shifts: readonly FeedShift[]; readonly scheduleIds: readonly string[] }> {
  const page = { from: firstDay(now), limit: maxEvents };
  const [found] = await tx.read([assignedTo({ equal: [personId], ...page })]);
  const rows = found.filter(({ endedAt }) => endedAt === null || endedAt > now - ended);
  const scheduleIds = [...new Set(rows.map(({ scheduleId }) => scheduleId))];
  const [schedules, shiftRows] = await tx.read([
    schedulesById(scheduleIds.map((id) => [id])),
    shiftsByKey(rows.map(({ scheduleId, shiftId }) => [scheduleId, shiftId])),
  ]);
  const shiftOf = new Map(shiftRows.map((shift) => [JSON.stringify([shift.scheduleId, shift.id]), shift]));
  const there = new Map(schedules.filter(isThere).map((schedule) => [schedule.id, schedule]));
  const shifts = rows.flatMap((assignment): FeedShift[] => {
    const { scheduleId, shiftId, revision: sequence, changedAt } = assignment;
    const [schedule, shift] = [there.get(scheduleId), shiftOf.get(JSON.stringify([scheduleId, shiftId]))];
    const state = shift && stateOf(assignment, shift);
    if (schedule === undefined || shift === undefined || state === undefined) return [];
    if (state === "tentative" && !offers) return [];
    const { start, end, timeZone, kind, venue: place, notes } = shift;
    const words = { kind, place, notes, scheduleName: schedule.name };
    return [
      { uid: `${scheduleId}/${shiftId}/${personId}`, sequence, state, start, end, timeZone, changedAt, ...words },
    ];
  });
  return { shifts, scheduleIds };
}
