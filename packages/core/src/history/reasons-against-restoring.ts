import type { Reason } from "../contract/decision.ts";
import { decide, type Rule } from "../kernel/operations/rule.ts";
import type { KnownMember } from "../members/change-member.ts";
import type { EvaluatedMember } from "../schedules/member-context.ts";
import type { ScheduleSettable } from "../schedules/change-schedule.ts";
import { endRules, setAutoSendRules, transferRules, type TransferContext, updateRules } from "../schedules/rules.ts";
import type { ScheduleContext } from "../schedules/schedule-context.ts";

/** The operation whose rules apply to a value of the schedule. */
const rulesOf: Readonly<Record<keyof ScheduleSettable, readonly Rule<TransferContext, EvaluatedMember>[]>> = {
  name: updateRules,
  description: updateRules,
  contact: updateRules,
  timeZone: updateRules,
  autoSend: setAutoSendRules,
  state: endRules,
  ownerId: transferRules,
};

/** Returns why values of the schedule can't be restored, by the rules of the operations that set them. */
export function reasonsAgainstRestoring(
  context: ScheduleContext,
  restored: ScheduleSettable,
  memberOf: (personId: string) => KnownMember | undefined,
): readonly Reason[] {
  const { ownerId } = restored;
  const successor = ownerId === undefined || ownerId === null ? ownerId : (memberOf(ownerId) ?? unknownSuccessor);
  const fields = Object.keys(restored) as (keyof ScheduleSettable)[];
  const rules = new Set(fields.map((field) => rulesOf[field]));
  // None of these rules reads a row.
  return [...rules].flatMap((some) => decide(some, { ...context, successor }, unknownSuccessor).reasons);
}

/** A missing person, who can't own anything. */
const unknownSuccessor = { role: "viewer", canAct: false } as KnownMember;
