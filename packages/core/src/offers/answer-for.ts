import { z } from "zod";
import { eligibilityOverridden } from "../eligibility/events.ts";
import type { Actor } from "../identity/actor.ts";
import { operation } from "../identity/operation.ts";
import { id, note } from "../kernel/values/fields.ts";
import { assignmentChanged, shiftAssigned } from "../shifts/declared-events.ts";
import { shiftKey } from "../shifts/view.ts";
import { planAccept, planDecline, toReplyPlan } from "./answer-plans.ts";
import { offerAnswered, offerChanged } from "./events.ts";
import {
  replyFacts,
  replyOutput,
  replyShiftFacts,
  replyTeamFacts,
  toReplyContext,
  withSettings,
} from "./reply-context.ts";
import { answerForRules } from "./rules.ts";

const input = shiftKey.extend({
  personId: id,
  answer: z.enum(["accept", "decline"]),
  /** Why they decline: at most 1,000 characters. */
  reason: note.default(""),
  /** The version of the shift as the caller sees it. */
  version: z.int().optional(),
  /**
   * Why they get the shift even though their portal is paused or there are reasons against it (A11). People who plan this
   * schedule can read it.
   */
  override: note.min(1, "a reason").optional(),
});

/**
 * Answers an offer for a person, such as after a phone call (X13). The same rules apply as to their own answer, and the history shows who
 * gave it. With `override`, they accept despite reasons against them, if they are assignable.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `schedule.archived`,
 *   `offer.withdrawn`, `shift.began`, `offer.closed`, `offer.already-filled`, `offer.changed`, `offer.not-eligible`
 */
export const answerFor = operation({
  name: "offers.answerFor",
  summary: "Answers an offer for a person.",
  input,
  output: replyOutput.extend({ personId: id }),
  events: [offerAnswered, offerChanged, shiftAssigned, assignmentChanged, eligibilityOverridden],
  prepare: withSettings<z.output<typeof input>>,
  load: [replyFactsOf, replyShiftFactsOf, replyTeamFacts],
  context: (known, asked, actor, now) =>
    toReplyContext(known, { ...asked, seen: asked.version, answering: asked.answer }, asked.personId, actor, now),
  rules: answerForRules,
  apply: ({ known, context }, { personId, answer, reason }, call) => {
    const plan = answer === "accept" ? planAccept(context, known, call) : planDecline(context, known, reason, call);
    const reasons = answer === "accept" && plan.changes.length > 0 ? (context.override?.reasons ?? []) : [];
    const overridden = { shiftId: context.shift.id, personId, reasons: reasons.map(({ code }) => code) };
    const events = reasons.length === 0 ? plan.events : [...plan.events, eligibilityOverridden(overridden)];
    const { output, ...more } = toReplyPlan(context, { ...plan, events });
    return { ...more, output: { ...output, personId } };
  },
});

type Asked = z.output<typeof input>;

function replyFactsOf(asked: Asked, actor: Actor) {
  return replyFacts(asked, asked.personId, actor);
}

function replyShiftFactsOf(known: Parameters<typeof replyShiftFacts>[0], { personId }: Asked) {
  return replyShiftFacts(known, personId);
}
