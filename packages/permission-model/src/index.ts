import { defineDomain, type InputOf, type OutputOf, type OwnClient } from "@rollcall/core";
import { getMatrix } from "./get-matrix.ts";
import { getSimulation } from "./get-simulation.ts";

export { type MatrixActor, matrixActors } from "./actors.ts";
export { type AskableOperation, questionsAbout } from "./permissions.samples.ts";
export { type MatrixTarget, matrixTargets } from "@rollcall/core/model";

/** The domain behind the permission matrix and the simulator: `createRollcall({ …, domains: [permissionModel] })`. */
export const permissionModel = defineDomain({ name: "permissions", operations: { getMatrix, getSimulation } });

/** The operations of the domain. */
export type PermissionOperation = typeof getMatrix | typeof getSimulation;

/** The client methods of the domain: `client.permissions.getMatrix(…)`. */
export type PermissionsClient = OwnClient<PermissionOperation>;

/** Output of `permissions.getMatrix`. */
export type GetMatrixOutput = OutputOf<typeof getMatrix>;

/** One line of the matrix. */
export type MatrixRow = GetMatrixOutput["rows"][number];

/** Input of `permissions.getSimulation`. */
export type GetSimulationInput = InputOf<typeof getSimulation>;

/** Output of `permissions.getSimulation`. */
export type GetSimulationOutput = OutputOf<typeof getSimulation>;
