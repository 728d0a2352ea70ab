export { adoptCalendar } from "./adopt-calendar.ts";
export { connectCalendar } from "./connect-calendar.ts";
export { disconnectCalendar } from "./disconnect-calendar.ts";
export { getCalendar } from "./get-calendar.ts";
export { getCalendarOf } from "./get-calendar-of.ts";
export { listBusy } from "./list-busy.ts";
export { refreshCalendar } from "./refresh-calendar.ts";
export { settleCalendar } from "./settle-calendar.ts";
