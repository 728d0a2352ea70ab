import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { candidateFacts, toCandidates } from "../eligibility/candidate-facts.ts";
import { eligibilityFor, isOverridable, withoutPrivateReasons } from "../eligibility/evaluate-eligibility.ts";
import { eligibilityOverridden } from "../eligibility/events.ts";
import { teamFacts, toTeam } from "../eligibility/team.ts";
import { type Facts, operation } from "../identity/operation.ts";
import { insert, update } from "../kernel/store/change.ts";
import { reason } from "../ports/error-details.ts";
import { id, note } from "../kernel/values/fields.ts";
import { instant } from "../kernel/values/moment.ts";
import { factNamed } from "../kernel/operations/named-facts.ts";
import { plans } from "../schedules/role-rules.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { assignmentsOf } from "../shifts/assignments.ts";
import { shiftFacts, toShiftContext } from "../shifts/shift-context.ts";
import { withCounts } from "../shifts/shift-counts.ts";
import { shiftWrites } from "../shifts/slots.ts";
import { shiftKey } from "../shifts/view.ts";
import { latestAnswerOf, maxAsked, type Offer, type OfferAnswer, offerAnswers, offers } from "./collection.ts";
import { offerCreated } from "./events.ts";
import { askFacts, heldWaves, waveTimes } from "./hold-waves.ts";
import { withSettings } from "./reply-context.ts";
import { createOfferRules } from "./rules.ts";
import { namesOf, offeredPeopleFacts, offerView, toOfferView } from "./view.ts";

const input = shiftKey.extend({
  /** The people to ask, in this order: up to 200, each once. */
  personIds: z
    .array(id)
    .min(1)
    .max(maxAsked)
    .refine((ids) => new Set(ids).size === ids.length, "each person once"),
  /** Asks `size` people every this many minutes. If not given, everyone is asked at once. */
  wave: z.strictObject({ size: z.int().min(1).max(maxAsked), minutes: z.int().min(1).max(10_080) }).optional(),
  /** The last instant to answer, such as `2026-11-22T07:00:00Z`. By default the start of the shift. */
  deadline: instant.optional(),
  /** The version of the shift as the caller sees it. If given, a later one isn't offered. */
  version: z.int().optional(),
  /**
   * Why people are asked despite the reasons against them (A11), which then don't block their acceptance. People who aren't
   * assignable still aren't asked. People who plan this schedule can read it.
   */
  override: note.min(1, "a reason").optional(),
});

const latestOf = (personId: string): string => `latest offer to ${personId}`;

/**
 * Offers the free slots of a shift to one person, several people or, with `wave`, to a few people at a time (X13). The first
 * who accept get the slots (Q41). People who may not take the shift are not asked, and are returned with the reasons. If people already
 * have an open offer for the shift, this one replaces it. Waves wait for the end of quiet hours (Q59). Publishes the shift. A dry run
 * returns who would be asked and when.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `schedule.archived`, `shift.closed`,
 *   `shift.began`, `shift.full`, `request.stale-version`
 */
