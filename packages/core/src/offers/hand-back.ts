import { operation } from "../identity/operation.ts";
import { note } from "../kernel/values/fields.ts";
import { shiftAssigned } from "../shifts/declared-events.ts";
import { shiftKey } from "../shifts/view.ts";
import { planHandBack, toReplyPlan } from "./answer-plans.ts";
import { offerAnswered } from "./events.ts";
import { ownReplyParts } from "./own-reply.ts";

const input = shiftKey.extend({
  /** Why, for schedulers and admins of the organization: at most 1,000 characters. */
  reason: note.default(""),
});

/**
 * Hands back one of the caller's accepted shifts, even one that changed (Q61). The next person on the waitlist gets the slot;
 * otherwise it is free again. Has no effect if they handed it back before.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `schedule.archived`, `offer.withdrawn`, `shift.began`, `offer.closed` (it isn't accepted)
 */
export const handBack = operation({
  name: "offers.handBack",
  summary: "Hands back one of the caller's accepted shifts.",
  ...ownReplyParts(input, "hand-back"),
  events: [offerAnswered, shiftAssigned],
  apply: ({ known, context }, { reason }, call) => toReplyPlan(context, planHandBack(context, known, reason, call)),
});
