import { operation } from "../identity/operation.ts";
import { shiftKey } from "../shifts/view.ts";
import { planWaitlist, toReplyPlan } from "./answer-plans.ts";
import { offerAnswered } from "./events.ts";
import { ownReplyParts } from "./own-reply.ts";

/**
 * Puts the caller on the waitlist of a shift that is offered to them and filled. If a slot becomes free, the first eligible
 * person gets it, or is asked again if the shift has changed since they joined (Q42).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `schedule.archived`, `offer.withdrawn`, `shift.began`, `offer.closed`
 */
export const joinWaitlist = operation({
  name: "offers.joinWaitlist",
  summary: "Joins the waitlist of a shift that is offered to the caller.",
  ...ownReplyParts(shiftKey, "wait"),
  events: [offerAnswered],
  apply: ({ known, context }, _input, call) => toReplyPlan(context, planWaitlist(context, known, true, call)),
});
