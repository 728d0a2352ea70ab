import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import type { GetSimulationInput, GetSimulationOutput, PermissionsClient } from "@rollcall/permission-model";

/** The methods of the permission model, available if the host includes that domain. */
export const permissionsOf = (client: RollcallClient): PermissionsClient["permissions"] =>
  (client as RollcallClient & PermissionsClient).permissions;

/** The values that can be simulated. */
export type SupposedName = "role" | "organizationRole" | "assignable" | "manageSchedules" | "autoSend" | "archived";

/** The simulated values by control name. Unchanged values are absent. */
export type Supposed = Readonly<Partial<Record<SupposedName, string>>>;

/** Builds the query input from the controls. */
export function toAsked(scheduleId: string, personId: string, supposed: Supposed): GetSimulationInput {
  const { role, organizationRole, assignable, manageSchedules, autoSend, archived } = supposed;
  const isYes = (value: string | undefined): boolean | undefined => (value === undefined ? undefined : value === "yes");
  const present = (values: Readonly<Record<string, unknown>>): object =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return {
    scheduleId,
    personId,
    as: present({ role: role === "none" ? null : role, organizationRole, assignable: isYes(assignable) }),
    settings: present({
      manageSchedules: isYes(manageSchedules),
      autoSend: isYes(autoSend),
      archived: isYes(archived),
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
export function groupsOf({ now, supposed }: GetSimulationOutput): readonly SimulatedGroup[] {
  const linesOf = (names: readonly string[], before: Refused, after: Refused): readonly SimulatedLine[] =>
    names.map((action) => ({ action, now: before[action] ?? [], supposed: after[action] ?? [] }));
  const hidden = Object.fromEntries(actions.row.map((action) => [action, [{ code: "request.not-found" }] as const]));
  return [
    { group: "schedule", lines: linesOf(actions.schedule, now.refused, supposed.refused) },
    ...(["own", "viewer", "member", "admin"] as const).flatMap((group) => {
      const [before, after] = [now, supposed].map(({ rows }) => rows.find(({ kind }) => kind === group)?.refused);
      if (before === undefined && after === undefined) return [];
      return [{ group, lines: linesOf(actions.row, before ?? hidden, after ?? hidden) }];
    }),
  ];
}

/** Whether the simulation changes the decision. */
export const changes = ({ now, supposed }: SimulatedLine): boolean => (now.length === 0) !== (supposed.length === 0);
