import { z } from "zod";
import { candidateFacts, toCandidates } from "../eligibility/candidate-facts.ts";
import { withoutRestrictions } from "../eligibility/evaluate-eligibility.ts";
import { toTeam } from "../eligibility/team.ts";
import type { Actor } from "../identity/actor.ts";
import { type Facts, operation } from "../identity/operation.ts";
import { reason } from "../kernel/error-details.ts";
import { id } from "../kernel/fields.ts";
import { toInstant } from "../kernel/instant.ts";
import { decide, type Rule } from "../kernel/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { profilesOf } from "../profiles/collection.ts";
import { isThere, type ScheduleRow, schedulesById } from "../schedules/collection.ts";
import { type Assignment, assignmentsOf, visibleAssignmentsOf } from "../shifts/assignments.ts";
import { type Shift, shiftsByKey } from "../shifts/collection.ts";
import { shiftView, toShiftView } from "../shifts/view.ts";
import { type OfferAnswer, offersByKey, openAnswersOf } from "./collection.ts";
import { reasonsAgainst, type ReplyContext, stateOfReply, withSettings } from "./reply-context.ts";
import { ownReplyRules } from "./rules.ts";

/** The maximum number of offers that one call returns. */
const maxOwn = 50;

/** An offer as its worker sees it. No one else is named or counted (A64, Q60). */
const ownOffer = shiftView.omit({ assignees: true, slots: true, filled: true, status: true }).extend({
  scheduleId: id,
  scheduleName: z.string(),
  /** Whom to ask about it, in the host's words; empty if not given. */
  contact: z.string(),
  /** `asked`: waits for an answer. `changed`: accepted before the shift changed, confirm it again or hand it back (Q61). */
  state: z.enum(["asked", "declined", "waitlisted", "changed"]),
  /** The last instant to answer; null until the shift starts. */
  deadline: z.string().nullable(),
  /** Why the caller can't accept it; empty if they can. */
  reasons: z.array(reason).readonly(),
});

interface OwnContext {
  readonly actor: Actor;
  readonly person: Person;
}

const ownRules: readonly Rule<OwnContext>[] = [strangersStayHidden, peopleSeeThemselves];

type OwnState = z.output<typeof ownOffer>["state"];

interface Asked {
  readonly scheduleId: string;
  readonly shiftId: string;
}

const nameOf = ({ scheduleId, shiftId }: Asked): string => JSON.stringify([scheduleId, shiftId]);

const input = z.strictObject({});

/**
 * Lists the offers to the caller, with deadlines and with the reason where one can't be accepted, and the accepted shifts
 * that changed since (A47, Q61): at most 50. Declined ones are listed until they close (Q43).
 * @throws {RollcallError} `portal.paused`, `password.change-required`
 */
