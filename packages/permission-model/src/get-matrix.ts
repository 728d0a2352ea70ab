import { z } from "zod";
import { operation, type Operation, operations, reason } from "@rollcall/core/model";
import { matrixActors } from "./actors.ts";
import { getSimulation } from "./get-simulation.ts";
import { internalPeopleSeeTheMatrix } from "./rules.ts";
import { type MatrixRow, sampleMatrix } from "./sample-matrix.ts";
import { matrixTargets } from "./targets.ts";

/**
 * Who may do what: every operation on every target that makes a difference, asked by everybody (X21, P22). Found out by
 * asking the operations themselves on a small sample world, so that it cannot say anything else than they do. What a host
 * has added is not in it.
 * @throws {RollcallError} `request.forbidden`
 */
export const getMatrix = operation({
  name: "permissions.getMatrix",
  summary: "Who may do what, found out by the rules themselves.",
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

/** Found out once, when it is first asked for: it depends on nothing but the rules. */
function rows(): MatrixRow[] {
  const all: readonly Operation[] = [...operations, getMatrix, getSimulation];
  return (found ??= sampleMatrix(all));
}
