export { archiveSchedule } from "./archive-schedule.ts";
export { deleteSchedule } from "./delete-schedule.ts";
export { getSchedule } from "./get-schedule.ts";
export { listSchedules } from "./list-schedules.ts";
export { restoreSchedule } from "./restore-schedule.ts";
export { setAutoSend } from "./set-auto-send.ts";
export { transferSchedule } from "./transfer-schedule.ts";
export { updateSchedule } from "./update-schedule.ts";
