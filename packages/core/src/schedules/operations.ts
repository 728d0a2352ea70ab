export { createSchedule } from "./create-schedule.ts";
export { getSchedule } from "./get-schedule.ts";
export { listSchedules } from "./list-schedules.ts";
export { renameSchedule } from "./rename-schedule.ts";
export { setAutoSend } from "./set-auto-send.ts";
