import { boolean, collection, integer, nullable, type RowIn, text } from "../kernel/collection.ts";
import { get, getMany, list } from "../kernel/query.ts";

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
    /** Whether new members are mailed at once (B6, B8). */
    autoSend: boolean(),
    /** How many members there are. */
    members: integer(),
    /** How many admins count (Q7). */
    admins: integer(),
    /** How many members are assignable. */
    assignables: integer(),
    /** Running number of the schedule's topic. */
    number: integer(),
    createdAt: integer(),
    createdBy: text(),
  },
  key: ["id"],
  indexes: { name: ["organizationId", "nameKey"] },
  references: { organizationId: "organizations" },
});

/** A row of schedules. */
export type ScheduleRow = RowIn<typeof schedules>;

/** What every operation on a schedule reads of it. */
const headColumns = [
  "id",
  "organizationId",
  "ownerId",
  "name",
  "autoSend",
  "members",
  "admins",
  "assignables",
  "number",
] as const satisfies readonly (keyof ScheduleRow)[];

/** What operations know of a schedule. */
export type Schedule = Pick<ScheduleRow, (typeof headColumns)[number]>;

/** One schedule. */
export const scheduleById = get(schedules, schedules.key, headColumns);
/** Several schedules. */
export const schedulesById = getMany(schedules);
/** The schedules of an organization by name. */
export const schedulesByName = list(schedules, "name", 1);
