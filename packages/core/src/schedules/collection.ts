import { boolean, collection, integer, json, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";

/**
 * The state of a schedule. An archived one is read-only and can be restored; a deleted one is hidden from everyone, and
 * `purged` once its members have been removed. Its history stays in the journal.
 */
export const scheduleStates = ["active", "archived", "deleted", "purged"] as const;

/** The state of a schedule. */
export type ScheduleState = (typeof scheduleStates)[number];

/** How many members a run of a link removed, and when, in milliseconds of Unix time. */
export interface RemovalCount {
  readonly at: number;
  readonly count: number;
}

/**
 * A schedule and the summary of its member list: one row answers every invariant, and every write to the members updates
 * it first. The totals are stored here, never counted.
 */
export const schedules = collection("schedules", {
  fields: {
    id: text(),
    organizationId: text(),
    /** The person who owns it; null if the organization does (Q48). */
    ownerId: nullable(text()),
    name: text(),
    nameKey: text(),
    description: text(),
    /** Whom the people on its shifts can ask, in the host's words; empty if not given. */
    contact: text(),
    /** IANA name of the time zone for its shifts. */
    timeZone: text(),
    state: text<ScheduleState>(),
    /** Whether new members are mailed an invitation immediately (B6, B8). */
    autoSend: boolean(),
    /** Whether the members are synchronized from a schedule of another product (B19). */
    linked: boolean(),
    /** The removals of the last 24 hours by links. They outlive a link, so linking again doesn't raise the limit (Q20). */
    removedLately: json<readonly RemovalCount[]>(),
    /** The number of members. */
    members: integer(),
    /** The number of active admins (Q7). */
    admins: integer(),
    /** The number of assignable members. */
    assignables: integer(),
    /** The number of assignable members who are ready: with account and calendar (X7). */
    ready: integer(),
    /** The number of members to be invited who haven't been (Q13). */
    toInvite: integer(),
    /** Sequence number of the schedule's topic. */
    number: integer(),
    createdAt: integer(),
    createdBy: text(),
  },
  key: ["id"],
  indexes: { name: ["organizationId", "state", "nameKey"], state: ["state"] },
  references: { organizationId: "organizations" },
  topic: "id",
});

/** A row of schedules. */
export type ScheduleRow = RowIn<typeof schedules>;

/** The columns of a schedule that every operation reads. */
const summaryColumns = [
  "id",
  "organizationId",
  "ownerId",
  "name",
  "description",
  "contact",
  "timeZone",
  "state",
  "autoSend",
  "linked",
  "removedLately",
  "members",
  "admins",
  "assignables",
  "ready",
  "toInvite",
  "number",
] as const satisfies readonly (keyof ScheduleRow)[];

/** A schedule as read by operations. */
export type Schedule = Pick<ScheduleRow, (typeof summaryColumns)[number]>;

/** One schedule. */
export const scheduleById = get(schedules, schedules.key, summaryColumns);
/** Several schedules. */
export const schedulesById = getMany(schedules);
/** The schedules of an organization in one state, ordered by name. */
export const schedulesByName = list(schedules, "name", 2);
/** The schedules in one state. */
export const schedulesIn = list(schedules, "state", 1, ["id"]);

/** Whether a schedule exists for callers. */
export const isThere = ({ state }: Pick<ScheduleRow, "state">): boolean => state === "active" || state === "archived";
