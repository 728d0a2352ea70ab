export { assignShift } from "./assign-shift.ts";
export { createShift } from "./create-shift.ts";
export { getShift } from "./get-shift.ts";
export { listHeldShifts } from "./list-held.ts";
export { listShifts } from "./list-shifts.ts";
export { releaseShifts } from "./release-shifts.ts";
export { updateShift } from "./update-shift.ts";
