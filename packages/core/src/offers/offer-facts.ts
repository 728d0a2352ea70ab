import type { Facts } from "../identity/operation.ts";
import { shiftsByKey } from "../shifts/collection.ts";
import { answersOf, type Offer, type OfferAnswer } from "./collection.ts";
import { offeredPeopleFacts } from "./view.ts";
import { factNamed } from "../kernel/operations/named-facts.ts";

const nameOf = (offerId: string): string => `answers to ${offerId}`;

/** The load round of the shifts and answers of offers. */
export const offerFacts = (found: readonly (Offer | undefined)[]) => {
  const rows = found.filter((offer) => offer !== undefined);
  return {
    shifts: shiftsByKey(rows.map(({ scheduleId, shiftId }) => [scheduleId, shiftId])),
    ...(Object.fromEntries(rows.map(({ scheduleId, id }) => [nameOf(id), answersOf(scheduleId, id)])) as Facts),
  };
};

/** The answers to an offer from that round. */
export const answersIn = (known: object, offerId: string): readonly OfferAnswer[] =>
  factNamed<readonly OfferAnswer[]>(known, nameOf(offerId), []);

/** The load round of the people of offers. */
export const answerPeopleFacts = (known: object, scheduleId: string, found: readonly (Offer | undefined)[]) =>
  offeredPeopleFacts(
    scheduleId,
    found.flatMap((offer) => (offer === undefined ? [] : answersIn(known, offer.id).map(({ personId }) => personId))),
  );
