import { operation } from "../identity/operation.ts";
import { shiftKey } from "../shifts/view.ts";
import { planUndo, toReplyPlan } from "./answer-plans.ts";
import { offerAnswered } from "./events.ts";
import { ownReplyParts } from "./own-reply.ts";

/**
 * Undoes the caller's decline of an offered shift, until the offer closes (Q43). Has no effect if they haven't declined.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `schedule.archived`, `offer.withdrawn`, `shift.began`, `offer.closed`
 */
export const undoDecline = operation({
  name: "offers.undoDecline",
  summary: "Undoes the caller's decline of an offered shift.",
  ...ownReplyParts(shiftKey, "decline"),
  events: [offerAnswered],
  apply: ({ context }, _input, call) => toReplyPlan(context, planUndo(context, call)),
});
