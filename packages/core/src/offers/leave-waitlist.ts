import { operation } from "../identity/operation.ts";
import { shiftKey } from "../shifts/view.ts";
import { planWaitlist, toReplyPlan } from "./answer-plans.ts";
import { offerAnswered } from "./events.ts";
import { ownReplyParts } from "./own-reply.ts";

/**
 * Takes the caller off the waitlist of a shift.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `schedule.archived`, `offer.withdrawn`, `shift.began`, `offer.closed`
 */
export const leaveWaitlist = operation({
  name: "offers.leaveWaitlist",
  summary: "Leaves the waitlist of a shift.",
  ...ownReplyParts(shiftKey, "wait"),
  events: [offerAnswered],
  apply: ({ known, context }, _input, call) => toReplyPlan(context, planWaitlist(context, known, false, call)),
});
