import { z } from "zod";
import { matrixTargets, operation, type Operation, operations, reason } from "@rollcall/core/model";
import { matrixActors } from "./actors.ts";
import { getSimulation } from "./get-simulation.ts";
import { internalPeopleSeeTheMatrix } from "./rules.ts";
import { type MatrixRow, sampleMatrix } from "./sample-matrix.ts";

/**
 * Who can do what: every operation on every relevant target, for every actor (X21, P22). The operations themselves decide on a small sample
 * world, so the matrix can't differ from what they do. It doesn't include the host's operations.
 * @throws {RollcallError} `request.forbidden`
 */
export const getMatrix = operation({
  name: "permissions.getMatrix",
  summary: "Gets the permissions of every role, computed from the rules.",
  input: z.strictObject({}),
  output: z.strictObject({
    actors: z.array(z.enum(matrixActors)).readonly(),
    rows: z.array(
      z.strictObject({
        operation: z.string(),
        target: z.enum(matrixTargets),
        cells: z.array(
          z.strictObject({ actor: z.enum(matrixActors), allowed: z.boolean(), reason: reason.optional() }),
        ),
      }),
    ),
  }),
  load: [() => ({})],
  context: (_known, _input, actor) => ({ actor }),
  rules: [internalPeopleSeeTheMatrix],
  apply: () => ({ output: { actors: matrixActors, rows: rows() } }),
});

let found: MatrixRow[] | undefined;

/** Computed once on first use, because it only depends on the rules. */
function rows(): MatrixRow[] {
  const all: readonly Operation[] = [...operations, getMatrix, getSimulation];
  return (found ??= sampleMatrix(all));
}
