import { z } from "zod";
import { candidateFacts, toCandidates } from "../eligibility/candidate-facts.ts";
import { withoutRestrictions } from "../eligibility/evaluate-eligibility.ts";
import { teamFacts, toTeam } from "../eligibility/team.ts";
import type { Actor } from "../identity/actor.ts";
import { type Facts, operation } from "../identity/operation.ts";
import { reason } from "../ports/error-details.ts";
import { id } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { knownWith, prefixFacts } from "../kernel/operations/named-facts.ts";
import { decide, type Rule } from "../kernel/operations/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import type { ScheduleRow } from "../schedules/collection.ts";
import { assignmentsOf } from "../shifts/assignments.ts";
import type { Shift } from "../shifts/collection.ts";
import { shiftView, toShiftView } from "../shifts/view.ts";
import { type AskedShift, askedFacts, askedShiftFacts, askedShifts, maxOwn, nameOfShift } from "./asked-shifts.ts";
import { reasonsAgainst, type ReplyContext, withSettings } from "./reply-context.ts";
import { ownReplyRules } from "./rules.ts";

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

const input = z.strictObject({});

/**
 * Lists the caller's offers with their deadlines, and with a reason if one can't be accepted. Also lists accepted shifts that have changed
 * since (A47, Q61). At most 50. Declined offers are listed until they close (Q43).
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
    (_input, { personId }, now) => ({ person: personById(personId), ...askedFacts(personId, now) }),
    (known) => askedShiftFacts(known),
    ({ shifts }, _input, { personId, organizationId }) => ({
      held: assignmentsOf(shifts),
      ...(Object.assign(
        {},
        ...shifts.map((shift) => prefixFacts(prefixOf(shift), candidateFacts(shift, [personId], organizationId))),
      ) as Facts),
    }),
    ({ held, shifts }, _input, { organizationId }) => teamFacts(held, shifts, organizationId),
  ],
  context: ({ person }, _input, actor): OwnContext | undefined => person && { actor, person },
  rules: ownRules,
  apply: ({ known, context: { actor, person } }, { settings }, { now }) => {
    const rows = askedShifts(known, now).map(({ shift, schedule, assignment, answer, offer, offered, state }) => {
      const name = nameOf(shift);
      const held = known.held.filter((one) => nameOfShift(one) === name);
      const team = toTeam({ ...known, held });
      const facts = knownWith(known, prefixOf(shift)) as KnownCandidates;
      const [candidate] = toCandidates(facts, shift, [person.id], schedule.timeZone);
      const isOnIt = state === "changed";
      const blocking =
        isOnIt || candidate === undefined
          ? []
          : withoutRestrictions(reasonsAgainst({ ...shift, team }, settings, candidate, answer));
      const context: ReplyContext = {
        ...{ actor, person, schedule, now, shift, answer, assignment, offered, blocking },
        ...{ answering: "accept", seen: shift.version, mine: undefined, myRole: undefined },
      };
      return toOwnOffer(shift, schedule, { context, state, deadline: offer?.deadline ?? null });
    });
    return { output: { rows: rows.slice(0, maxOwn) } };
  },
});

const nameOf = (shift: Shift): string => nameOfShift({ scheduleId: shift.scheduleId, shiftId: shift.id });

const prefixOf = (shift: Shift): string => `${nameOf(shift)} `;

type KnownCandidates = Parameters<typeof toCandidates>[0];

function toOwnOffer(
  shift: Shift,
  { id: scheduleId, name: scheduleName, contact }: ScheduleRow,
  {
    context,
    state,
    deadline,
  }: { readonly context: ReplyContext; readonly state: AskedShift["state"]; readonly deadline: number | null },
): z.input<typeof ownOffer> {
  const view = toShiftView(shift, [], new Map(), context.now);
  const { assignees: _assignees, slots: _slots, filled: _filled, status: _status, ...shown } = view;
  const { reasons } = decide(ownReplyRules, context, undefined);
  return { ...shown, scheduleId, scheduleName, contact, state, deadline: toInstant(deadline), reasons };
}
