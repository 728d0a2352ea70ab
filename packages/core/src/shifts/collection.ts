import { boolean, collection, integer, nullable, type RowIn, text } from "../kernel/collection.ts";
import { get, list } from "../kernel/query.ts";
import type { ShiftStatus } from "./statuses.ts";

/** A piece of work on a schedule, from an instant to an instant, for one person or nobody yet. */
export const shifts = collection("shifts", {
  fields: {
    scheduleId: text(),
    id: text(),
    /** What sort of shift, in the host's words. */
    kind: text(),
    /** Milliseconds since the epoch. */
    start: integer(),
    /** Milliseconds since the epoch, behind `start`. */
    end: integer(),
    /** IANA name of the zone that start and end are meant in. */
    timeZone: text(),
    status: text<ShiftStatus>(),
    /** Whether its status is one that is still to be planned: a copy, for lists of what lies ahead. */
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
    ahead: ["scheduleId", "assigneeId", "open", "start"],
  },
  references: { scheduleId: "schedules", assigneeId: "people" },
  personal: [{ subject: "assigneeId", erase: "keep", merge: "move", export: "view" }],
});

/** A row of shifts. */
export type Shift = RowIn<typeof shifts>;

/** One shift, always by schedule and id (P21). */
export const shiftByKey = get(shifts);
/** The shifts of a schedule by their start. */
export const shiftsByStart = list(shifts, "start", 1);
/** The shifts of one assignee on a schedule by their start. */
export const shiftsOfAssignee = list(shifts, "assignee", 2);
