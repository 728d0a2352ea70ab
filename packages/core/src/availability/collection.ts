import { collection, integer, json, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";
import type { DayPart } from "./day-parts.ts";

/**
 * Days that workers have blocked, one row per day (A51, A68). Dates are plain: days in the worker's time zone (Q30, Q57).
 */
export const blockedDays = collection("blocked_days", {
  fields: {
    personId: text(),
    /** ISO 8601, such as `2026-11-29`. */
    date: text(),
    /** The blocked parts in local time; empty for the whole day (X18). */
    parts: json<readonly DayPart[]>(),
    /** Empty if none was given. */
    reason: text(),
    createdAt: integer(),
  },
  key: ["personId", "date"],
  references: { personId: "people" },
  personal: [{ subject: "personId", erase: "remove", merge: "move", export: ["date", "parts", "reason", "createdAt"] }],
});

/** A row of `blocked_days`. */
export type BlockedDay = RowIn<typeof blockedDays>;

/** A weekday that is blocked every week. */
export interface WeeklyBlock {
  /** From 1 (Monday) to 7. */
  readonly weekday: number;
  readonly parts: readonly DayPart[];
  readonly reason: string;
  readonly firstDay: string;
  /** The last possible day; null for no end. */
  readonly lastDay: string | null;
}

/** Weekdays that workers block every week (X18), and the dates on which they don't apply. */
export const weeklyBlocks = collection("weekly_blocks", {
  fields: { personId: text(), weekdays: json<readonly WeeklyBlock[]>(), except: json<readonly string[]>() },
  key: ["personId"],
  references: { personId: "people" },
  personal: [{ subject: "personId", erase: "remove", merge: "move", export: ["weekdays", "except"] }],
});

/** A row of `weekly_blocks`. */
export type WeeklyBlocks = RowIn<typeof weeklyBlocks>;

/** The states of a time-off request (Q28). */
export const requestStates = ["pending", "approved", "rejected", "cancelled"] as const;

/** The state of a time-off request. */
export type RequestState = (typeof requestStates)[number];

/** What is requested: time off, or a block if the host requires approval of blocks (Q28). */
export const requestKinds = ["time-off", "block"] as const;

/** Requests for time off (A12). */
export const timeOffRequests = collection("time_off_requests", {
  fields: {
    id: text(),
    organizationId: text(),
    personId: text(),
    kind: text<(typeof requestKinds)[number]>(),
    /** ISO 8601; a day in the worker's time zone (Q30). */
    firstDay: text(),
    lastDay: text(),
    /** The requested parts of each day; empty for whole days. */
    parts: json<readonly DayPart[]>(),
    /** Empty if none was given. */
    reason: text(),
    state: text<RequestState>(),
    /** The reason for a rejection; otherwise empty. */
    answer: text(),
    decidedBy: nullable(text()),
    decidedAt: nullable(integer()),
    createdAt: integer(),
  },
  key: ["id"],
  indexes: {
    own: ["personId", "firstDay"],
    days: ["personId", "state", "lastDay"],
    state: ["organizationId", "state", "firstDay"],
    all: ["organizationId", "firstDay"],
    decided: ["decidedBy"],
  },
  references: { organizationId: "organizations", personId: "people", decidedBy: "people" },
  personal: [
    {
      subject: "personId",
      erase: "remove",
      merge: "move",
      export: ["kind", "firstDay", "lastDay", "parts", "reason", "state", "answer", "createdAt", "decidedAt"],
    },
    { subject: "decidedBy", erase: "keep", merge: "move", export: "none" },
  ],
});

/** A row of `time_off_requests`. */
export type TimeOffRequest = RowIn<typeof timeOffRequests>;

/** Several blocked days by person and date. */
export const blockedDaysByKey = getMany(blockedDays);
/** The blocked days of a person in order. */
export const blockedDaysOf = list(blockedDays, "key", 1);
/** The weekly blocks of a person. */
export const weeklyBlocksOf = get(weeklyBlocks);
/** One request. */
export const requestById = get(timeOffRequests);
/** Several requests. */
export const requestsById = getMany(timeOffRequests);
/** The requests of a person by their first day. */
export const requestsByFirstDay = list(timeOffRequests, "own", 1);
/** The requests of a person in one state by their last day. */
export const requestsByLastDay = list(timeOffRequests, "days", 2);
