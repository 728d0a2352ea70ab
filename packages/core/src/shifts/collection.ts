import { boolean, collection, integer, nullable, type RowIn, text } from "../kernel/collection.ts";
import { get, list } from "../kernel/query.ts";
import type { ShiftStatus } from "./statuses.ts";

/** Shifts: periods of work on a schedule with at most one assignee. */
export const shifts = collection("shifts", {
  fields: {
    scheduleId: text(),
    id: text(),
    /** The kind of shift, in the host's terms. */
    kind: text(),
    /** Milliseconds since the epoch. */
    start: integer(),
    /** Milliseconds since the epoch, after `start`. */
    end: integer(),
    /** The IANA time zone of start and end. */
    timeZone: text(),
    status: text<ShiftStatus>(),
    /** Whether the status is open; a copy for lists of upcoming shifts. */
    open: boolean(),
    assigneeId: nullable(text()),
    createdAt: integer(),
    createdBy: text(),
  },
  key: ["scheduleId", "id"],
  indexes: {
    start: ["scheduleId", "start"],
    assignee: ["scheduleId", "assigneeId", "start"],
    mine: ["assigneeId", "status", "start"],
    upcoming: ["scheduleId", "assigneeId", "open", "start"],
  },
  references: { scheduleId: "schedules", assigneeId: "people" },
  purgedWith: "scheduleId",
  personal: [{ subject: "assigneeId", erase: "keep", merge: "move", export: "view" }],
});

/** A row of `shifts`. */
export type Shift = RowIn<typeof shifts>;

/** Gets a shift, always by schedule and id (P21). */
export const shiftByKey = get(shifts);
/** Lists the shifts of a schedule by start time. */
export const shiftsByStart = list(shifts, "start", 1);
/** Lists the shifts of an assignee on a schedule by start. */
export const shiftsOfAssignee = list(shifts, "assignee", 2);
