import { boolean, collection, integer, json, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";

/** The states of an offer. `filled` opens again if a slot becomes free before the deadline. */
export const offerStates = ["open", "filled", "withdrawn", "lapsed"] as const;

/** The state of an offer. */
export type OfferState = (typeof offerStates)[number];

/**
 * The states of a person in an offer. `waiting`: their wave hasn't been asked yet. `lapsed`: the offer ended before they
 * answered, or they can't answer anymore.
 */
export const answerStates = [
  "waiting",
  "asked",
  "accepted",
  "declined",
  "waitlisted",
  "handed-back",
  "lapsed",
] as const;

/** The state of a person in an offer. */
export type AnswerState = (typeof answerStates)[number];

/** Offers: the free slots of a shift, offered to people at once or in waves (X13). Instants are milliseconds since the epoch. */
export const offers = collection("offers", {
  fields: {
    scheduleId: text(),
    id: text(),
    shiftId: text(),
    state: text<OfferState>(),
    /** Whether anything can still happen: it is open, or filled and its shift hasn't begun. */
    pending: boolean(),
    /** The version of the shift it was made for (Q42). */
    version: integer(),
    /** The last instant to answer. */
    deadline: integer(),
    /** The number of people asked at once and the minutes between two waves; null if everyone is asked at once. */
    waveSize: nullable(integer()),
    waveMinutes: nullable(integer()),
    /** When the job looks at it next: the next wave, the deadline or the start of the shift. */
    dueAt: integer(),
    createdAt: integer(),
    createdBy: text(),
  },
  key: ["scheduleId", "id"],
  indexes: {
    shift: ["scheduleId", "shiftId", "pending", "createdAt"],
    pending: ["scheduleId", "pending", "createdAt"],
    created: ["scheduleId", "createdAt"],
    due: ["pending", "dueAt"],
  },
  references: { scheduleId: "schedules" },
  purgedWith: "scheduleId",
});

/** A row of `offers`. */
export type Offer = RowIn<typeof offers>;

/** The people of each offer and their answers. */
export const offerAnswers = collection("offer_answers", {
  fields: {
    scheduleId: text(),
    offerId: text(),
    personId: text(),
    shiftId: text(),
    state: text<AnswerState>(),
    /** Whether the person sees it among their offers. */
    open: boolean(),
    /** The order in which people are asked, from 0. */
    place: integer(),
    /** When they were or will be asked. */
    askAt: integer(),
    answeredAt: nullable(integer()),
    /** The version of the shift they answered (Q42). */
    answeredVersion: nullable(integer()),
    /** Why they declined; empty if they gave no reason (Q43). */
    reason: text(),
    /** Who answered: the person, or a planner for them. */
    answeredBy: nullable(text()),
    /** Why a planner asks the person despite reasons against it; empty otherwise. */
    askNote: text(),
    /** The codes of these reasons, which don't block an acceptance. */
    overridden: json<readonly string[]>(),
    createdAt: integer(),
  },
  key: ["scheduleId", "offerId", "personId"],
  indexes: {
    offer: ["scheduleId", "offerId", "place"],
    mine: ["personId", "open", "askAt"],
    latest: ["personId", "scheduleId", "shiftId", "createdAt"],
  },
  references: { scheduleId: "schedules", personId: "people" },
  purgedWith: "scheduleId",
  personal: [
    {
      subject: "personId",
      erase: "remove",
      merge: mergeAnswers,
      export: ["scheduleId", "shiftId", "state", "askAt", "answeredAt", "reason"],
    },
  ],
  // People whose wave hasn't been asked yet don't know of the offer.
  signals: { subject: "personId", when: ({ open, state }) => open === true || (open === false && state !== "waiting") },
});

/** A row of `offer_answers`. */
export type OfferAnswer = RowIn<typeof offerAnswers>;

interface AnswerRow {
  readonly personId: string;
  readonly scheduleId: string;
  readonly offerId: string;
  readonly shiftId: string;
  readonly state: AnswerState;
  readonly open: boolean;
  readonly place: number;
  readonly askAt: number;
  readonly answeredAt: number | null;
  readonly answeredVersion: number | null;
  readonly reason: string;
  readonly answeredBy: string | null;
  readonly askNote: string;
  readonly overridden: readonly string[];
  readonly createdAt: number;
}

/** If there are two answers to one offer, the one that was given remains. */
function mergeAnswers(
  from: AnswerRow,
  into: AnswerRow | undefined,
  { into: personId }: { readonly into: string },
): { readonly row: AnswerRow } {
  const kept = into !== undefined && (into.answeredAt !== null || from.answeredAt === null) ? into : from;
  return { row: { ...kept, personId } };
}

/** The maximum number of people in one offer. */
export const maxAsked = 200;

/** The maximum number of pending offers of one shift that are read. */
export const maxOffersOfShift = 50;

/** Gets an offer. */
export const offerByKey = get(offers);
/** Gets several offers. */
export const offersByKey = getMany(offers);
/** Lists offers in the order they are due. */
export const offersByDue = list(offers, "due", 1, ["scheduleId", "id", "dueAt"]);

const ofShift = list(offers, "shift", 3);
const latest = list(offerAnswers, "latest", 3);
const ofOffer = list(offerAnswers, "offer", 2);
const mine = list(offerAnswers, "mine", 2);

/** The pending offers of a shift, the oldest first. */
export const pendingOffersOf = (scheduleId: string, shiftId: string) =>
  ofShift({ equal: [scheduleId, shiftId, true], limit: maxOffersOfShift });

/** The last time a shift was offered to a person. */
export const latestAnswerOf = (personId: string, scheduleId: string, shiftId: string) =>
  latest({ equal: [personId, scheduleId, shiftId], limit: 1, reverse: true });

/** The people of an offer, in the order in which they are asked. */
export const answersOf = (scheduleId: string, offerId: string) =>
  ofOffer({ equal: [scheduleId, offerId], limit: maxAsked });

/** What a person sees among their offers, the latest first. */
export const openAnswersOf = (personId: string, limit: number) =>
  mine({ equal: [personId, true], limit, reverse: true });
