import type { Reason } from "../contract/decision.ts";
import { grant, guard, type Rule } from "../kernel/operations/rule.ts";
import type { MemberContext } from "../schedules/member-context.ts";
import { archivedSchedulesCantChange } from "../schedules/role-rules.ts";
import { changeShiftsRules } from "../schedules/rules.ts";
import type { Assignment } from "../shifts/assignments.ts";
import type { Shift } from "../shifts/collection.ts";
import { isOpen } from "../shifts/statuses.ts";
import type { SwapContext } from "./swap-context.ts";

const hidden: Reason = { code: "request.not-found" };
const began: Reason = { code: "shift.began" };
const withdrawn: Reason = { code: "offer.withdrawn" };
const closed: Reason = { code: "offer.closed" };
const taken: Reason = { code: "offer.already-filled" };

/** The context of offering a shift to others. */
export interface ProposalContext extends MemberContext {
  readonly shift: Shift;
  readonly assignment: Assignment | undefined;
  /** The version of the shift that the caller saw (Q42). */
  readonly seen: number;
}

/** People only see and offer their own shifts (P42). */
export const peopleOfferTheirOwnShifts = grant<ProposalContext>(
  "people offer their own shifts",
  ({ assignment, actor }) => (assignment?.personId === actor.personId && assignment.revision > 0) || hidden,
);

/** Only shifts that are accepted can be swapped. */
export const onlyAcceptedShiftsAreSwapped = guard<ProposalContext>(
  "only accepted shifts are swapped",
  ({ assignment, shift }) => {
    if (assignment?.active !== true || !isOpen(shift.status)) return withdrawn;
    return assignment.state === "confirmed" || closed;
  },
);

/** Shifts are swapped before they begin. */
export const shiftsAreSwappedBeforeTheyBegin = guard<ProposalContext>(
  "shifts are swapped before they begin",
  ({ shift, now }) => shift.start > now || began,
);

/** People offer the version of the shift they saw (Q42). */
export const peopleOfferWhatTheySaw = guard<ProposalContext>(
  "people offer what they saw",
  ({ seen, shift }) => seen === shift.version || { code: "offer.changed", details: { version: shift.version } },
);

/** The rules of offering a shift to others. */
export const proposeRules: readonly Rule<ProposalContext>[] = [
  peopleOfferTheirOwnShifts,
  archivedSchedulesCantChange,
  onlyAcceptedShiftsAreSwapped,
  shiftsAreSwappedBeforeTheyBegin,
  peopleOfferWhatTheySaw,
];

/** A person answers swaps that they take part in, or could. All others are hidden (P42). */
export const peopleAnswerSwapsTheyKnow = grant<SwapContext>("people answer swaps they know", ({ action, part }) => {
  if (part === "none") return hidden;
  if (part === "declined") return action === "decline" || hidden;
  if (action === "accept") return part !== "proposer" || hidden;
  return action === "decline" || part === "proposer" || hidden;
});

/** The same answer again changes nothing. */
const isRepeat = ({ action, part, state }: SwapContext): boolean => {
  if (action === "accept") return part === "taker" && ["answered", "agreed", "done"].includes(state);
  if (action === "agree") return state === "agreed" || state === "done";
  return action === "withdraw" && part === "proposer" && state === "withdrawn";
};

/** Swaps that ended can't be answered (Q42). */
export const endedSwapsCantBeAnswered = guard<SwapContext>("ended swaps can't be answered", (context) => {
  const { state, shift, now } = context;
  if (isRepeat(context) || !["withdrawn", "rejected", "lapsed", "done"].includes(state)) return true;
  if (state === "done") return context.part === "candidate" ? taken : closed;
  return shift.start <= now ? began : withdrawn;
});

/** The first person who accepts takes the shift (Q41). */
export const theFirstToAcceptTakesIt = guard<SwapContext>(
  "the first to accept takes it",
  ({ part, state }) => part !== "candidate" || !["answered", "agreed"].includes(state) || taken,
);

/** People accept the versions they saw (Q42). */
export const peopleSwapWhatTheySaw = guard<SwapContext>("people swap what they saw", (context) => {
  const { state, seen, shift, given, returned } = context;
  if (context.action !== "accept" || state !== "open") return true;
  if (seen !== shift.version) return { code: "offer.changed", details: { version: shift.version } };
  if (given === undefined || returned === undefined || given.version === returned.version) return true;
  return { code: "offer.changed", details: { version: returned.version } };
});

/** People give shifts in exchange that they accepted, that haven't begun, and that the other person isn't on. */
export const peopleGiveTheirOwnShifts = guard<SwapContext>("people give their own shifts", (context) => {
  const { action, state, given, returned, ownsReturned, isReturnedToItsPerson, now } = context;
  if (action !== "accept" || state !== "open" || given === undefined) return true;
  if (returned === undefined || !ownsReturned) return hidden;
  if (isReturnedToItsPerson) return closed;
  return returned.start > now || began;
});

/** Only an exchange needs the agreement of the person who offered the shift. */
export const exchangesAreAgreed = guard<SwapContext>(
  "exchanges are agreed",
  ({ action, state }) => action !== "agree" || state !== "open" || closed,
);

/** Only eligible people take shifts (A13). */
export const eligiblePeopleSwap = guard<SwapContext>("eligible people swap", (context) => {
  const { action, state, blocking } = context;
  const decides = { accept: "open", agree: "answered", decide: "agreed", decline: "", withdraw: "" }[action] === state;
  if (!decides || blocking.length === 0) return true;
  return { code: "offer.not-eligible", details: { reasons: blocking.map(({ code }) => code) } };
});

/** The rules of answering a swap for oneself. */
export const ownSwapRules: readonly Rule<SwapContext>[] = [
  peopleAnswerSwapsTheyKnow,
  archivedSchedulesCantChange,
  endedSwapsCantBeAnswered,
  theFirstToAcceptTakesIt,
  peopleGiveTheirOwnShifts,
  peopleSwapWhatTheySaw,
  exchangesAreAgreed,
  eligiblePeopleSwap,
];

/** Planners decide on swaps that both people agreed on. */
export const onlyAgreedSwapsAreDecided = guard<SwapContext>(
  "only agreed swaps are decided",
  ({ state, shift, now }) => {
    if (["agreed", "done", "rejected"].includes(state)) return true;
    if (state === "open" || state === "answered") return closed;
    return shift.start <= now ? began : withdrawn;
  },
);

/** The rules of deciding on a swap. Everyone who plans the schedule does (Q60). */
export const decideSwapRules: readonly Rule<SwapContext>[] = [
  ...changeShiftsRules,
  onlyAgreedSwapsAreDecided,
  eligiblePeopleSwap,
];
