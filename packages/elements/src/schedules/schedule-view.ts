import type { RollcallClient } from "@rollcall/core";

type SchedulesClient = RollcallClient["schedules"];

/** A schedule as the caller sees it. */
export type ScheduleView = Awaited<ReturnType<SchedulesClient["get"]>>["schedule"];

/** What is said of a new schedule. */
export type NewSchedule = Parameters<SchedulesClient["create"]>[0];

/** What a schedule's configuration can be set to (B62). */
export type ScheduleSettingsSet = Partial<
  Pick<ScheduleView, "name" | "description" | "timeZone" | "autoSend" | "state" | "ownerId">
>;
