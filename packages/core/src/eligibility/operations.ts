export { listCandidates } from "./list-candidates.ts";
