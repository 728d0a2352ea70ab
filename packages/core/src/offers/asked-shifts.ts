import { schedulesById, isThere, type ScheduleRow } from "../schedules/collection.ts";
import { type Assignment, visibleAssignmentsOf } from "../shifts/assignments.ts";
import { type Shift, shiftsByKey } from "../shifts/collection.ts";
import { type Offer, type OfferAnswer, offersByKey, openAnswersOf } from "./collection.ts";
import { stateOfReply } from "./reply-context.ts";

/** The maximum number of offers that are read for a person. */
export const maxOwn = 50;

interface KnownAsked {
  readonly direct: readonly Assignment[];
  readonly changed: readonly Assignment[];
  readonly answers: readonly OfferAnswer[];
}

interface KnownShifts extends KnownAsked {
  readonly shifts: readonly Shift[];
  readonly offers: readonly Offer[];
  readonly schedules: readonly ScheduleRow[];
}

interface ShiftKey {
  readonly scheduleId: string;
  readonly shiftId: string;
}

interface Asked extends ShiftKey {
  readonly assignment?: Assignment | undefined;
  readonly answer?: OfferAnswer | undefined;
}

/** A shift that is offered to a person, or that changed since they accepted it. */
export interface AskedShift extends Omit<Asked, keyof ShiftKey> {
  readonly shift: Shift;
  readonly schedule: ScheduleRow;
  readonly offer: Offer | undefined;
  readonly offered: ReturnType<typeof stateOfReply>;
  /** `asked`: waits for an answer. `changed`: accepted before the shift changed, confirm it again or hand it back (Q61). */
  readonly state: "asked" | "declined" | "waitlisted" | "changed";
}

/** Names a shift. */
export const nameOfShift = ({ scheduleId, shiftId }: ShiftKey): string => JSON.stringify([scheduleId, shiftId]);

/** The first round: what a person was asked. */
export const askedFacts = (personId: string, now: number) => {
  const mine = (state: Assignment["state"]) =>
    visibleAssignmentsOf({ equal: [personId, true], from: now + 1, limit: maxOwn, filter: { state } });
  return { direct: mine("offered"), changed: mine("changed"), answers: openAnswersOf(personId, maxOwn) };
};

/** The second round: the shifts, their offers and schedules. */
export const askedShiftFacts = (known: KnownAsked) => {
  const asked = askedOf(known);
  return {
    shifts: shiftsByKey(asked.map(({ scheduleId, shiftId }) => [scheduleId, shiftId])),
    offers: offersByKey(known.answers.map(({ scheduleId, offerId }) => [scheduleId, offerId])),
    schedules: schedulesById([...new Set(asked.map(({ scheduleId }) => scheduleId))].map((one) => [one])),
  };
};

/** The shifts that are still offered to the person, each once. */
export function askedShifts(known: KnownShifts, now: number): readonly AskedShift[] {
  const shifts = new Map(known.shifts.map((shift) => [nameOfShift({ ...shift, shiftId: shift.id }), shift]));
  const schedules = new Map(known.schedules.filter(isThere).map((schedule) => [schedule.id, schedule]));
  const offers = new Map(known.offers.map((offer) => [offer.id, offer]));
  return askedOf(known).flatMap(({ assignment, answer, ...key }): AskedShift[] => {
    const [shift, schedule] = [shifts.get(nameOfShift(key)), schedules.get(key.scheduleId)];
    if (shift === undefined || schedule === undefined || shift.start <= now) return [];
    const offer = answer && offers.get(answer.offerId);
    const offered = stateOfReply(shift, offer, assignment, now);
    if (offered === "withdrawn" || offered === "lapsed") return [];
    const state = assignment?.state === "changed" ? "changed" : answer === undefined ? "asked" : stateOf(answer.state);
    return [{ shift, schedule, assignment, answer, offer, offered, state }];
  });
}

/** Each shift once: a slot of the person's own before an offer. */
function askedOf({ direct, changed, answers }: KnownAsked): readonly Asked[] {
  const asked = new Map<string, Asked>();
  for (const assignment of [...changed, ...direct])
    asked.set(nameOfShift(assignment), { ...keyOf(assignment), assignment });
  for (const answer of answers)
    if (!asked.has(nameOfShift(answer))) asked.set(nameOfShift(answer), { ...keyOf(answer), answer });
  return [...asked.values()];
}

const keyOf = ({ scheduleId, shiftId }: ShiftKey): ShiftKey => ({ scheduleId, shiftId });

const stateOf = (state: OfferAnswer["state"]): AskedShift["state"] =>
  state === "declined" || state === "waitlisted" ? state : "asked";
