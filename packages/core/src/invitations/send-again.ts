import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { guard } from "../kernel/operations/rule.ts";
import { type ConfirmedContext, declined, sendingAgainIsConfirmed } from "../members/rules/inviting.ts";
import { memberKey } from "../members/view.ts";
import type { EvaluatedMember } from "../schedules/member-context.ts";
import { toScheduleContext } from "../schedules/schedule-context.ts";
import type { Invitation } from "./collection.ts";

/** The input of an operation that sends an invitation to one member. */
export const sendInput = memberKey.extend({
  /** Required to send again after the invitation was revoked or declined. */
  confirm: z.literal(true).optional(),
});

interface SendContext extends ConfirmedContext {
  /** Whether the person declined, perhaps before they were removed and added again. */
  readonly hasDeclined: boolean;
}

/** The context of an operation that sends an invitation to one member. */
export function toSendContext(
  known: Parameters<typeof toScheduleContext>[0] & { readonly invitation: Invitation | undefined },
  { confirm }: Pick<z.output<typeof sendInput>, "confirm">,
  actor: Actor,
  now: number,
): SendContext | undefined {
  const context = toScheduleContext(known, actor, now);
  return context && { ...context, isConfirmed: confirm === true, hasDeclined: known.invitation?.declined === true };
}

/** Whether a person who declined was removed and added again, and hasn't been invited since. */
const isBack = ({ invitation }: Pick<EvaluatedMember, "invitation">): boolean => invitation === "not-invited";

/** Why a bulk send skips a member who declined before they were removed and added again; `undefined` if it doesn't (Q56). */
export const skippedAgain = (
  row: Pick<EvaluatedMember, "invitation">,
  invitation: Invitation | undefined,
): Reason | undefined => (invitation?.declined && isBack(row) ? declined : undefined);

/** People who declined are invited again only after a confirmation, even if they were removed and added again (Q56). */
const returningIsConfirmed = guard<SendContext, EvaluatedMember>(
  "returning people are invited after a confirmation",
  ({ isConfirmed, hasDeclined }) => isConfirmed || !hasDeclined || ((row) => !isBack(row) || declined),
);

/** The rules for sending to one member, in addition to those of a row. */
export const sendAgainRules = [sendingAgainIsConfirmed, returningIsConfirmed];
