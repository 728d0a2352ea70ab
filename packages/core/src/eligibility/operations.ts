export { importShifts } from "./import-shifts.ts";
export { listCandidates } from "./list-candidates.ts";
export { listLapsing } from "./list-lapsing.ts";
