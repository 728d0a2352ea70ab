import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { id, reason } from "../kernel/fields.ts";
import { type Rule, stage } from "../kernel/rule.ts";
import { addMembersRules } from "../members/rules/adding.ts";
import { roles } from "../members/roles.ts";
import type { JudgedMember, MemberSituation } from "../members/situation.ts";
import type { Schedule } from "./collection.ts";
import { renameRules, setAutoSendRules } from "./rules.ts";

/** What can be done to a schedule, as its decisions name it. */
export const scheduleActions = ["add-members", "set-auto-send", "rename"] as const;

/** What can be done to a schedule, as its decisions name it. */
export type ScheduleAction = (typeof scheduleActions)[number];

/** A schedule as everybody on it sees it: configuration, totals, and what the caller may not do. */
export const scheduleView = z.strictObject({
  id,
  name: z.string(),
  /** The person who owns it; null where the organization does. */
  ownerId: id.nullable(),
  autoSend: z.boolean(),
  members: z.int().nonnegative(),
  admins: z.int().nonnegative(),
  assignables: z.int().nonnegative(),
  /** Running number of the schedule's topic: where a stream goes on from. */
  number: z.int().nonnegative(),
  /** What the caller may do here: an organization admin is an admin everywhere. */
  myRole: z.enum(roles).nullable(),
  /** What the caller may not do, and why. An action that is missing is permitted. */
  refused: z.partialRecord(z.enum(scheduleActions), z.array(reason).readonly()),
});

/** A schedule as everybody on it sees it. */
export type ScheduleView = z.output<typeof scheduleView>;

/** What a caller sees of a schedule. */
export function toScheduleView(schedule: Schedule, situation: MemberSituation): ScheduleView {
  return {
    id: schedule.id,
    name: schedule.name,
    ownerId: schedule.ownerId,
    autoSend: schedule.autoSend,
    members: schedule.members,
    admins: schedule.admins,
    assignables: schedule.assignables,
    number: schedule.number,
    myRole: situation.myRole ?? null,
    refused: refusedActions(situation),
  };
}

function refusedActions(situation: MemberSituation): ScheduleView["refused"] {
  const refused: Partial<Record<ScheduleAction, readonly Reason[]>> = {};
  const ask = (action: ScheduleAction, rules: readonly Rule<MemberSituation, JudgedMember>[]): void => {
    const { settled } = stage(rules, situation);
    if (settled.length > 0) refused[action] = settled;
  };
  ask("add-members", addMembersRules);
  ask("set-auto-send", setAutoSendRules);
  ask("rename", renameRules);
  return refused;
}
