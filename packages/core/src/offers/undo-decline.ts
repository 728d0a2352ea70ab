import type { z } from "zod";
import { operation } from "../identity/operation.ts";
import { shiftKey } from "../shifts/view.ts";
import { planUndo, toReplyPlan } from "./answer-plans.ts";
import { offerAnswered } from "./events.ts";
import {
  ownReplyFacts,
  ownShiftFacts,
  replyLimits,
  replyOutput,
  replyTeamFacts,
  ownReplyOf,
  withSettings,
} from "./reply-context.ts";
import { ownReplyRules } from "./rules.ts";

/**
 * Undoes the caller's decline of an offered shift, until the offer closes (Q43). Has no effect if they haven't declined.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `schedule.archived`, `offer.withdrawn`, `shift.began`, `offer.closed`
 */
export const undoDecline = operation({
  name: "offers.undoDecline",
  summary: "Undoes the caller's decline of an offered shift.",
  portal: true,
  input: shiftKey,
  output: replyOutput,
  events: [offerAnswered],
  limits: replyLimits,
  prepare: withSettings<z.output<typeof shiftKey>>,
  load: [ownReplyFacts, ownShiftFacts, replyTeamFacts],
  context: ownReplyOf("decline"),
  rules: ownReplyRules,
  apply: ({ context }, _input, call) => toReplyPlan(context, planUndo(context, call)),
});
