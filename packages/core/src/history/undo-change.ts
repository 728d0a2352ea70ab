import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { id } from "../kernel/values/fields.ts";
import { journalRowOf } from "../kernel/journal/journal.ts";
import { type CallContext, operation } from "../identity/operation.ts";
import { guard, type Rule } from "../kernel/operations/rule.ts";
import { knownByKey } from "../members/change-member.ts";
import type { EvaluatedMember } from "../schedules/member-context.ts";
import { invitationsByKey } from "../invitations/collection.ts";
import { peopleById } from "../people/collection.ts";
import { effectsOf, scheduleEffects } from "../schedules/effects.ts";
import { deltaBetween } from "../schedules/totals.ts";
import { updateScheduleSummary } from "../schedules/schedule-summary.ts";
import { viewRules } from "../schedules/rules.ts";
import { type ScheduleContext, toScheduleContext, wholeScheduleFacts } from "../schedules/schedule-context.ts";
import { knownUpcomingShifts, upcomingShiftsOfMany, shiftsTouched } from "../shifts/upcoming-shifts.ts";
import { type Inverse, inverseOf, peopleOfInverse } from "./inverse.ts";
import { changeUndone } from "./events.ts";
import { applyInverse, undoEvents } from "./apply-inverse.ts";
import { scheduleReady } from "../schedules/events.ts";

interface UndoContext extends ScheduleContext {
  readonly reversal: ReturnType<typeof applyInverse> | undefined;
}

const notUndoable: Reason = { code: "history.not-undoable" };

/** A change can be undone if the rules would allow making the reverse change directly (X8). */
const changesCanBeUndone = guard<UndoContext>("changes can be undone", ({ reversal }) =>
  reversal === undefined ? notUndoable : (reversal.against[0] ?? true),
);

const undoRules: readonly Rule<UndoContext, EvaluatedMember>[] = [...viewRules, changesCanBeUndone];

const nothing: Inverse = { returning: [], going: [], came: [], values: [], schedule: undefined };

/**
 * Undoes one entry of a schedule's history completely or not at all, under the rules of the operations that would make the reverse changes
 * directly. An undo is itself an entry and can be undone (X8).
 * @throws {RollcallError} `request.not-found`, `history.not-undoable`, `history.changed-since`, `person.deactivated`, and
 *   the errors of those operations
 */
export const undoChange = operation({
  name: "history.undo",
  summary: "Undoes one entry of a schedule's history.",
  input: z.strictObject({
    scheduleId: id,
    /** The sequence number of the entry. */
    number: z.int().positive(),
  }),
  output: z.strictObject({
    scheduleId: id,
    /** The sequence number of the new entry. */
    number: z.int().positive(),
  }),
  events: [...undoEvents, changeUndone, scheduleReady],
  effects: scheduleEffects,
  load: [
    ({ scheduleId, number }, actor) => ({
      ...wholeScheduleFacts(scheduleId, actor),
      entry: journalRowOf(scheduleId, number),
    }),
    ({ entry }, { scheduleId }, _actor, now) => {
      const inverse = inverseOf(entry?.events ?? []) ?? nothing;
      const touched = peopleOfInverse(inverse);
      return {
        rows: knownByKey(touched.map((personId) => [scheduleId, personId])),
        people: peopleById(inverse.returning.map(({ personId }) => [personId])),
        links: invitationsByKey(inverse.returning.map(({ personId }) => [scheduleId, personId])),
        ...upcomingShiftsOfMany(scheduleId, unassignedBy(inverse), now),
      };
    },
  ],
  context: (known, _input, actor, now): UndoContext | undefined => {
    const context = toScheduleContext(known, actor, now);
    if (context === undefined || known.entry === undefined) return undefined;
    const inverse = inverseOf(known.entry.events);
    if (inverse === undefined) return { ...context, reversal: undefined };
    const touched = {
      rows: new Map(known.rows.map((row) => [row.personId, row])),
      people: new Map(known.people.map((person) => [person.id, person])),
      links: new Map(known.links.map((link) => [link.personId, link])),
      upcoming: knownUpcomingShifts(known, unassignedBy(inverse)),
    };
    const call: Pick<CallContext, "actor" | "now"> = { actor, now };
    return { ...context, reversal: applyInverse(context, inverse, touched, call) };
  },
  revokesOwnAccess: (_input, { personId }, { known }) =>
    inverseOf(known.entry?.events ?? [])?.going.includes(personId) === true,
  rules: undoRules,
  apply: ({ known, context: { schedule, reversal } }, { number }) => {
    const { changes, events, totals, set } = reversal ?? { changes: [], events: [], totals: schedule, set: {} };
    const allEvents = [...events, changeUndone({ undone: number })];
    const delta = deltaBetween(schedule, totals);
    const { summary, change, entry } = updateScheduleSummary(
      schedule,
      delta,
      allEvents,
      set,
      Object.keys(set).length > 0,
    );
    return {
      output: { scheduleId: schedule.id, number: summary.number },
      changes: [change, ...changes],
      journalEntries: [{ ...entry, via: "undo" }],
      effects: {
        ...effectsOf(summary),
        shifts: shiftsTouched([...knownUpcomingShifts(known, inverseLeavers(known.entry?.events ?? [])).values()]),
      },
    };
  },
});

/** The members whom an inverse makes unassignable or removes. */
const unassignedBy = ({ going, values }: Inverse): readonly string[] => [
  ...going,
  ...values.filter(({ was }) => was.assignable === false).map(({ personId }) => personId),
];

const inverseLeavers = (events: Parameters<typeof inverseOf>[0]): readonly string[] =>
  unassignedBy(inverseOf(events) ?? nothing);
