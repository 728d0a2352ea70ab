import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { reason } from "../kernel/error-details.ts";
import { id, type ViewSchema } from "../kernel/fields.ts";
import { type Rule, stage } from "../kernel/rule.ts";
import { addMembersRules } from "../members/rules/adding.ts";
import { roles } from "../members/roles.ts";
import type { JudgedMember } from "../members/member-context.ts";
import { changeShiftsRules } from "../shifts/rules.ts";
import { noticeCodes, noticesOf } from "./notices.ts";
import { endRules, setAutoSendRules, transferRules, type TransferContext, updateRules } from "./rules.ts";
import type { ScheduleContext } from "./schedule-context.ts";

/** What can be done to a schedule as a whole, as its decisions name it. */
export const scheduleActions = [
  "add-members",
  "set-auto-send",
  "update",
  "change-shifts",
  "archive",
  "restore",
  "delete",
  "transfer",
] as const;

/** What can be done to a schedule, as its decisions name it. */
export type ScheduleAction = (typeof scheduleActions)[number];

/** A schedule as everybody on it sees it: configuration, totals, and what the caller may not do. */
const scheduleFields = z.strictObject({
  id,
  name: z.string(),
  description: z.string(),
  /** IANA name of the zone that its shifts are planned in. */
  timeZone: z.string(),
  /** An archived schedule rests: nothing of it changes until it is restored. */
  state: z.enum(["active", "archived"]),
  /** The person who owns it; null where the organization does. */
  ownerId: id.nullable(),
  autoSend: z.boolean(),
  members: z.int().nonnegative(),
  admins: z.int().nonnegative(),
  assignables: z.int().nonnegative(),
  /** How many of the assignable members are ready: account and calendar are there (X7). */
  ready: z.int().nonnegative(),
  /** How many are meant to be invited and have not been: what the button below the list reaches (B10, Q13). */
  toInvite: z.int().nonnegative(),
  /** Running number of the schedule's topic: where a stream goes on from. */
  number: z.int().nonnegative(),
  /** What the caller may do here: an organization admin is an admin everywhere. */
  myRole: z.enum(roles).nullable(),
  /** What no rule forbids, and yet should be looked at (B58, X21). */
  notices: z.array(z.strictObject({ code: z.enum(noticeCodes) })).readonly(),
  /** What the caller may not do, and why. An action that is missing is permitted. */
  refused: z.partialRecord(z.enum(scheduleActions), z.array(reason).readonly()),
});

/** A schedule as everybody on it sees it. */
export interface ScheduleView extends z.output<typeof scheduleFields> {}

/** A schedule in an answer. */
export const scheduleView: ViewSchema<ScheduleView> = scheduleFields;

/** What a caller sees of a schedule. */
export function toScheduleView(context: ScheduleContext): ScheduleView {
  const { schedule } = context;
  return {
    id: schedule.id,
    name: schedule.name,
    description: schedule.description,
    timeZone: schedule.timeZone,
    state: schedule.state === "active" ? "active" : "archived",
    ownerId: schedule.ownerId,
    autoSend: schedule.autoSend,
    members: schedule.members,
    admins: schedule.admins,
    assignables: schedule.assignables,
    ready: schedule.ready,
    toInvite: schedule.toInvite,
    number: schedule.number,
    myRole: context.myRole ?? null,
    notices: noticesOf(schedule),
    refused: refusedActions({ ...context, successor: undefined }),
  };
}

function refusedActions(context: TransferContext): ScheduleView["refused"] {
  const refused: Partial<Record<ScheduleAction, readonly Reason[]>> = {};
  const ask = (action: ScheduleAction, rules: readonly Rule<TransferContext, JudgedMember>[]): void => {
    const { settled } = stage(rules, context);
    if (settled.length > 0) refused[action] = settled;
  };
  ask("add-members", addMembersRules);
  ask("set-auto-send", setAutoSendRules);
  ask("update", updateRules);
  ask("change-shifts", changeShiftsRules);
  ask("archive", endRules);
  ask("restore", endRules);
  ask("delete", endRules);
  ask("transfer", transferRules);
  return refused;
}
