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

/** What is asked: of whom on which schedule, and what shall be other than it is. */
export const simulationInput = z.strictObject({
  scheduleId: id,
  personId: id,
  /** What the person shall be, where that is something else. */
  as: z
    .strictObject({
      /** Null for somebody who is not on the schedule. */
      role: role.nullable().optional(),
      organizationRole: z.enum(organizationRoles).optional(),
      assignable: z.boolean().optional(),
    })
    .default({}),
  /** How schedule and organization shall be set, where that is something else. */
  settings: z
    .strictObject({
      /** Whether the organization grants Manage Schedules. */
      manageSchedules: z.boolean().optional(),
      autoSend: z.boolean().optional(),
      archived: z.boolean().optional(),
    })
    .default({}),
});

/** What is asked. */
export type SimulationInput = z.output<typeof simulationInput>;

/** What a simulation judges: the caller, and the person whom they ask about, as the rows say. */
export interface SimulationContext extends ScheduleContext {
  readonly person: Person;
  /** Their row, where they are on the schedule. */
  readonly row: KnownMember | undefined;
  readonly as: SimulationInput["as"];
}

/** The facts of a simulation: those of the schedule, and of the person. */
export const simulationFacts = ({ scheduleId, personId }: SimulationInput, actor: Actor) => ({
  ...wholeScheduleFacts(scheduleId, actor),
  person: personById(personId),
  row: memberByKey(scheduleId, personId),
});

type Facts = ReturnType<typeof simulationFacts>;
type Known = { readonly [K in keyof Facts]: NonNullable<Facts[K]["result"]> | undefined };

/**
 * The context from those facts. Whoever does not see everybody of the organization asks about people on the schedule
 * alone: to them, others do not exist (P21).
 */
export function toSimulationContext(
  known: Known,
  { as }: SimulationInput,
  actor: Actor,
): SimulationContext | undefined {
  const context = toScheduleContext(known, actor);
  const { person, row } = known;
  if (context === undefined || person?.organizationId !== actor.organizationId) return undefined;
  if (row === undefined && actor.organizationRole !== "admin") return undefined;
  return { ...context, person, row, as };
}
