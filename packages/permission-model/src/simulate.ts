import {
  type Actor,
  decisionsOf,
  deltaOf,
  errorKinds,
  type EvaluatedMember,
  type KnownMember,
  movedBy,
  newMember,
  type Reason,
  type Refusals,
  type Role,
  roles,
  toScheduleContext,
  toScheduleView,
  withValues,
} from "@rollcall/core/model";
import type { SimulationInput, SimulationContext } from "./simulation-context.ts";

/** The rows that a simulated person acts on. */
export const rowKinds = ["own", ...([...roles].reverse() as ["viewer", "member", "admin"])] as const;

type Asked = Pick<SimulationInput, "as" | "settings">;

/** The state and permissions of a person on a schedule under the simulated values. */
export function simulate(context: SimulationContext, { as, settings }: Asked) {
  const { person, organization } = context;
  const actor: Actor = {
    organizationId: person.organizationId,
    personId: person.id,
    affiliation: person.affiliation,
    organizationRole: as.organizationRole ?? person.organizationRole,
  };
  const row = rowAs(context, as);
  const state = settings.archived === undefined ? context.schedule.state : settings.archived ? "archived" : "active";
  const theirs = toScheduleContext(
    {
      schedule: {
        ...context.schedule,
        ...movedBy(context.schedule, deltaOf(context.row, row)),
        state,
        autoSend: settings.autoSend ?? context.schedule.autoSend,
      },
      mine: row,
      organization: { ...organization, manageSchedules: settings.manageSchedules ?? organization.manageSchedules },
    },
    actor,
    context.now,
  );
  if (theirs === undefined) throw new TypeError("an existing schedule is missing in its simulation");
  const { refused, notices } = toScheduleView(theirs);
  const decisions = decisionsOf(theirs);
  const refusedTo = (evaluated: EvaluatedMember): Refusals =>
    visibleReasons(decisions.legend[decisions.of(evaluated)] ?? {});
  const rows = rowKinds.flatMap((kind) => {
    const evaluated = kind === "own" ? row : rowOf(kind, theirs.schedule, row);
    return evaluated === undefined ? [] : [{ kind, refused: refusedTo(evaluated) }];
  });
  return {
    role: row?.role ?? null,
    organizationRole: actor.organizationRole,
    assignable: row?.assignable ?? null,
    isHidden: theirs.myRole === undefined,
    refused: visibleReasons(refused),
    rows,
    notices,
  };
}

/** A reason that hides the schedule is the only one returned. */
function visibleReasons<R extends Readonly<Record<string, readonly Reason[]>>>(refused: R): R {
  const entries = Object.entries(refused).map(([action, reasons]) => {
    const hiding = reasons.filter(({ code }) => errorKinds[code] === "hidden");
    return [action, hiding.length > 0 ? hiding : reasons] as const;
  });
  return Object.fromEntries(entries) as R;
}

/** Their row with the simulated values: a new row if they aren't on the schedule, none if they are simulated as off it. */
function rowAs(context: SimulationContext, as: SimulationInput["as"]): KnownMember | undefined {
  const { person, schedule, actor, row } = context;
  if (as.role === null) return undefined;
  if (row !== undefined) return withValues(row, { role: as.role, assignable: as.assignable }).after;
  if (as.role === undefined) return undefined;
  const asked = { role: as.role, assignable: as.assignable ?? true, invited: true };
  return newMember(schedule, person, asked, { actor, now: 0 });
}

/**
 * The row of another member. They count as an admin, or are assignable, only if the schedule has another such member. Otherwise the rules
 * about the last one would apply to a member who doesn't exist.
 */
function rowOf(
  role: Role,
  { admins, assignables }: { readonly admins: number; readonly assignables: number },
  own: KnownMember | undefined,
): EvaluatedMember {
  const { admins: ownAdmin = 0, assignables: ownAssignable = 0 } = deltaOf(undefined, own);
  return {
    personId: "",
    role,
    assignable: assignables > ownAssignable,
    provenance: "local",
    invitation: "not-invited",
    affiliation: "internal",
    canAct: role === "admin" ? admins > ownAdmin : true,
  };
}
