import { boolean, collection, integer, json, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";
import type { ShiftStatus } from "./statuses.ts";

/** A skill or certification that people on a shift need. */
export interface ShiftNeed {
  readonly kind: "skill" | "certification";
  readonly name: string;
  /** One in this many people needs it. Default: everyone. */
  readonly per?: number | undefined;
}

/** Shifts: periods of work on a schedule with one or more slots. */
export const shifts = collection("shifts", {
  fields: {
    scheduleId: text(),
    id: text(),
    /** The kind of shift, in the host's terms. */
    kind: text(),
    venue: text(),
    position: text(),
    notes: text(),
    /** Milliseconds since the epoch. */
    start: integer(),
    /** Milliseconds since the epoch, after `start`. */
    end: integer(),
    /** The IANA time zone of start and end. */
    timeZone: text(),
    needs: json<readonly ShiftNeed[]>(),
    /** The number of people it needs, 1 to 50. */
    slots: integer(),
    /** The number of people on it in any state. */
    taken: integer(),
    /** The number of people who confirmed it, even before it changed. */
    filled: integer(),
    /** Increases when a change makes offers outdated (Q61). */
    version: integer(),
    status: text<ShiftStatus>(),
    /** Whether workers know about it. */
    published: boolean(),
    /** Whether the status is open; a copy for lists. */
    open: boolean(),
    /** Whether it is open and has a free slot; a copy for lists. */
    unfilled: boolean(),
    /** The series it belongs to, and its date in the series. */
    seriesId: nullable(text()),
    occurrence: nullable(text()),
    /** Whether it was changed individually: changes to its series leave it as it is. */
    isException: boolean(),
    createdAt: integer(),
    createdBy: text(),
  },
  key: ["scheduleId", "id"],
  indexes: {
    start: ["scheduleId", "start"],
    position: ["scheduleId", "position", "start"],
    ending: ["status", "end"],
    series: ["scheduleId", "seriesId", "start"],
  },
  references: { scheduleId: "schedules" },
  purgedWith: "scheduleId",
});

/** A row of `shifts`. */
export type Shift = RowIn<typeof shifts>;

/** Gets a shift, always by schedule and id (P21). */
export const shiftByKey = get(shifts);
/** Gets several shifts by key. */
export const shiftsByKey = getMany(shifts);
/** Lists a schedule's shifts by start time. */
export const shiftsByStart = list(shifts, "start", 1);
/** Lists the shifts of a series by start time. */
export const shiftsOfSeries = list(shifts, "series", 2);