export const listOwnOffers = operation({
  name: "offers.listOwn",
  summary: "Lists the shifts that are offered to the caller.",
  portal: true,
  input,
  output: z.strictObject({ rows: z.array(ownOffer).readonly() }),
  prepare: withSettings<z.output<typeof input>>,
  load: [
    (_input, { personId }, now) => {
      const mine = (state: Assignment["state"]) =>
        visibleAssignmentsOf({ equal: [personId, true], from: now + 1, limit: maxOwn, filter: { state } });
      return {
        person: personById(personId),
        direct: mine("offered"),
        changed: mine("changed"),
        answers: openAnswersOf(personId, maxOwn),
      };
    },
    (known) => {
      const asked = askedOf(known);
      const keys = asked.map(({ scheduleId, shiftId }) => [scheduleId, shiftId]);
      return {
        shifts: shiftsByKey(keys),
        offers: offersByKey(known.answers.map(({ scheduleId, offerId }) => [scheduleId, offerId])),
        schedules: schedulesById([...new Set(asked.map(({ scheduleId }) => scheduleId))].map((one) => [one])),
      };
    },
    ({ shifts }, _input, { personId }) => ({
      held: assignmentsOf(shifts),
      ...(Object.fromEntries(shifts.flatMap((shift) => prefixed(shift, candidateFacts(shift, [personId])))) as Facts),
    }),
    ({ held }) => ({ teamProfiles: profilesOf([...new Set(held.map((one) => one.personId))].map((one) => [one])) }),
  ],
  context: ({ person }, _input, actor): OwnContext | undefined => person && { actor, person },
  rules: ownRules,
  apply: ({ known, context: { actor, person } }, { settings }, { now }) => {
    const shifts = new Map(known.shifts.map((shift) => [nameOf({ ...shift, shiftId: shift.id }), shift]));
    const schedules = new Map(known.schedules.filter(isThere).map((schedule) => [schedule.id, schedule]));
    const offers = new Map(known.offers.map((offer) => [offer.id, offer]));
    const rows = askedOf(known).flatMap(({ assignment, answer, ...key }): z.input<typeof ownOffer>[] => {
      const [shift, schedule] = [shifts.get(nameOf(key)), schedules.get(key.scheduleId)];
      if (shift === undefined || schedule === undefined || shift.start <= now) return [];
      const offer = answer && offers.get(answer.offerId);
      const offered = stateOfReply(shift, offer, assignment, now);
      if (offered === "withdrawn" || offered === "lapsed") return [];
      const held = known.held.filter((one) => nameOf(one) === nameOf(key) && one.personId !== person.id);
      const team = toTeam({ held, teamProfiles: known.teamProfiles });
      const [candidate] = toCandidates(factsIn(known, shift), shift, [person.id], schedule.timeZone);
      const isOnIt = assignment?.state === "changed";
      const blocking =
        isOnIt || candidate === undefined
          ? []
          : withoutRestrictions(reasonsAgainst({ ...shift, team }, settings, candidate, answer));
      const context: ReplyContext = {
        ...{ actor, person, schedule, now, shift, answer, assignment, offered, blocking },
        ...{ answering: "accept", seen: shift.version, mine: undefined, myRole: undefined },
      };
      const state: OwnState = isOnIt ? "changed" : answer === undefined ? "asked" : ownStateOf(answer.state);
      return [toOwnOffer(shift, schedule, { context, state, deadline: offer?.deadline ?? null })];
    });
    return { output: { rows: rows.slice(0, maxOwn) } };
  },
});

interface KnownAsked {
  readonly direct: readonly Assignment[];
  readonly changed: readonly Assignment[];
  readonly answers: readonly OfferAnswer[];
}

interface AskedShift extends Asked {
  readonly assignment?: Assignment | undefined;
  readonly answer?: OfferAnswer | undefined;
}

/** Each shift once: a slot of the person's own before an offer. */
function askedOf({ direct, changed, answers }: KnownAsked): readonly AskedShift[] {
  const asked = new Map<string, AskedShift>();
  for (const assignment of [...changed, ...direct]) asked.set(nameOf(assignment), { ...keyOf(assignment), assignment });
  for (const answer of answers) if (!asked.has(nameOf(answer))) asked.set(nameOf(answer), { ...keyOf(answer), answer });
  return [...asked.values()];
}

const keyOf = ({ scheduleId, shiftId }: Asked): Asked => ({ scheduleId, shiftId });

const ownStateOf = (state: OfferAnswer["state"]): OwnState =>
  state === "declined" || state === "waitlisted" ? state : "asked";

const prefixOf = ({ scheduleId, id }: Shift): string => `${nameOf({ scheduleId, shiftId: id })} `;

/** Facts about the caller for one of several shifts. */
const prefixed = (shift: Shift, facts: Facts): readonly (readonly [string, Facts[string]])[] =>
  Object.entries(facts).map(([name, read]) => [prefixOf(shift) + name, read]);

type KnownCandidates = Parameters<typeof toCandidates>[0];

function factsIn(known: object, shift: Shift): KnownCandidates {
  const prefix = prefixOf(shift);
  const own = Object.entries(known).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(
    own.map(([name, found]) => [name.slice(prefix.length), found as unknown]),
  ) as KnownCandidates;
}

function toOwnOffer(
  shift: Shift,
  { id: scheduleId, name: scheduleName, contact }: ScheduleRow,
  {
    context,
    state,
    deadline,
  }: { readonly context: ReplyContext; readonly state: OwnState; readonly deadline: number | null },
): z.input<typeof ownOffer> {
  const view = toShiftView(shift, [], new Map(), context.now);
  const { assignees: _assignees, slots: _slots, filled: _filled, status: _status, ...shown } = view;
  const { reasons } = decide(ownReplyRules, context, undefined);
  return { ...shown, scheduleId, scheduleName, contact, state, deadline: toInstant(deadline), reasons };
}
