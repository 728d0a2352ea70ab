import { z } from "zod";
import {
  noticeCodes,
  operation,
  organizationRoles,
  reason,
  refusals,
  roles,
  scheduleActions,
} from "@rollcall/core/model";
import { simulationRules } from "./rules.ts";
import { rowKinds, simulate } from "./simulate.ts";
import { simulationFacts, simulationInput, toSimulationContext } from "./simulation-context.ts";

/** The state and the permissions of a person. */
const simulationState = z.strictObject({
  /** Null if they aren't on the schedule. */
  role: z.enum(roles).nullable(),
  /** Null for external people. */
  organizationRole: z.enum(organizationRoles).nullable(),
  assignable: z.boolean().nullable(),
  /** The schedule is hidden from them. */
  isHidden: z.boolean(),
  /** What they may not do to the schedule, and why. Actions that aren't listed are permitted. */
  refused: z.partialRecord(z.enum(scheduleActions), z.array(reason).readonly()),
  /** What they may not do to their own row, and to the rows of others by role. */
  rows: z.array(z.strictObject({ kind: z.enum(rowKinds), refused: refusals })),
  /** The resulting notices of the schedule. */
  notices: z.array(z.strictObject({ code: z.enum(noticeCodes) })).readonly(),
});

/**
 * What a person could do with another role, or with other settings of the schedule or organization, compared to now.
 * Schedule admins can simulate people on the schedule; organization admins can simulate anyone. Writes nothing (X21).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `member.external-role`, `member.role-unknown`,
 *   `request.invalid`
 */
export const getSimulation = operation({
  name: "permissions.getSimulation",
  summary: "Shows what a person could do with another role or other settings.",
  input: simulationInput,
  output: z.strictObject({ now: simulationState, supposed: simulationState }),
  load: [simulationFacts],
  context: toSimulationContext,
  rules: simulationRules,
  apply: ({ context }, asked) => ({
    output: { now: simulate(context, { as: {}, settings: {} }), supposed: simulate(context, asked) },
  }),
});
