import { boolean, collection, integer, nullable, type RowIn, text } from "../kernel/collection.ts";
import { get, getMany, list } from "../kernel/query.ts";

/**
 * Where a schedule stands. An archived one rests and can come back; a deleted one is gone for everybody, and `purged`
 * once its members have been swept away. What happened on it stays in the journal.
 */
export type ScheduleState = "active" | "archived" | "deleted" | "purged";

/**
 * A schedule and the head of its member list: one row answers every invariant, and every write to the members moves it
 * first. The totals are kept here, never counted.
 */
export const schedules = collection("schedules", {
  fields: {
    id: text(),
    organizationId: text(),
    /** The person who owns it; null where the organization does (Q48). */
    ownerId: nullable(text()),
    name: text(),
    nameKey: text(),
    description: text(),
    /** IANA name of the zone that its shifts are planned in. */
    timeZone: text(),
    state: text<ScheduleState>(),
    /** Whether new members are mailed at once (B6, B8). */
    autoSend: boolean(),
    /** How many members there are. */
    members: integer(),
    /** How many admins count (Q7). */
    admins: integer(),
    /** How many members are assignable. */
    assignables: integer(),
    /** How many of those are ready: account and calendar are there (X7). */
    ready: integer(),
    /** How many are meant to be invited and have not been (Q13). */
    toInvite: integer(),
    /** Running number of the schedule's topic. */
    number: integer(),
    createdAt: integer(),
    createdBy: text(),
  },
  key: ["id"],
  indexes: { name: ["organizationId", "state", "nameKey"], state: ["state"] },
  references: { organizationId: "organizations" },
});

/** A row of schedules. */
export type ScheduleRow = RowIn<typeof schedules>;

/** What every operation on a schedule reads of it. */
const summaryColumns = [
  "id",
  "organizationId",
  "ownerId",
  "name",
  "description",
  "timeZone",
  "state",
  "autoSend",
  "members",
  "admins",
  "assignables",
  "ready",
  "toInvite",
  "number",
] as const satisfies readonly (keyof ScheduleRow)[];

/** What operations know of a schedule. */
export type Schedule = Pick<ScheduleRow, (typeof summaryColumns)[number]>;

/** One schedule. */
export const scheduleById = get(schedules, schedules.key, summaryColumns);
/** Several schedules. */
export const schedulesById = getMany(schedules);
/** The schedules of an organization in one state, by name. */
export const schedulesByName = list(schedules, "name", 2);
/** The schedules in one state. */
export const schedulesIn = list(schedules, "state", 1, ["id"]);

/** Whether anybody may still meet a schedule. */
export const isThere = ({ state }: Pick<ScheduleRow, "state">): boolean => state === "active" || state === "archived";
