import type { RollcallClient } from "@rollcall/core";

/** Somebody's own calendar, as they see it. */
export type OwnCalendar = Awaited<ReturnType<RollcallClient["calendars"]["get"]>>;
