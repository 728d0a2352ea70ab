import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { membersPlan, outsidersSeeNothing } from "../schedules/role-rules.ts";
import { offerByKey } from "./collection.ts";
import { answerPeopleFacts, answersIn, offerFacts } from "./offer-facts.ts";
import { offerView, toOfferView } from "./view.ts";

/**
 * Gets an offer with the answers of everyone asked, for people who plan the schedule (B63, Q60).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const getOffer = operation({
  name: "offers.get",
  summary: "Gets an offer with its answers.",
  input: z.strictObject({ scheduleId: id, offerId: id }),
  output: z.strictObject({ offer: offerView }),
  load: [
    ({ scheduleId, offerId }, actor) => ({
      ...scheduleFacts(scheduleId, actor),
      offer: offerByKey(scheduleId, offerId),
    }),
    ({ offer }) => offerFacts([offer]),
    (known, { scheduleId }) => answerPeopleFacts(known, scheduleId, [known.offer]),
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  row: ({ offer }) => offer,
  rules: [outsidersSeeNothing, membersPlan],
  apply: ({ known, row }, _input, call) => ({
    output: { offer: toOfferView(row, answersIn(known, row.id), known.shifts[0], known, call) },
  }),
});
