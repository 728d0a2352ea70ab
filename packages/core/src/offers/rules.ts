import type { Reason } from "../contract/decision.ts";
import { grant, guard, type Rule } from "../kernel/operations/rule.ts";
import type { MemberContext } from "../schedules/member-context.ts";
import { archivedSchedulesCantChange } from "../schedules/role-rules.ts";
import { changeShiftsRules } from "../schedules/rules.ts";
import { nobodyOverwritesALaterVersion } from "../shifts/rules.ts";
import type { EvaluatedShift, ShiftContext } from "../shifts/shift-context.ts";
import { isOpen } from "../shifts/statuses.ts";
import type { OfferState } from "./collection.ts";
import type { ReplyContext } from "./reply-context.ts";

const hidden: Reason = { code: "request.not-found" };
const began: Reason = { code: "shift.began" };
const withdrawn: Reason = { code: "offer.withdrawn" };
const filled: Reason = { code: "offer.already-filled" };
const closed: Reason = { code: "offer.closed" };

/** Everyone answers for themselves only (P42). */
export const peopleAnswerForThemselves = grant<ReplyContext>(
  "people answer for themselves",
  ({ actor, person }) => person?.id === actor.personId || hidden,
);

/** Whether the person has the shift and confirmed it: accepting again changes nothing. */
const isAccepted = ({ answering, assignment }: ReplyContext): boolean =>
  answering !== "hand-back" && assignment?.active === true && assignment.state === "confirmed";

/** Whether what they answer is in this state, before the shift begins. */
const isIn = (context: ReplyContext, state: OfferState): boolean =>
  context.offered === state && context.shift.start > context.now && !isAccepted(context);

/** Whether they want to accept what is open. */
const acceptsOpen = (context: ReplyContext): boolean => context.answering === "accept" && isIn(context, "open");

/** An offer that was withdrawn, or whose shift was canceled or hidden, can't be answered (Q42). */
export const withdrawnOffersCantBeAnswered = guard<ReplyContext>(
  "withdrawn offers can't be answered",
  (context) => context.offered !== "withdrawn" || isAccepted(context) || withdrawn,
);

/** A shift that has begun can't be answered (Q42). */
export const shiftsThatBeganCantBeAnswered = guard<ReplyContext>(
  "shifts that began can't be answered",
  (context) => context.offered === "withdrawn" || context.shift.start > context.now || isAccepted(context) || began,
);

/** After the deadline, an offer is closed. */
export const closedOffersCantBeAnswered = guard<ReplyContext>(
  "closed offers can't be answered",
  (context) => !isIn(context, "lapsed") || closed,
);

/** The first committed acceptance wins (Q41). */
export const filledOffersCantBeAccepted = guard<ReplyContext>(
  "filled offers can't be accepted",
  (context) => context.answering !== "accept" || !isIn(context, "filled") || filled,
);

/** People accept the version of the shift they saw (Q42). */
export const peopleAcceptWhatTheySaw = guard<ReplyContext>("people accept what they saw", (context) => {
  const { seen, shift } = context;
  if (seen === undefined || seen === shift.version || !acceptsOpen(context)) return true;
  return { code: "offer.changed", details: { version: shift.version } };
});

/** Only eligible people accept (A13). */
export const eligiblePeopleAccept = guard<ReplyContext>("eligible people accept", (context) => {
  const { blocking } = context;
  if (blocking.length === 0 || !acceptsOpen(context)) return true;
  return { code: "offer.not-eligible", details: { reasons: blocking.map(({ code }) => code) } };
});

/** A shift that is accepted is handed back, not declined. */
export const acceptedShiftsAreHandedBack = guard<ReplyContext>(
  "accepted shifts are handed back",
  ({ answering, assignment }) =>
    answering !== "decline" || assignment?.active !== true || assignment.state === "offered" || closed,
);

/** Only a shift that was accepted can be handed back. */
export const onlyAcceptedShiftsAreHandedBack = guard<ReplyContext>(
  "only accepted shifts are handed back",
  ({ answering, answer, assignment }) => {
    if (answering !== "hand-back") return true;
    const isOn = assignment?.active === true;
    return (isOn ? assignment.state !== "offered" : answer?.state === "handed-back") || closed;
  },
);

const answerGuards: readonly Rule<ReplyContext>[] = [
  withdrawnOffersCantBeAnswered,
  shiftsThatBeganCantBeAnswered,
  closedOffersCantBeAnswered,
  filledOffersCantBeAccepted,
  peopleAcceptWhatTheySaw,
  eligiblePeopleAccept,
  acceptedShiftsAreHandedBack,
  onlyAcceptedShiftsAreHandedBack,
];

/** The rules of answering for oneself. */
export const ownReplyRules: readonly Rule<ReplyContext>[] = [
  peopleAnswerForThemselves,
  archivedSchedulesCantChange,
  ...answerGuards,
];

/** The rules of answering for others: everyone who plans the schedule does (B63), with the limits of their own answer. */
export const answerForRules: readonly Rule<ReplyContext>[] = [...changeShiftsRules, ...answerGuards];

/** Canceled and completed shifts aren't offered. */
export const openShiftsAreOffered = guard<ShiftContext, EvaluatedShift>(
  "open shifts are offered",
  () =>
    ({ status }) =>
      isOpen(status) || { code: "shift.closed", remedy: "reopen-the-shift" },
);

/** Shifts are offered before they begin. */
export const shiftsAreOfferedBeforeTheyBegin = guard<ShiftContext, EvaluatedShift>(
  "shifts are offered before they begin",
  ({ now }) =>
    ({ start, status }) =>
      start > now || !isOpen(status) || began,
);

/** Only free slots are offered. */
export const freeSlotsAreOffered = guard<ShiftContext, EvaluatedShift>(
  "free slots are offered",
  () =>
    ({ slots, taken }) =>
      taken < slots || { code: "shift.full", remedy: "release-someone" },
);

/** The context of creating an offer. */
export interface NewOfferContext extends ShiftContext {
  readonly deadline: number | undefined;
}

/** A deadline is in the future and not after the start of the shift. */
export const deadlinesPrecedeTheShift = guard<NewOfferContext, EvaluatedShift>(
  "deadlines precede the shift",
  ({ deadline, now }) => {
    if (deadline === undefined) return true;
    if (deadline <= now) return invalid("deadline", "a future instant");
    return ({ start }) => deadline <= start || invalid("deadline", "an instant not after the start of the shift");
  },
);

const invalid = (field: string, expected: string): Reason => ({
  code: "request.invalid",
  details: { issues: [{ field, expected }] },
});

/** The rules of offering a shift. Everyone who plans the schedule can offer its shifts (Q60). */
export const createOfferRules: readonly Rule<NewOfferContext, EvaluatedShift>[] = [
  ...changeShiftsRules,
  nobodyOverwritesALaterVersion,
  openShiftsAreOffered,
  shiftsAreOfferedBeforeTheyBegin,
  freeSlotsAreOffered,
  deadlinesPrecedeTheShift,
];

/** The context of withdrawing an offer. */
export interface WithdrawalContext extends MemberContext {
  /** The state of the offer at the time of the call. */
  readonly offered: OfferState;
}

/** Offers that have lapsed can't be withdrawn. */
export const lapsedOffersStay = guard<WithdrawalContext>(
  "lapsed offers stay",
  ({ offered }) => offered !== "lapsed" || closed,
);

/** The rules of withdrawing an offer. */
export const withdrawOfferRules: readonly Rule<WithdrawalContext>[] = [...changeShiftsRules, lapsedOffersStay];
