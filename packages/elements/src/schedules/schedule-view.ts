import type { RollcallClient } from "@rollcall/core";

/** A schedule as the caller sees it. */
export type ScheduleView = Awaited<ReturnType<RollcallClient["schedules"]["get"]>>["schedule"];

/** What a schedule's configuration can be set to (B62). */
export type ScheduleSettingsSet = Partial<
  Pick<ScheduleView, "name" | "description" | "timeZone" | "autoSend" | "state" | "ownerId">
>;
