import { z } from "zod";
import type { JobEnvironment } from "../identity/domain.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/operations/rule.ts";
import { type Change, update } from "../kernel/store/change.ts";
import { workOnDueRows } from "../kernel/queues/due-rows.ts";
import { id } from "../kernel/values/fields.ts";
import { candidateFacts, toCandidates } from "../eligibility/candidate-facts.ts";
import { teamFacts, toTeam } from "../eligibility/team.ts";
import { isThere, type Schedule, scheduleById } from "../schedules/collection.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { assignmentsByKey, assignmentsOf } from "../shifts/assignments.ts";
import { shiftByKey } from "../shifts/collection.ts";
import { shiftAssigned } from "../shifts/declared-events.ts";
import {
  assigned,
  type AssignmentChange,
  assignmentWrites,
  freeSlot,
  shiftWrites,
  withPeople,
} from "../shifts/slots.ts";
import { notifyAsked, toOfferChanged, withNote } from "./answer-plans.ts";
import { answersOf, type OfferAnswer, offerAnswers, offerByKey, offers, offersByDue } from "./collection.ts";
import { offerAnswered, offerAsked, offerChanged } from "./events.ts";
import { nextOfferState } from "./offer-state.ts";
import { askFacts, heldWaves, waveTimes } from "./hold-waves.ts";
import { reasonsAgainst, withSettings } from "./reply-context.ts";
import { ableIn, offeredPeopleFacts } from "./view.ts";
import { endWrites } from "./withdraw-offer.ts";

/** The maximum number of people on a waitlist that one run evaluates. */
const maxEvaluated = 20;

/** The people on the waitlist, the first to join first. */
const waitlistOf = (answers: readonly OfferAnswer[]): readonly OfferAnswer[] =>
  answers
    .filter(({ state }) => state === "waitlisted")
    .sort((one, other) => (one.answeredAt ?? 0) - (other.answeredAt ?? 0) || one.place - other.place)
    .slice(0, maxEvaluated);

const input = z.strictObject({ scheduleId: id, offerId: id });

/**
 * Does what is due for one offer: gives free slots to the waitlist, asks the next wave, or ends the offer at its deadline or
 * the start of the shift. Evaluated again in its transaction, so that two processes never do it twice.
 */