export const createOffer = operation({
  name: "offers.create",
  summary: "Offers the free slots of a shift to people.",
  input,
  output: z.strictObject({
    /** Null if none of the people can take the shift. */
    offer: offerView.nullable(),
    /** People who aren't asked; without a name if they aren't on the schedule. */
    refused: z
      .array(z.strictObject({ personId: id, name: z.string(), reasons: z.array(reason).readonly() }))
      .readonly(),
  }),
  events: [offerCreated, eligibilityOverridden],
  prepare: (asked: z.output<typeof input>, actor, environment) => ({
    ...withSettings(asked, actor, environment),
    times: waveTimes(environment),
  }),
  load: [
    shiftFacts,
    ({ schedule, shift }, { scheduleId, shiftId, personIds, wave, times }) => ({
      ...askFacts(times, personIds.slice(0, wave?.size ?? 0)),
      held: assignmentsOf([shift]),
      ...candidateFacts(shift, personIds, schedule?.organizationId),
      ...offeredPeopleFacts(scheduleId, personIds),
      ...latestFacts(personIds, scheduleId, shiftId),
    }),
    ({ schedule, shift, held }) => teamFacts(held, [shift], schedule?.organizationId),
  ],
  context: (known, { version, deadline }, actor, now) => {
    const context = toShiftContext(known, actor, now, { asked: { version } });
    return context && { ...context, deadline };
  },
  row: ({ shift }) => shift,
  rules: createOfferRules,
  apply: (
    { known, context: { schedule, actor }, row },
    { personIds, wave, deadline, override, settings, times },
    { now, newId },
  ) => {
    const evaluate = eligibilityFor({ ...row, team: toTeam(known) }, settings);
    const on = new Set(known.held.map(({ personId }) => personId));
    const shown = plans(actor) ? (reasons: readonly Reason[]) => reasons : withoutPrivateReasons;
    const names = namesOf(known);
    // Ids of people who aren't on the schedule reveal nothing (P21).
    const members = new Set(known.offeredMembers.map(({ personId }) => personId));
    const candidates = toCandidates(known, row, personIds, schedule.timeZone).map((candidate) => {
      const { personId } = candidate;
      const blocking = on.has(personId) ? [] : evaluate(candidate).blocking;
      const isAsked = !on.has(personId) && override !== undefined && blocking.every(isOverridable);
      const reasons = on.has(personId) ? [alreadyOnIt] : isAsked ? [] : blocking;
      const despite = isAsked ? blocking : [];
      return { personId, name: members.has(personId) ? (names.get(personId) ?? "") : "", reasons, despite };
    });
    const refused = candidates
      .filter(({ reasons }) => reasons.length > 0)
      .map(({ personId, name, reasons }) => ({ personId, name, reasons: shown(reasons) }));
    const chosen = candidates.filter(({ reasons }) => reasons.length === 0);
    const asked = chosen.map(({ personId }) => personId);
    if (asked.length === 0) return { output: { offer: null, refused } };
    const { size, minutes } = wave ?? { size: maxAsked, minutes: 0 };
    const last = deadline ?? row.start;
    const key = { scheduleId: schedule.id, shiftId: row.id };
    const waves = asked.map((personId, place) => ({
      ...{ personId, place, askAt: now + Math.floor(place / size) * minutes * 60_000 },
    }));
    const offered = { waveSize: wave?.size ?? null, waveMinutes: wave?.minutes ?? null, deadline: last };
    const timed = heldWaves(waves, known, { ...times, offer: offered, shift: row, schedule, now });
    const later = timed.map(({ askAt }) => askAt).filter((askAt) => askAt > now);
    const offer: Offer = {
      ...{ ...key, ...offered, id: newId(), state: "open", pending: true, version: row.version },
      ...{ dueAt: Math.min(...later, last), createdAt: now, createdBy: actor.personId },
    };
    const reasonsOf = new Map(chosen.map(({ personId, despite }) => [personId, despite]));
    const answers = timed.map((one): OfferAnswer => {
      const isAsked = one.askAt <= now;
      const despite = reasonsOf.get(one.personId) ?? [];
      return {
        ...{ ...key, ...one, offerId: offer.id, createdAt: now, state: isAsked ? "asked" : "waiting", open: isAsked },
        ...{ answeredAt: null, answeredVersion: null, answeredBy: null, reason: "" },
        ...{ askNote: despite.length > 0 ? (override ?? "") : "", overridden: despite.map(({ code }) => code) },
      };
    });
    const replaced = asked.flatMap((personId) =>
      latestIn(known, personId).filter(({ open, state }) => open || state === "waiting"),
    );
    const after = withCounts({ ...row, published: true }, row.taken, row.filled);
    const event = offerCreated({ offerId: offer.id, shiftId: row.id, personIds: asked });
    const overrides = chosen.flatMap(({ personId, despite }) => {
      const reasons = withoutPrivateReasons(despite);
      return despite.length === 0
        ? []
        : eligibilityOverridden({ shiftId: row.id, personId, reasons: reasons.map(({ code }) => code) });
    });
    const { change, entry } = recordScheduleChange(schedule, [event, ...overrides]);
    return {
      output: { offer: toOfferView(offer, answers, after, known, { actor, now }), refused },
      changes: [
        change,
        ...shiftWrites(row, after),
        insert(offers, offer),
        ...replaced.map(({ scheduleId, offerId, personId }) =>
          update(offerAnswers, [scheduleId, offerId, personId], { state: "lapsed", open: false }),
        ),
        ...answers.map((answer) => insert(offerAnswers, answer)),
      ],
      journalEntries: [entry],
    };
  },
});

const alreadyOnIt: Reason = { code: "worker.other-shift", details: { elsewhere: false } };

const latestFacts = (personIds: readonly string[], scheduleId: string, shiftId: string): Facts =>
  Object.fromEntries(personIds.map((personId) => [latestOf(personId), latestAnswerOf(personId, scheduleId, shiftId)]));

const latestIn = (known: object, personId: string) => factNamed<readonly OfferAnswer[]>(known, latestOf(personId), []);
