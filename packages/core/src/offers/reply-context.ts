import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { id } from "../kernel/values/fields.ts";
import type { Limit } from "../kernel/limits/rate-limits.ts";
import type { ResultOf } from "../kernel/store/query.ts";
import { candidateFacts, toCandidates } from "../eligibility/candidate-facts.ts";
import type { Candidate, EligibilityContext } from "../eligibility/candidate.ts";
import {
  eligibilityFor,
  isOverridable,
  withoutPrivateReasons,
  withoutRestrictions,
} from "../eligibility/evaluate-eligibility.ts";
import { teamFacts, toTeam } from "../eligibility/team.ts";
import { type Person, personById } from "../people/collection.ts";
import { isPaused } from "../people/status.ts";
import type { EligibilitySettings } from "../ports/eligibility-settings.ts";
import type { Environment } from "../ports/environment.ts";
import { type MemberContext, scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { plans } from "../schedules/role-rules.ts";
import { type Assignment, assignmentByKey, assignmentsOf } from "../shifts/assignments.ts";
import { type Shift, shiftByKey } from "../shifts/collection.ts";
import {
  answersOf,
  answerStates,
  latestAnswerOf,
  type Offer,
  type OfferAnswer,
  offerByKey,
  type OfferState,
  pendingOffersOf,
} from "./collection.ts";
import { isTakenBack, offerStateAt } from "./offer-state.ts";

/** What a person does: `decline` includes undoing a decline. */
export type Answering = "accept" | "decline" | "hand-back" | "wait";

/** The context of an answer to an offer. */
export interface ReplyContext extends MemberContext {
  /** The person who answers, or for whom a planner answers. */
  readonly person: Person | undefined;
  readonly shift: Shift;
  /** Their last answer to an offer of the shift; `undefined` if it was only offered directly. */
  readonly answer: OfferAnswer | undefined;
  readonly assignment: Assignment | undefined;
  readonly answering: Answering;
  /** The state of what they answer. */
  readonly offered: OfferState;
  /** The version of the shift they saw (Q42). */
  readonly seen: number | undefined;
  /** Reasons against the person, if they aren't on the shift yet. */
  readonly blocking: readonly Reason[];
  /** The note of a planner who answers despite reasons, and those reasons. */
  readonly override?: { readonly note: string; readonly reasons: readonly Reason[] } | undefined;
}

/** What an answer names: the shift. The person is always the caller (P42), unless a planner answers. */
export interface ReplyKey {
  readonly scheduleId: string;
  readonly shiftId: string;
}

/** An answer with the settings of eligibility. */
export interface PreparedReply extends ReplyKey {
  readonly settings: EligibilitySettings;
}

/** The load rounds of an answer of one person. */
export const replyFacts = ({ scheduleId, shiftId }: ReplyKey, personId: string, actor: Actor) => ({
  ...scheduleFacts(scheduleId, actor),
  person: personById(personId),
  shift: shiftByKey(scheduleId, shiftId),
  assignment: assignmentByKey(scheduleId, shiftId, personId),
  latest: latestAnswerOf(personId, scheduleId, shiftId),
  pending: pendingOffersOf(scheduleId, shiftId),
});

type FirstFacts = ReturnType<typeof replyFacts>;
type FirstKnown = { readonly [K in keyof FirstFacts]: ResultOf<FirstFacts[K]> };

/** The second round. */
export const replyShiftFacts = (
  { schedule, shift, latest }: Pick<FirstKnown, "schedule" | "shift" | "latest">,
  personId: string,
) => ({
  // The others see at once that the last slot is taken.
  asked: answersOf(latest[0]?.scheduleId ?? "", hasOneSlot(shift) ? (latest[0]?.offerId ?? "") : ""),
  offer: offerByKey(latest[0]?.scheduleId ?? "", latest[0]?.offerId ?? ""),
  held: assignmentsOf([shift]),
  ...candidateFacts(shift, [personId], schedule?.organizationId),
});

const hasOneSlot = (shift: Shift | undefined): boolean => shift?.taken === (shift?.slots ?? 0) - 1;

/** The third round. */
export const replyTeamFacts = ({
  schedule,
  shift,
  held,
}: Pick<FirstKnown, "schedule" | "shift"> & { readonly held: readonly Assignment[] }) =>
  teamFacts(held, [shift], schedule?.organizationId);

type Facts = FirstFacts & ReturnType<typeof replyShiftFacts> & ReturnType<typeof replyTeamFacts>;

/** What the rounds found. */
export type KnownReply = { readonly [K in keyof Facts]: ResultOf<Facts[K]> };

interface Asked {
  readonly seen: number | undefined;
  readonly answering: Answering;
  readonly override?: string | undefined;
}

/** Creates the context; `undefined` if the person knows of no offer and no assignment. */
export function toReplyContext(
  known: KnownReply,
  { settings, seen, answering, override }: PreparedReply & Asked,
  personId: string,
  actor: Actor,
  now: number,
): ReplyContext | undefined {
  const context = toMemberContext(known, actor, now);
  const { shift, assignment, person } = known;
  const answer = known.latest[0];
  const isKnownToThem = (answer !== undefined && answer.state !== "waiting") || (assignment?.revision ?? 0) > 0;
  if (context === undefined || shift === undefined || !isKnownToThem) return undefined;
  const offered = stateOfReply(shift, known.offer, assignment, now);
  const team = toTeam(known).filter((one) => one.personId !== personId);
  const isOnIt = assignment?.active === true && assignment.state !== "offered";
  const [candidate] = toCandidates(known, shift, [personId], context.schedule.timeZone);
  const reasons =
    isOnIt || candidate === undefined ? [] : reasonsAgainst({ ...shift, team }, settings, candidate, answer);
  // People whose portal is paused can't answer themselves (P45).
  const isAway = actor.personId !== personId && person !== undefined && isPaused(person, now);
  const all: readonly Reason[] = isAway ? [...reasons, paused] : reasons;
  const despite = override === undefined ? [] : all.filter((one) => one === paused || isOverridable(one));
  // People who plan only this schedule see that a person is unavailable, never why (Q60).
  const shownTo = actor.personId === personId ? withoutRestrictions : withoutPrivateReasons;
  const shown = (found: readonly Reason[]) => (plans(actor) ? found : shownTo(found));
  return {
    ...{ ...context, person, shift, answer, assignment, answering, offered, seen },
    blocking: shown(all.filter((one) => !despite.includes(one))),
    override: override === undefined ? undefined : { note: override, reasons: withoutPrivateReasons(despite) },
  };
}

const paused: Reason = { code: "portal.paused" };

/** The blocking reasons against a person, without those that were overridden when they were asked. */
export const reasonsAgainst = (
  context: EligibilityContext,
  settings: EligibilitySettings,
  candidate: Candidate,
  answer: OfferAnswer | undefined,
): readonly Reason[] =>
  eligibilityFor(context, settings)(candidate).blocking.filter(({ code }) => !answer?.overridden.includes(code));

/** The state of what a person answers: their slot, or an offer to them. */
export function stateOfReply(
  shift: Shift,
  offer: Offer | undefined,
  assignment: Assignment | undefined,
  now: number,
): OfferState {
  if (assignment?.active === true && assignment.state !== "planned") return isTakenBack(shift) ? "withdrawn" : "open";
  return offer === undefined ? "withdrawn" : offerStateAt(offer, shift, now);
}

/** At most 300 answers of a person an hour. */
export const replyLimits = (_input: unknown, { personId }: Actor): readonly Limit[] => [
  { key: `offers:${personId}`, points: 300, seconds: 3600 },
];

/** The result of an answer: the state of the person, and the version of the shift. */
export const replyOutput = z.strictObject({
  scheduleId: id,
  shiftId: id,
  version: z.int(),
  state: z.enum(answerStates),
});

/** Adds the settings of eligibility to the input. */
export const withSettings = <I extends object>(asked: I, _actor: Actor, { eligibility }: Environment) => ({
  ...asked,
  settings: eligibility,
});
