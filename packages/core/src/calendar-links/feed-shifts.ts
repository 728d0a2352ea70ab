import { list } from "../kernel/query.ts";
import type { Transaction } from "../kernel/store.ts";
import { isThere, schedulesById } from "../schedules/collection.ts";
import { shifts } from "../shifts/collection.ts";
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

const mine = list(shifts, "mine", 2);

const states = {
  offered: "tentative",
  confirmed: "confirmed",
  completed: "confirmed",
  cancelled: "cancelled",
} as const;

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
  const statuses = (Object.keys(states) as (keyof typeof states)[]).filter((one) => offers || one !== "offered");
  const page = { from: firstDay(now), limit: maxEvents };
  const rows = (await tx.read(statuses.map((status) => mine({ equal: [personId, status], ...page })))).flat();
  const scheduleIds = [...new Set(rows.map(({ scheduleId }) => scheduleId))];
  const [schedules] = await tx.read([schedulesById(scheduleIds.map((id) => [id]))]);
  const there = new Map(schedules.filter(isThere).map((schedule) => [schedule.id, schedule]));
  const shifts = rows.flatMap(({ scheduleId, id, start, end, timeZone, kind, status, createdAt }) => {
    const schedule = there.get(scheduleId);
    const state = status === "draft" ? undefined : states[status];
    if (schedule === undefined || state === undefined) return [];
    const uid = `${scheduleId}/${id}/${personId}`;
    const words = { kind, place: "", notes: "", scheduleName: schedule.name };
    return [{ uid, sequence: 0, state, start, end, timeZone, changedAt: createdAt, ...words }];
  });
  return { shifts, scheduleIds };
}
