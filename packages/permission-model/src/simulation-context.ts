import { z } from "zod";
import {
  type Actor,
  id,
  type KnownMember,
  memberByKey,
  organizationRoles,
  type Person,
  personById,
  role,
  type ScheduleContext,
  toScheduleContext,
  wholeScheduleFacts,
} from "@rollcall/core/model";

/** The question: a person, a schedule, and the simulated values. */
export const simulationInput = z.strictObject({
  scheduleId: id,
  personId: id,
  /** The simulated values of the person. */
  as: z
    .strictObject({
      /** Null to simulate a person who isn't on the schedule. */
      role: role.nullable().optional(),
      organizationRole: z.enum(organizationRoles).optional(),
      assignable: z.boolean().optional(),
    })
    .default({}),
  /** The simulated settings of schedule and organization. */
  settings: z
    .strictObject({
      /** Whether the organization grants Manage Schedules. */
      manageSchedules: z.boolean().optional(),
      autoSend: z.boolean().optional(),
      archived: z.boolean().optional(),
    })
    .default({}),
});

/** The input of a simulation. */
export type SimulationInput = z.output<typeof simulationInput>;

/** The context of a simulation: the caller and the person in question. */
export interface SimulationContext extends ScheduleContext {
  readonly person: Person;
  /** Their row, if they are on the schedule. */
  readonly row: KnownMember | undefined;
  readonly as: SimulationInput["as"];
}

/** The facts of a simulation: the schedule and the person. */
export const simulationFacts = ({ scheduleId, personId }: SimulationInput, actor: Actor) => ({
  ...wholeScheduleFacts(scheduleId, actor),
  person: personById(personId),
  row: memberByKey(scheduleId, personId),
});

type Facts = ReturnType<typeof simulationFacts>;
type Known = { readonly [K in keyof Facts]: NonNullable<Facts[K]["result"]> | undefined };

/**
 * The context from these facts. Callers who can't see everyone in the organization can only simulate people on the
 * schedule; others are treated as missing (P21).
 */
export function toSimulationContext(
  known: Known,
  { as }: SimulationInput,
  actor: Actor,
  now: number,
): SimulationContext | undefined {
  const context = toScheduleContext(known, actor, now);
  const { person, row } = known;
  if (context === undefined || person?.organizationId !== actor.organizationId) return undefined;
  if (row === undefined && actor.organizationRole !== "admin") return undefined;
  return { ...context, person, row, as };
}
