import type { Reason } from "../contract/decision.ts";
import { decide, type Rule } from "../kernel/rule.ts";
import type { KnownMember } from "../members/change-member.ts";
import type { JudgedMember } from "../members/situation.ts";
import type { ScheduleSettable } from "../schedules/change-schedule.ts";
import { endRules, setAutoSendRules, transferRules, type TransferSituation, updateRules } from "../schedules/rules.ts";
import type { ScheduleSituation } from "../schedules/situation.ts";

/** Whose rules judge a value of the schedule, as if it were set by hand. */
const rulesOf: Readonly<Record<keyof ScheduleSettable, readonly Rule<TransferSituation, JudgedMember>[]>> = {
  name: updateRules,
  description: updateRules,
  timeZone: updateRules,
  autoSend: setAutoSendRules,
  state: endRules,
  ownerId: transferRules,
};

/** Why values of the schedule may not be set back, by the rules of whoever would set them by hand. */
export function reasonsAgainstScheduleBack(
  situation: ScheduleSituation,
  back: ScheduleSettable,
  memberOf: (personId: string) => KnownMember | undefined,
): readonly Reason[] {
  const { ownerId } = back;
  const successor = ownerId === undefined || ownerId === null ? ownerId : (memberOf(ownerId) ?? nobody);
  const fields = Object.keys(back) as (keyof ScheduleSettable)[];
  const rules = new Set(fields.map((field) => rulesOf[field]));
  // None of these rules looks at a row.
  return [...rules].flatMap((some) => decide(some, { ...situation, successor }, nobody).reasons);
}

/** Somebody who is not there: fit to own nothing. */
const nobody = { role: "viewer", able: false } as KnownMember;