export const advanceOffer = operation({
  name: "offers.advance",
  summary: "Asks the next people of an offer, serves its waitlist, or ends it.",
  internal: true,
  input,
  output: z.strictObject({ changed: z.boolean() }),
  events: [offerChanged, offerAsked, offerAnswered, shiftAssigned],
  prepare: (asked: z.output<typeof input>, actor, environment) => ({
    ...withSettings(asked, actor, environment),
    times: waveTimes(environment),
  }),
  load: [
    ({ scheduleId, offerId }) => ({
      schedule: scheduleById(scheduleId),
      offer: offerByKey(scheduleId, offerId),
      answers: answersOf(scheduleId, offerId),
    }),
    ({ offer, answers }, { times }, _actor, now) => ({
      shift: shiftByKey(offer?.scheduleId ?? "", offer?.shiftId ?? ""),
      ...askFacts(
        times,
        answers.filter((one) => one.state === "waiting" && one.askAt <= now).map(({ personId }) => personId),
      ),
    }),
    ({ schedule, shift, answers }) => {
      const waiting = waitlistOf(answers);
      const isFree = shift !== undefined && shift.taken < shift.slots;
      return {
        held: assignmentsOf([shift]),
        earlier: assignmentsByKey(waiting.map((one) => [one.scheduleId, one.shiftId, one.personId])),
        ...offeredPeopleFacts(
          shift?.scheduleId ?? "",
          waiting.map(({ personId }) => personId),
        ),
        ...candidateFacts(
          isFree ? shift : undefined,
          waiting.map(({ personId }) => personId),
          schedule?.organizationId,
        ),
      };
    },
    ({ schedule, shift, held }) => teamFacts(held, [shift], schedule?.organizationId),
  ],
  context: ({ schedule }): { readonly schedule: Schedule } | undefined => schedule && { schedule },
  row: ({ offer }) => offer,
  rules: [grant<{ readonly schedule: Schedule }>("offers advance in time", () => true)],
  apply: ({ known, context: { schedule }, row: offer }, { settings, times }, { now }) => {
    const { shift, answers } = known;
    if (!offer.pending || offer.dueAt > now) return { output: { changed: false } };
    if (!isThere(schedule) || shift === undefined) {
      return { output: { changed: true }, changes: endWrites(offer, answers, "withdrawn") };
    }
    const state = nextOfferState(offer, shift, now);
    const isOver = shift.start <= now || !["open", "filled", "lapsed"].includes(state);
    const people: AssignmentChange[] = known.held.map((one) => ({ before: one, after: one }));
    const served: OfferAnswer[] = [];
    if (!isOver && state !== "filled") {
      const waiting = waitlistOf(answers);
      const candidates = toCandidates(
        known,
        shift,
        waiting.map(({ personId }) => personId),
        schedule.timeZone,
      );
      const able = ableIn(known);
      const earlier = new Map(known.earlier.map((one) => [one.personId, one]));
      const context = { ...shift, team: toTeam(known) };
      for (const [place, answer] of waiting.entries()) {
        const taken = people.flatMap(({ after }) => after ?? []);
        const candidate = candidates[place];
        if (taken.length >= shift.slots) break;
        if (candidate === undefined || !able.has(answer.personId)) continue;
        if (reasonsAgainst(context, settings, candidate, answer).length > 0) continue;
        if (taken.some(({ personId }) => personId === answer.personId)) continue;
        // People who joined before the shift changed are asked again (Q42).
        const slotState = answer.answeredVersion === shift.version ? "confirmed" : "offered";
        const slot = { personId: answer.personId, slot: freeSlot(shift, taken), state: slotState } as const;
        const put = assigned(shift, slot, earlier.get(answer.personId), { by: offer.createdBy, now });
        people.push(withNote(put, answer.askNote));
        served.push(answer);
      }
    }
    const active = people.flatMap(({ after }) => after ?? []);
    const after = served.length === 0 ? shift : withPeople(shift, active);
    const next = nextOfferState(offer, after, now);
    const isEnding = next === "lapsed" || next === "withdrawn" || shift.start <= now;
    const rest = answers.filter((one) => !served.includes(one));
    const isAsking = !isEnding && next === "open";
    const waiting = rest.filter((one) => one.state === "waiting");
    const timed = isAsking ? heldWaves(waiting, known, { ...times, offer, shift, schedule, now }) : waiting;
    const due = isAsking ? timed.filter(({ askAt }) => askAt <= now) : [];
    const postponed = timed.filter(({ askAt }, place) => askAt !== waiting[place]?.askAt);
    const later = timed.filter((one) => !due.includes(one)).map(({ askAt }) => askAt);
    const dueAt = next === "open" ? Math.min(...later, offer.deadline, shift.start) : shift.start;
    const personIds = due.map(({ personId }) => personId);
    const events = [
      ...(next === offer.state ? [] : [toOfferChanged(offer, next)]),
      ...(due.length === 0 ? [] : [offerAsked({ offerId: offer.id, shiftId: shift.id, personIds })]),
      ...served.flatMap(({ personId }) => [
        offerAnswered({ shiftId: shift.id, personId, answer: "accepted" }),
        shiftAssigned({ shiftId: shift.id, personId, was: null }),
      ]),
    ];
    const rows: readonly Change[] = [
      ...shiftWrites(shift, after),
      ...assignmentWrites(people),
      ...served.map((one) => update(offerAnswers, keyOf(one), { state: "accepted", open: false })),
      ...due.map((one) => update(offerAnswers, keyOf(one), { state: "asked", open: true, askAt: now })),
      ...postponed.map((one) => update(offerAnswers, keyOf(one), { askAt: one.askAt })),
      ...(isEnding
        ? endWrites(offer, rest, next)
        : [update(offers, [offer.scheduleId, offer.id], { state: next, dueAt })]),
      ...(isEnding || next === offer.state ? [] : notifyAsked(rest)),
    ];
    if (events.length === 0) return { output: { changed: true }, changes: rows };
    const { change, entry } = recordScheduleChange(schedule, events);
    return { output: { changed: true }, changes: [change, ...rows], journalEntries: [entry] };
  },
});

const keyOf = ({ scheduleId, offerId, personId }: OfferAnswer): readonly string[] => [scheduleId, offerId, personId];

/** The maximum number of offers of one run. */
const maxAtOnce = 100;

/**
 * Does what is due for all offers, each in its own transaction.
 * @returns the number of offers
 * @throws {StoreUnavailable} the store can't be written; the next run continues
 * @throws {RollcallError} why one of them failed, after all others are done; the next run continues
 */
export async function advanceDue(environment: JobEnvironment): Promise<number> {
  let done = 0;
  await workOnDueRows(environment, {
    name: advanceOffer.name,
    query: offersByDue,
    page: () => ({ equal: [true], limit: maxAtOnce }),
    isDue: ({ dueAt }, now) => dueAt <= now,
    keyOf: ({ scheduleId, id }) => [scheduleId, id],
    async work([{ scheduleId, id: offerId }]) {
      await environment.run(advanceOffer.name, { scheduleId, offerId });
      done++;
    },
  });
  return done;
}
