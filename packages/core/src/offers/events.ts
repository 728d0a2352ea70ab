import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";
import { newTotals } from "../schedules/events.ts";
import { answerStates, offerStates } from "./collection.ts";

export const offerCreated = event("offer-created", "A shift was offered to people.", {
  offerId: id,
  shiftId: id,
  personIds: z.array(id),
  ...newTotals,
});

const state = z.strictObject({ state: z.enum(offerStates) });

export const offerChanged = event("offer-changed", "An offer was filled, withdrawn or reopened, or has lapsed.", {
  offerId: id,
  shiftId: id,
  set: state,
  was: state,
  ...newTotals,
});

/** Contains no reason (Q60). */
export const offerAnswered = event(
  "offer-answered",
  "A person answered an offer, or confirmed or handed back a shift.",
  {
    shiftId: id,
    personId: id,
    answer: z.enum(answerStates),
    ...newTotals,
  },
);

export const offerAsked = event("offer-asked", "The next people of an offer were asked.", {
  offerId: id,
  shiftId: id,
  personIds: z.array(id),
  ...newTotals,
});

/** The events of offers, on the topic of their schedule. */
export const offerEvents = [offerCreated, offerChanged, offerAnswered, offerAsked] as const;
