import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { reason } from "../ports/error-details.ts";
import { id, type ViewSchema } from "../kernel/values/fields.ts";
import { type Rule, stage } from "../kernel/operations/rule.ts";
import {
  addMembersRules,
  changeShiftsRules,
  endRules,
  setAutoSendRules,
  transferRules,
  type TransferContext,
  updateRules,
} from "./rules.ts";
import { roles } from "./roles.ts";
import type { EvaluatedMember } from "./member-context.ts";
import { noticeCodes, noticesOf } from "./notices.ts";
import type { ScheduleContext } from "./schedule-context.ts";

/** The actions on a schedule as a whole, as named in its decisions. */
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

/** The actions on a schedule, as named in its decisions. */
export type ScheduleAction = (typeof scheduleActions)[number];

/** A schedule as shown to everyone on it: configuration, totals, and the actions the caller may not perform. */
const scheduleFields = z.strictObject({
  id,
  name: z.string(),
  description: z.string(),
  /** Whom the people on its shifts can ask; empty if not given. */
  contact: z.string(),
  /** IANA name of the time zone for its shifts. */
  timeZone: z.string(),
  /** An archived schedule is read-only until it is restored. */
  state: z.enum(["active", "archived"]),
  /** The person who owns it; null if the organization does. */
  ownerId: id.nullable(),
  autoSend: z.boolean(),
  /** Whether the members are synchronized from a schedule of another product (B19). */
  linked: z.boolean(),
  members: z.int().nonnegative(),
  admins: z.int().nonnegative(),
  assignables: z.int().nonnegative(),
  /** The number of assignable members who are ready: with account and calendar (X7). */
  ready: z.int().nonnegative(),
  /** The number of members to be invited who haven't been, as included by the button below the list (B10, Q13). */
  toInvite: z.int().nonnegative(),
  /** Sequence number of the schedule's topic, from which a stream continues. */
  number: z.int().nonnegative(),
  /** The caller's role here; organization admins are admins everywhere. */
  myRole: z.enum(roles).nullable(),
  /** Situations that are allowed but need attention (B58, X21). */
  notices: z.array(z.strictObject({ code: z.enum(noticeCodes) })).readonly(),
  /** The actions the caller may not perform, and why. A missing action is allowed. */
  refused: z.partialRecord(z.enum(scheduleActions), z.array(reason).readonly()),
});

/** A schedule as shown to everyone on it. */
export interface ScheduleView extends z.output<typeof scheduleFields> {}

/** A schedule in an output. */
export const scheduleView: ViewSchema<ScheduleView> = scheduleFields;

/** A schedule as shown to a caller. */
export function toScheduleView(context: ScheduleContext): ScheduleView {
  const { schedule } = context;
  return {
    id: schedule.id,
    name: schedule.name,
    description: schedule.description,
    contact: schedule.contact,
    timeZone: schedule.timeZone,
    state: schedule.state === "active" ? "active" : "archived",
    ownerId: schedule.ownerId,
    autoSend: schedule.autoSend,
    linked: schedule.linked,
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
  const ask = (action: ScheduleAction, rules: readonly Rule<TransferContext, EvaluatedMember>[]): void => {
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
