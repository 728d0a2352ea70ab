import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { assignmentChanged, shiftAssigned } from "../shifts/declared-events.ts";
import { shiftKey } from "../shifts/view.ts";
import { planAccept, toReplyPlan } from "./answer-plans.ts";
import { offerAnswered, offerChanged } from "./events.ts";
import { ownReplyParts } from "./own-reply.ts";

const input = shiftKey.extend({
  /** The version of the shift that the caller saw (Q42). */
  version: z.int(),
});

/**
 * Accepts a shift that is offered to the caller, or confirms one again after it changed (A47, Q61). The first acceptance to
 * be committed gets the slot (Q41). Has no effect if the caller has accepted it before. Shifts that weren't offered to the
 * caller aren't found (P42).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `schedule.archived`, `offer.withdrawn`, `shift.began`, `offer.closed`, `offer.already-filled`,
 *   `offer.changed` (with the current version), `offer.not-eligible` (with the reasons)
 */
export const acceptOffer = operation({
  name: "offers.accept",
  summary: "Accepts a shift that is offered to the caller.",
  ...ownReplyParts(input, "accept"),
  events: [offerAnswered, offerChanged, shiftAssigned, assignmentChanged],
  apply: ({ known, context }, _input, call) => toReplyPlan(context, planAccept(context, known, call)),
});
