import type { CallContext } from "../identity/operation.ts";
import { type Change, insert, update } from "../kernel/store/change.ts";
import type { BaseEvent, EventOf } from "../kernel/operations/event.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import type { Assignment } from "../shifts/assignments.ts";
import { type assignmentChanged, shiftAssigned } from "../shifts/declared-events.ts";
import { toStateChanges } from "../shifts/events.ts";
import {
  assigned,
  type AssignmentChange,
  assignmentWrites,
  freeSlot,
  released,
  shiftWrites,
  withPeople,
  withState,
} from "../shifts/slots.ts";
import { type AnswerState, type Offer, type OfferAnswer, offerAnswers, offers } from "./collection.ts";
import { offerAnswered, offerChanged } from "./events.ts";
import type { ReplyContext } from "./reply-context.ts";

/** The rows that an answer changes, apart from those in the context. */
interface KnownRows {
  /** The people on the shift. */
  readonly held: readonly Assignment[];
  /** The pending offers of the shift. */
  readonly pending: readonly Offer[];
  /** The people of the offer they answer, if there is one slot left. */
  readonly asked: readonly OfferAnswer[];
}

/** The changes of an answer, and the state of the person afterward. */
interface AnswerPlan<Event extends BaseEvent> {
  readonly state: AnswerState;
  readonly changes: readonly Change[];
  readonly events: readonly Event[];
}

type Answered = EventOf<typeof offerAnswered>;
type Accepted = Answered | EventOf<typeof offerChanged | typeof shiftAssigned | typeof assignmentChanged>;
type HandedBack = Answered | EventOf<typeof shiftAssigned>;

/** Puts the person on the shift. The offer is filled once the shift has no free slot. */
export function planAccept(
  context: ReplyContext,
  { held, pending, asked }: KnownRows,
  call: CallContext,
): AnswerPlan<Accepted> {
  const { shift, person, assignment } = context;
  const personId = person?.id ?? "";
  if (assignment?.active === true && assignment.state === "confirmed") return unchanged("accepted");
  const editing = { by: call.actor.personId, now: call.now };
  const isOn = assignment?.active === true;
  const people: AssignmentChange[] = held.map((one) =>
    one.personId === personId
      ? withNote(withState(one, shift, "confirmed", editing), noteOf(context))
      : { before: one, after: one },
  );
  if (!isOn) {
    const slot = freeSlot(shift, held);
    const put = assigned(shift, { personId, slot, state: "confirmed" }, assignment, editing);
    people.push(withNote(put, noteOf(context)));
  }
  const after = withPeople(shift, activeOf(people));
  const filled = after.taken >= after.slots ? pending.filter(({ state }) => state !== "filled") : [];
  return {
    state: "accepted",
    changes: [
      ...shiftWrites(shift, after),
      ...assignmentWrites(people),
      ...answerWrites(context, { state: "accepted", open: false }, call),
      ...filled.map(({ scheduleId, id }) => update(offers, [scheduleId, id], { state: "filled", dueAt: after.start })),
      ...(filled.length === 0 ? [] : notifyAsked(asked.filter((one) => one.personId !== personId))),
    ],
    events: [
      offerAnswered({ shiftId: shift.id, personId, answer: "accepted" }),
      ...(isOn ? [] : [shiftAssigned({ shiftId: shift.id, personId, was: null })]),
      ...toStateChanges(people),
      ...filled.map((offer) => toOfferChanged(offer, "filled")),
    ],
  };
}

/** The note of the planner who answers despite reasons, or who asked the person despite reasons. */
const noteOf = ({ override, answer }: ReplyContext): string =>
  override !== undefined && override.reasons.length > 0 ? override.note : (answer?.askNote ?? "");

/** Stores why the person is on the shift despite reasons against it. */
export const withNote = ({ before, after }: AssignmentChange, note: string): AssignmentChange => ({
  before,
  after: after === undefined || note === "" ? after : { ...after, overrideNote: note },
});

/** Declines an offer, or a slot offered directly: that one is free again, and the decline is stored with a separate offer. */
export function planDecline(
  context: ReplyContext,
  { held, pending }: KnownRows,
  reason: string,
  call: CallContext,
): AnswerPlan<Answered> {
  const { shift, person, assignment, answer } = context;
  const personId = person?.id ?? "";
  const isOn = assignment?.active === true;
  if (!isOn && answer?.state === "declined" && answer.reason === reason) return unchanged("declined");
  const events = [offerAnswered({ shiftId: shift.id, personId, answer: "declined" })];
  if (!isOn)
    return {
      state: "declined",
      changes: answerWrites(context, { state: "declined", reason }, call),
      events: answer?.state === "declined" ? [] : events,
    };
  const { changes } = withoutPerson(context, held, call);
  const declined = { state: "declined", open: true, reason } as const;
  const hasOffer = answer !== undefined && pending.some(({ id }) => id === answer.offerId);
  return {
    state: "declined",
    changes: [
      ...changes,
      ...(hasOffer ? answerWrites(context, declined, call) : directOffer(context, declined, call)),
      ...pending.map((offer) => dueNow(offer, call.now)),
    ],
    events,
  };
}

/** Undoes a decline. */
export function planUndo(context: ReplyContext, call: CallContext): AnswerPlan<Answered> {
  const { answer } = context;
  if (answer?.state !== "declined") return unchanged(answer?.state ?? "asked");
  return answered(context, { state: "asked", reason: "" }, call);
}

