import { operation } from "../identity/operation.ts";
import { note } from "../kernel/values/fields.ts";
import { shiftKey } from "../shifts/view.ts";
import { planDecline, toReplyPlan } from "./answer-plans.ts";
import { offerAnswered } from "./events.ts";
import { ownReplyParts } from "./own-reply.ts";

const input = shiftKey.extend({
  /** Why, for schedulers and admins of the organization: at most 1,000 characters. */
  reason: note.default(""),
});

/**
 * Declines a shift that is offered to the caller (A47). The decline can be undone until the offer closes (Q43). Shifts that
 * weren't offered to the caller aren't found (P42).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `schedule.archived`, `offer.withdrawn`, `shift.began`, `offer.closed` (also if the caller has
 *   accepted it: hand it back)
 */
export const declineOffer = operation({
  name: "offers.decline",
  summary: "Declines a shift that is offered to the caller.",
  ...ownReplyParts(input, "decline"),
  events: [offerAnswered],
  apply: ({ known, context }, { reason }, call) => toReplyPlan(context, planDecline(context, known, reason, call)),
});
