export { renameSchedule, setAutoSend } from "./change-schedule.ts";
export { createSchedule } from "./create-schedule.ts";
export { getSchedule } from "./get-schedule.ts";
export { listSchedules } from "./list-schedules.ts";
