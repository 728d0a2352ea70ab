import type { Reason } from "../contract/decision.ts";
import { candidateFacts, toCandidates } from "../eligibility/candidate-facts.ts";
import { eligibilityFor, withoutPrivateReasons, withoutRestrictions } from "../eligibility/evaluate-eligibility.ts";
import { teamFacts, toTeam } from "../eligibility/team.ts";
import type { Actor } from "../identity/actor.ts";
import type { ResultOf } from "../kernel/store/query.ts";
import { memberByKey } from "../members/change-member.ts";
import { personById } from "../people/collection.ts";
import type { EligibilitySettings } from "../ports/eligibility-settings.ts";
import type { Environment } from "../ports/environment.ts";
import { type MemberContext, scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { plans } from "../schedules/role-rules.ts";
import { type Assignment, assignmentByKey, assignmentsOf } from "../shifts/assignments.ts";
import { type Shift, shiftByKey } from "../shifts/collection.ts";
import { isOpen } from "../shifts/statuses.ts";
import { type Swap, swapByKey, swapPeopleByKey, swapPersonByKey, type SwapState } from "./collection.ts";

/** What someone does with a swap. */
export type SwapAction = "accept" | "agree" | "decline" | "withdraw" | "decide";

/** The swap that an answer is about. The person is always the caller (P42). */
export interface SwapKey {
  readonly scheduleId: string;
  readonly swapId: string;
}

/** An answer as the caller sent it, with the shift they give in exchange and the settings of the host. */
export interface AskedSwap extends SwapKey {
  readonly version?: number | undefined;
  readonly inExchange?: { readonly shiftId: string; readonly version: number } | undefined;
  /** What a planner decides. */
  readonly approve?: boolean;
  readonly settings: EligibilitySettings;
  readonly needsApproval: boolean;
}

/** The context of an answer to a swap. */
export interface SwapContext extends MemberContext {
  readonly action: SwapAction;
  readonly swap: Swap;
  readonly shift: Shift;
  readonly returned: Shift | undefined;
  /** The state at the time of the call. */
  readonly state: SwapState;
  /** The caller's part in it; `candidate` if they could take the shift, `none` if they can't know about it. */
  readonly part: "proposer" | "taker" | "candidate" | "declined" | "none";
  /** The version of the shift that they saw (Q42), and of the one they give in exchange. */
  readonly seen: number | undefined;
  readonly given: AskedSwap["inExchange"];
  /** Whether they hold and confirmed the shift they give in exchange. */
  readonly ownsReturned: boolean;
  /** Whether the person who would take that shift is already on it. */
  readonly isReturnedToItsPerson: boolean;
  /** Reasons against the people who take a shift, as far as the caller decides about them. */
  readonly blocking: readonly Reason[];
}

/** Adds the settings of the host to the input. */
export const withSwapSettings = <I extends object>(asked: I, _actor: Actor, { eligibility, swaps }: Environment) => ({
  ...asked,
  settings: eligibility,
  needsApproval: swaps.approval,
});

/** The first load round. */
const swapFacts = ({ scheduleId, swapId }: SwapKey, actor: Actor) => ({
  ...scheduleFacts(scheduleId, actor),
  person: personById(actor.personId),
  member: memberByKey(scheduleId, actor.personId),
  swap: swapByKey(scheduleId, swapId),
  own: swapPersonByKey(scheduleId, swapId, actor.personId),
});

type First = ReturnType<typeof swapFacts>;
type KnownFirst = { readonly [K in keyof First]: ResultOf<First[K]> };

/** Who would take the shift, and which shift they give in exchange. */
const partsOf = ({ swap }: Pick<KnownFirst, "swap">, { inExchange }: Pick<AskedSwap, "inExchange">, actor: Actor) => ({
  takerId: swap?.takerId ?? actor.personId,
  returnShiftId: swap?.returnShiftId ?? inExchange?.shiftId ?? "",
});

/** The second load round. */
function swapShiftFacts(known: KnownFirst, asked: AskedSwap, actor: Actor) {
  const { scheduleId, shiftId = "", personId = "" } = known.swap ?? {};
  const { takerId, returnShiftId } = partsOf(known, asked, actor);
  const key = scheduleId ?? "";
  return {
    shift: shiftByKey(key, shiftId),
    returned: shiftByKey(key, returnShiftId),
    parties: partiesOf(known.swap),
    given: assignmentByKey(key, shiftId, personId),
    takenBefore: assignmentByKey(key, shiftId, takerId),
    returnedFrom: assignmentByKey(key, returnShiftId, takerId),
    returnedBefore: assignmentByKey(key, returnShiftId, personId),
  };
}

/** The people of a swap who still exist. */
export const partiesOf = (swap: Swap | undefined) =>
  swapPeopleByKey(
    [swap?.personId, swap?.takerId].flatMap((personId) =>
      swap === undefined || typeof personId !== "string" ? [] : [[swap.scheduleId, swap.id, personId]],
    ),
  );

type Second = ReturnType<typeof swapShiftFacts>;
type KnownSecond = KnownFirst & { readonly [K in keyof Second]: ResultOf<Second[K]> };

/** The third load round. */
function swapPeopleFacts(known: KnownSecond, asked: AskedSwap, actor: Actor) {
  const { shift, returned, swap } = known;
  const first = returned !== undefined && shift !== undefined && returned.start < shift.start ? returned : shift;
  return {
    held: assignmentsOf([shift, returned]),
    ...candidateFacts(
      first && { ...first, needs: [shift, returned].flatMap((one) => one?.needs ?? []) },
      [...new Set([partsOf(known, asked, actor).takerId, swap?.personId ?? ""])],
      known.schedule?.organizationId,
    ),
  };
}

/** The fourth load round. */
const swapTeamFacts = ({
  schedule,
  shift,
  returned,
  held,
}: Pick<KnownSecond, "schedule" | "shift" | "returned"> & { readonly held: readonly Assignment[] }) =>
  teamFacts(held, [shift, returned], schedule?.organizationId);

/** The load rounds of every operation on one swap. */
export const swapRounds = [swapFacts, swapShiftFacts, swapPeopleFacts, swapTeamFacts] as const;

type Rest = ReturnType<typeof swapPeopleFacts> & ReturnType<typeof swapTeamFacts>;

/** What the rounds found. */
export type KnownSwap = KnownSecond & { readonly [K in keyof Rest]: ResultOf<Rest[K]> };

const isConfirmed = (assignment: Assignment | undefined): boolean =>
  assignment?.active === true && assignment.state === "confirmed";

/** The keys of the assignments of both people to both shifts. */
export const assignmentKeysOf = ({ scheduleId, shiftId, personId, takerId, returnShiftId }: Swap) =>
  [shiftId, returnShiftId].flatMap((on) =>
    [personId, takerId].flatMap((one) => (on === null || one === null ? [] : [[scheduleId, on, one]])),
  );

/** The shifts of a swap, and the assignments of both people to both. */
type KnownShifts = Pick<
  KnownSecond,
  "shift" | "returned" | "given" | "takenBefore" | "returnedFrom" | "returnedBefore"
>;

/**
 * The state of a swap at this time: it has lapsed if a person is already on the shift that they would take. The job stores it later, but no
 * one needs to wait for that.
 */
export function swapStateAt(
  swap: Swap,
  { shift, returned, given, takenBefore, returnedFrom, returnedBefore }: KnownShifts,
  now: number,
): SwapState {
  if (!swap.pending) return swap.state;
  if (swap.takerId !== null && takenBefore?.active === true) return "lapsed";
  if (swap.returnShiftId !== null && returnedBefore?.active === true) return "lapsed";
  const isThere = (one: Shift | undefined, version: number | null): boolean =>
    one !== undefined && isOpen(one.status) && one.start > now && one.version === version;
  if (!isThere(shift, swap.version) || !isConfirmed(given)) return "lapsed";
  if (swap.returnShiftId === null) return swap.state;
  return isThere(returned, swap.returnVersion) && isConfirmed(returnedFrom) ? swap.state : "lapsed";
}

/** Creates the context; `undefined` if there is no such swap or shift. */
export const toSwapContext =
  (action: SwapAction) =>
  (known: KnownSwap, asked: AskedSwap, actor: Actor, now: number): SwapContext | undefined => {
    const context = toMemberContext(known, actor, now);
    const { swap, shift, returned } = known;
    if (context === undefined || swap === undefined || shift === undefined) return undefined;
    const state = swapStateAt(swap, known, now);
    const ownsReturned = isConfirmed(known.returnedFrom);
    const isReturnedToItsPerson = known.returnedBefore?.active === true;
    return {
      ...{ ...context, action, swap, shift, returned, state, part: partOf(known, actor) },
      ...{ ownsReturned, isReturnedToItsPerson },
      ...{ seen: asked.version, given: asked.inExchange, blocking: blockingIn(action, known, asked, actor) },
    };
  };

function partOf({ swap, own, member, takenBefore, person }: KnownSwap, actor: Actor): SwapContext["part"] {
  if (person?.id !== actor.personId) return "none";
  if (swap?.personId === actor.personId) return "proposer";
  if (swap?.takerId === actor.personId) return "taker";
  const isOnIt = takenBefore?.active === true && takenBefore.personId === actor.personId;
  if (own?.part === "declined") return "declined";
  return member?.assignable === true && !isOnIt ? "candidate" : "none";
}

/**
 * Each person only sees reasons against themselves; a planner who approves sees those against both. People who plan only this schedule see
 * that a person is unavailable, but never why (Q60).
 */
function blockingIn(action: SwapAction, known: KnownSwap, asked: AskedSwap, actor: Actor): readonly Reason[] {
  const { swap, shift, returned } = known;
  const { takerId } = partsOf(known, asked, actor);
  if (swap === undefined || shift === undefined) return [];
  const taking = () => reasonsToTake(known, asked, { takes: shift, gives: returned, personId: takerId });
  const returning = () =>
    returned === undefined
      ? []
      : reasonsToTake(known, asked, { takes: returned, gives: shift, personId: swap.personId });
  if (action === "accept") return withoutRestrictions(taking());
  if (action === "agree") return withoutRestrictions(returning());
  if (action !== "decide" || asked.approve !== true) return [];
  const both = [taking(), returning()];
  return (plans(actor) ? both : both.map(withoutPrivateReasons)).flat();
}

interface Taking {
  readonly takes: Shift;
  readonly gives: Shift | undefined;
  readonly personId: string;
}

function reasonsToTake(known: KnownSwap, { settings }: AskedSwap, { takes, gives, personId }: Taking) {
  const [candidate] = toCandidates(known, takes, [personId], known.schedule?.timeZone ?? "UTC");
  if (candidate === undefined) return [];
  const others = known.held.filter((one) => one.shiftId === takes.id && !leaves(known.swap, one, personId));
  const team = toTeam({ ...known, held: others });
  const isGiven = (one: { scheduleId: string; start: number; end: number }): boolean =>
    one.scheduleId === gives?.scheduleId && one.start === gives.start && one.end === gives.end;
  const shifts = candidate.shifts.filter((one) => !isGiven(one));
  return eligibilityFor({ ...takes, team }, settings)({ ...candidate, shifts }).blocking;
}

/** Whether a person leaves the shift by the swap, or takes it. */
const leaves = (swap: Swap | undefined, { shiftId, personId }: Assignment, comingId: string): boolean =>
  personId === comingId || personId === (shiftId === swap?.shiftId ? swap.personId : swap?.takerId);
