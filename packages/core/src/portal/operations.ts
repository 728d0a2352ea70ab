export { exportOwn } from "./export/export-own.ts";
export { exportPerson } from "./export/export-person.ts";
export { listAssignments } from "./list-assignments.ts";
export { getHours } from "./get-hours.ts";
export { getPortal } from "./get-portal.ts";
export { listOwnShifts } from "./list-own-shifts.ts";
