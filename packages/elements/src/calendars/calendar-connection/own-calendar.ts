import type { RollcallClient } from "@rollcall/core";

/** The caller's own calendar. */
export type OwnCalendar = Awaited<ReturnType<RollcallClient["calendars"]["get"]>>;