/** Puts the person on the waitlist, or takes them off it. The job gives them a slot that is already free. */
export function planWaitlist(
  context: ReplyContext,
  { pending }: KnownRows,
  isJoining: boolean,
  call: CallContext,
): AnswerPlan<Answered> {
  const { answer, assignment, offered } = context;
  const isThere = answer?.state === "waitlisted";
  if (answer === undefined || isThere === isJoining || assignment?.active === true)
    return unchanged(assignment?.active === true ? "accepted" : (answer?.state ?? "asked"));
  const plan = answered(context, { state: isJoining ? "waitlisted" : "asked", open: true, reason: "" }, call);
  const due = isJoining && offered === "open" ? pending.filter(({ id }) => id === answer.offerId) : [];
  return { ...plan, changes: [...plan.changes, ...due.map((offer) => dueNow(offer, call.now))] };
}

/** Takes a person off a shift they accepted. The job gives the slot to the next person on the waitlist. */
export function planHandBack(
  context: ReplyContext,
  { held, pending }: KnownRows,
  reason: string,
  call: CallContext,
): AnswerPlan<HandedBack> {
  const { shift, person, answer } = context;
  const personId = person?.id ?? "";
  if (context.assignment?.active !== true) return unchanged("handed-back");
  const given = { state: "handed-back", open: false, reason } as const;
  return {
    state: "handed-back",
    changes: [
      ...withoutPerson(context, held, call).changes,
      ...(answer === undefined ? directOffer(context, given, call) : answerWrites(context, given, call)),
      ...pending.map((offer) => dueNow(offer, call.now)),
    ],
    events: [
      offerAnswered({ shiftId: shift.id, personId, answer: "handed-back" }),
      shiftAssigned({ shiftId: shift.id, personId: null, was: personId }),
    ],
  };
}

/** The plan of an operation. Without totals: workers see the events of their dry runs. */
export function toReplyPlan<Event extends BaseEvent>(
  { schedule, shift }: ReplyContext,
  { state, changes, events }: AnswerPlan<Event>,
) {
  const output = { scheduleId: schedule.id, shiftId: shift.id, version: shift.version, state };
  if (changes.length === 0) return { output };
  const { change, entry } = recordScheduleChange(schedule, events);
  return { output, changes: [change, ...changes], journalEntries: [{ ...entry, events }] };
}

/** Makes the job look at an offer soon. */
export const dueNow = ({ scheduleId, id }: Pick<Offer, "scheduleId" | "id">, now: number): Change =>
  update(offers, [scheduleId, id], { dueAt: now });

/** Has a job notify the people who were asked that their offer was filled, or is open again. */
export const notifyAsked = (answers: readonly OfferAnswer[]): readonly Change[] =>
  answers
    .filter(({ open }) => open)
    .map(({ scheduleId, offerId, personId }) => update(offerAnswers, [scheduleId, offerId, personId], { open: true }));

/** The event of an offer that changes its state. */
export const toOfferChanged = (offer: Offer, state: Offer["state"]) =>
  offerChanged({ offerId: offer.id, shiftId: offer.shiftId, set: { state }, was: { state: offer.state } });

const unchanged = (state: AnswerState): AnswerPlan<never> => ({ state, changes: [], events: [] });

const activeOf = (people: readonly AssignmentChange[]): readonly Assignment[] =>
  people.flatMap(({ after }) => (after?.active === true ? [after] : []));

function answered(
  context: ReplyContext,
  set: Partial<OfferAnswer> & { state: AnswerState },
  call: CallContext,
): AnswerPlan<Answered> {
  const { shift, person } = context;
  return {
    state: set.state,
    changes: answerWrites(context, set, call),
    events: [offerAnswered({ shiftId: shift.id, personId: person?.id ?? "", answer: set.state })],
  };
}

function answerWrites(
  { answer, shift }: ReplyContext,
  set: Partial<OfferAnswer>,
  call: CallContext,
): readonly Change[] {
  if (answer === undefined) return [];
  const given = { ...set, answeredAt: call.now, answeredBy: call.actor.personId, answeredVersion: shift.version };
  return [update(offerAnswers, [answer.scheduleId, answer.offerId, answer.personId], given)];
}

function withoutPerson({ shift, person }: ReplyContext, held: readonly Assignment[], call: CallContext) {
  const editing = { by: call.actor.personId, now: call.now };
  const people = held.map((one) =>
    one.personId === person?.id ? released(one, shift, editing) : { before: one, after: one },
  );
  return { changes: [...shiftWrites(shift, withPeople(shift, activeOf(people))), ...assignmentWrites(people)] };
}

/** An offer to one person, for an answer to a slot they were assigned directly. */
function directOffer(
  { shift, person, assignment }: ReplyContext,
  answer: Pick<OfferAnswer, "state" | "open" | "reason">,
  call: CallContext,
): readonly Change[] {
  const { scheduleId, id: shiftId, version, start } = shift;
  const id = call.newId();
  const { by = call.actor.personId, changedAt = call.now } = assignment ?? {};
  const offer: Offer = {
    ...{ scheduleId, id, shiftId, version, state: "open", pending: true, deadline: start, dueAt: start },
    ...{ waveSize: null, waveMinutes: null, createdAt: changedAt, createdBy: by },
  };
  const row: OfferAnswer = {
    ...{
      scheduleId,
      offerId: id,
      shiftId,
      personId: person?.id ?? "",
      place: 0,
      askAt: changedAt,
      createdAt: call.now,
    },
    ...answer,
    ...{ answeredAt: call.now, answeredVersion: version, answeredBy: call.actor.personId },
    ...{ askNote: "", overridden: [] },
  };
  return [insert(offers, offer), insert(offerAnswers, row)];
}
