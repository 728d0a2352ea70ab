import type { GetSimulationInput, GetSimulationOutput } from "@rollcall/permission-model";
import type { Reason } from "@rollcall/core/contract";

/** What somebody may do now, and what they could do if it were so. */
export type Simulation = GetSimulationOutput;

/** What shall be other than it is, by the name of its control; missing where it stays. */
export type Supposed = Readonly<Partial<Record<SupposedName, string>>>;

/** What can be supposed. */
export type SupposedName = "role" | "organizationRole" | "assignable" | "manageSchedules" | "autoSend" | "archived";

const truth = (value: string | undefined): boolean | undefined => (value === undefined ? undefined : value === "yes");

/** The question that a set of controls asks. */
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

/** What schedules and rows can have done to them, in the order of the table. */
const actions = {
  schedule: ["update", "set-auto-send", "add-members", "change-shifts", "archive", "restore", "delete", "transfer"],
  row: ["set-assignable", "set-invited", "make-admin", "make-member", "make-viewer", "remove"],
} as const;

/** One line of the answer: an action, with the reasons against it as it is and as supposed; none where it is permitted. */
export interface SimulatedLine {
  readonly action: string;
  readonly now: readonly Reason[];
  readonly supposed: readonly Reason[];
}

/** The lines about the schedule, or about the rows of one kind. */
export interface SimulatedGroup {
  readonly group: "schedule" | "own" | "viewer" | "member" | "admin";
  readonly lines: readonly SimulatedLine[];
}

type Refused = Readonly<Partial<Record<string, readonly Reason[]>>>;

/** The answer as groups of lines. Own rows are missing where there is none. */
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

/** Whether what somebody may do changes. */
export const changes = ({ now, supposed }: SimulatedLine): boolean => (now.length === 0) !== (supposed.length === 0);
