export { getPortal } from "./get-portal.ts";
export { listOwnShifts } from "./list-own-shifts.ts";
