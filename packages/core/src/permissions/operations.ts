export { getMatrix } from "./get-matrix.ts";
export { getSimulation } from "./get-simulation.ts";
