import type { GetSimulationInput, GetSimulationOutput } from "@rollcall/permission-model";
import type { Reason } from "@rollcall/core/contract";

/** What a person can do now and in the simulated situation. */
export type Simulation = GetSimulationOutput;

/** The simulated values by control name. Unchanged values are absent. */
export type Supposed = Readonly<Partial<Record<SupposedName, string>>>;

/** The values that can be simulated. */
export type SupposedName = "role" | "organizationRole" | "assignable" | "manageSchedules" | "autoSend" | "archived";

const truth = (value: string | undefined): boolean | undefined => (value === undefined ? undefined : value === "yes");

/** Builds the query input from the controls. */
export function toAsked(scheduleId: string, personId: string, supposed: Supposed): GetSimulationInput {
  const { role, organizationRole } = supposed;
  const present = (values: Readonly<Record<string, unknown>>): object =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return {
    scheduleId,
    personId,
    as: present({ role: role === "none" ? null : role, organizationRole, assignable: truth(supposed.assignable) }),
    settings: present({
      manageSchedules: truth(supposed.manageSchedules),
      autoSend: truth(supposed.autoSend),
      archived: truth(supposed.archived),
    }),
  };
}

/** The actions on schedules and rows, in table order. */
const actions = {
  schedule: ["update", "set-auto-send", "add-members", "change-shifts", "archive", "restore", "delete", "transfer"],
  row: ["set-assignable", "set-invited", "make-admin", "make-member", "make-viewer", "remove"],
} as const;

/** An action with the reasons against it now and in the simulation. A permitted action has no reasons. */
export interface SimulatedLine {
  readonly action: string;
  readonly now: readonly Reason[];
  readonly supposed: readonly Reason[];
}

/** The actions on the schedule or on one kind of row. */
export interface SimulatedGroup {
  readonly group: "schedule" | "own" | "viewer" | "member" | "admin";
  readonly lines: readonly SimulatedLine[];
}

type Refused = Readonly<Partial<Record<string, readonly Reason[]>>>;

/** Groups the result. The group for the person's own row is absent if they have no row. */
export function groupsOf({ now, supposed }: Simulation): readonly SimulatedGroup[] {
  const linesOf = (names: readonly string[], before: Refused, after: Refused): readonly SimulatedLine[] =>
    names.map((action) => ({ action, now: before[action] ?? [], supposed: after[action] ?? [] }));
  const rowOf = (standing: Simulation["now"], kind: string): Refused | undefined =>
    standing.rows.find((row) => row.kind === kind)?.refused;
  const kinds = ["own", "viewer", "member", "admin"] as const;
  return [
    { group: "schedule", lines: linesOf(actions.schedule, now.refused, supposed.refused) },
    ...kinds.flatMap((group) => {
      const [before, after] = [rowOf(now, group), rowOf(supposed, group)];
      if (before === undefined && after === undefined) return [];
      const none = Object.fromEntries(actions.row.map((action) => [action, [{ code: "request.not-found" }] as const]));
      return [{ group, lines: linesOf(actions.row, before ?? none, after ?? none) }];
    }),
  ];
}

/** Whether the simulation changes the decision. */
export const changes = ({ now, supposed }: SimulatedLine): boolean => (now.length === 0) !== (supposed.length === 0);
