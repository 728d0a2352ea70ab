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

/** What somebody is and may do. */
const simulationState = z.strictObject({
  /** Null where they are not on the schedule. */
  role: z.enum(roles).nullable(),
  /** Null for external people. */
  organizationRole: z.enum(organizationRoles).nullable(),
  assignable: z.boolean().nullable(),
  /** They do not learn that the schedule exists. */
  isHidden: z.boolean(),
  /** What they may not do to the schedule, and why. An action that is missing is permitted. */
  refused: z.partialRecord(z.enum(scheduleActions), z.array(reason).readonly()),
  /** What they may not do to their own row, and to the rows of others by their role. */
  rows: z.array(z.strictObject({ kind: z.enum(rowKinds), refused: refusals })),
  /** What the schedule should then be told about. */
  notices: z.array(z.strictObject({ code: z.enum(noticeCodes) })).readonly(),
});

/**
 * What somebody could do if they were something else, or schedule and organization were set otherwise; beside what they
 * can do now. For schedule admins about people on the schedule, for organization admins about everybody. Nothing is
 * written (X21).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `member.external-role`, `member.role-unknown`,
 *   `request.invalid`
 */
export const getSimulation = operation({
  name: "permissions.getSimulation",
  summary: "What somebody could do if they were something else.",
  input: simulationInput,
  output: z.strictObject({ now: simulationState, supposed: simulationState }),
  load: [simulationFacts],
  context: toSimulationContext,
  rules: simulationRules,
  apply: ({ context }, asked) => ({
    output: { now: simulate(context, { as: {}, settings: {} }), supposed: simulate(context, asked) },
  }),
});
