import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { guard } from "../kernel/rule.ts";
import { type ConfirmedContext, sendingAgainIsConfirmed } from "../members/rules/inviting.ts";
import { memberKey } from "../members/view.ts";
import type { EvaluatedMember } from "../schedules/member-context.ts";
import { toScheduleContext } from "../schedules/schedule-context.ts";
import type { Invitation } from "./collection.ts";

/** The minimum milliseconds between two invitations to a person who declined. */
const sendAgainAfter = 7 * 86_400_000;

/** The input of an operation that sends an invitation to one member. */
export const sendInput = memberKey.extend({
  /** Required to send again after the invitation was revoked or declined. */
  confirm: z.literal(true).optional(),
});

interface SendContext extends ConfirmedContext {
  readonly tooSoon: Reason | undefined;
}

/** Why a person who declined can't be invited again yet; `undefined` if they can be (Q56). */
export function tooSoonAgain(invitation: Invitation | undefined, now: number): Reason | undefined {
  const { sentAgainAt = null } = invitation ?? {};
  const wait = sentAgainAt === null ? 0 : sentAgainAt + sendAgainAfter - now;
  return wait > 0 ? { code: "request.throttled", details: { retryAfter: Math.ceil(wait / 1000) } } : undefined;
}

/** The context of an operation that sends an invitation to one member. */
export function toSendContext(
  known: Parameters<typeof toScheduleContext>[0] & { readonly invitation: Invitation | undefined },
  { confirm }: Pick<z.output<typeof sendInput>, "confirm">,
  actor: Actor,
  now: number,
): SendContext | undefined {
  const context = toScheduleContext(known, actor);
  return context && { ...context, isConfirmed: confirm === true, tooSoon: tooSoonAgain(known.invitation, now) };
}

/** People who declined get at most one more invitation per week (Q56). */
const declinedPeopleAreAskedWeekly = guard<SendContext, EvaluatedMember>(
  "declined people are asked weekly",
  ({ tooSoon }) => tooSoon ?? true,
);

/** The rules for sending to one member, in addition to those of a row. */
export const sendAgainRules = [sendingAgainIsConfirmed, declinedPeopleAreAskedWeekly];
