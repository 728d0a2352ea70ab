import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { type Change, update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { toOfferChanged } from "./answer-plans.ts";
import { offerByKey, type Offer, type OfferAnswer, offerAnswers, offers } from "./collection.ts";
import { offerChanged } from "./events.ts";
import { answerPeopleFacts, answersIn, offerFacts } from "./offer-facts.ts";
import { offerStateAt } from "./offer-state.ts";
import { type WithdrawalContext, withdrawOfferRules } from "./rules.ts";
import { offerView, toOfferView } from "./view.ts";

/**
 * Withdraws an offer. People who accepted keep their slots; everyone else leaves the waitlist and can no longer answer (Q42).
 * Has no effect on a withdrawn offer.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`, `offer.closed` (it has lapsed)
 */
export const withdrawOffer = operation({
  name: "offers.withdraw",
  summary: "Withdraws an offer.",
  input: z.strictObject({ scheduleId: id, offerId: id }),
  output: z.strictObject({ offer: offerView }),
  events: [offerChanged],
  load: [
    ({ scheduleId, offerId }, actor) => ({
      ...scheduleFacts(scheduleId, actor),
      offer: offerByKey(scheduleId, offerId),
    }),
    ({ offer }) => offerFacts([offer]),
    (known, { scheduleId }) => answerPeopleFacts(known, scheduleId, [known.offer]),
  ],
  context: (known, _input, actor, now): WithdrawalContext | undefined => {
    const context = toMemberContext(known, actor, now);
    const { offer, shifts } = known;
    return context && offer && { ...context, offered: offerStateAt(offer, shifts[0], now) };
  },
  row: ({ offer }) => offer,
  rules: withdrawOfferRules,
  apply: ({ known, context: { schedule }, row }, _input, call) => {
    const answers = answersIn(known, row.id);
    const after: Offer = { ...row, state: "withdrawn", pending: false };
    const output = { offer: toOfferView(after, answers, known.shifts[0], known, call) };
    if (row.state === "withdrawn") return { output };
    const { change, entry } = recordScheduleChange(schedule, [toOfferChanged(row, "withdrawn")]);
    return { output, changes: [change, ...endWrites(row, answers, "withdrawn")], journalEntries: [entry] };
  },
});

/** The writes of an offer that ends. Unanswered people lapse. */
export const endWrites = (
  { scheduleId, id }: Offer,
  answers: readonly OfferAnswer[],
  state: Offer["state"],
): readonly Change[] => [
  update(offers, [scheduleId, id], { state, pending: false }),
  ...answers
    .filter((one) => one.open || one.state === "waiting")
    .map((one) =>
      update(offerAnswers, [one.scheduleId, one.offerId, one.personId], {
        open: false,
        ...(one.state === "declined" ? {} : { state: "lapsed" as const }),
      }),
    ),
];
