import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { operation } from "../identity/operation.ts";
import { reason } from "../ports/error-details.ts";
import { displayName, id, line, textInRow } from "../kernel/values/fields.ts";
import { moment } from "../kernel/values/moment.ts";
import { factNamed } from "../kernel/operations/named-facts.ts";
import { toInputIssues } from "../kernel/operations/parse.ts";
import { reasonsAgainst, stage } from "../kernel/operations/rule.ts";
import type { EligibilitySettings } from "../ports/eligibility-settings.ts";
import { type MemberContext, scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { plans } from "../schedules/role-rules.ts";
import { changeShiftsRules } from "../schedules/rules.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { assigneeFacts, assigneesNamed, toAssignees } from "../shifts/assignees.ts";
import { type Assignment, assignmentsOnSchedule } from "../shifts/assignments.ts";
import { toNewShift, withAssignees } from "../shifts/create-shift.ts";
import { shiftCreated } from "../shifts/declared-events.ts";
import { toShiftCreated } from "../shifts/events.ts";
import { createShiftRules } from "../shifts/rules.ts";
import { openStatuses, stateFor } from "../shifts/statuses.ts";
import { shiftView, toShiftView } from "../shifts/view.ts";
import type { OtherShift } from "./candidate.ts";
import { candidateFacts, toCandidates } from "./candidate-facts.ts";
import { eligibilityFor, withoutPrivateReasons } from "./evaluate-eligibility.ts";

/** The maximum number of shifts one call imports. */
const maxImported = 200;

/** The maximum number of shifts of a person that are compared with the imported ones. */
const maxRead = 500;

const importedShift = z.strictObject({
  /** The member on the shift. A person who isn't one is refused individually. */
  personId: id,
  /** RFC 9557 with its zone. An invalid time is refused individually. */
  start: textInRow,
  /** RFC 9557, in the zone of the start; at most 31 days after it. An invalid time is refused individually. */
  end: textInRow,
  /** The position to fill: at most 120 characters. Any other text is refused individually. */
  position: textInRow.default(""),
});

const input = z.strictObject({
  scheduleId: id,
  /** The kind of all these shifts, in the host's terms: 1 to 120 characters. */
  kind: displayName,
  /** `draft`: workers don't see them yet. `offered`: their people answer. `confirmed`: their people work them. */
  status: z.enum(openStatuses).default("draft"),
  shifts: z.array(importedShift).min(1).max(maxImported),
});

/** The values of a shift that may be invalid individually. */
const shiftValues = z.object({ personId: id, start: moment, end: moment, position: line });

/** A shift to import, or why it can't be read. */
function toRow({ scheduleId, kind, status }: z.output<typeof input>, asked: z.output<typeof importedShift>) {
  const read = shiftValues.safeParse(asked);
  if (!read.success) {
    const invalid: Reason = { code: "request.invalid", details: { issues: toInputIssues(read.error.issues) } };
    return invalid;
  }
  const { personId, start, end, position } = read.data;
  const values = { kind, venue: "", position, notes: "", needs: [], slots: 1 };
  return { personId, end, shift: toNewShift({ scheduleId, ...values, start, end, status }) };
}

type Row = Exclude<ReturnType<typeof toRow>, Reason>;

const isRow = (row: Row | Reason): row is Row => "shift" in row;

const heldName = (personId: string): string => `shifts held by ${personId}`;

/** The imported shifts of each person. */
function byPerson(rows: readonly (Row | Reason)[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows.filter(isRow)) groups.set(row.personId, [...(groups.get(row.personId) ?? []), row]);
  return groups;
}

const firstStart = (rows: readonly Row[]): number => Math.min(...rows.map(({ shift }) => shift.start));

const result = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("created"), shift: shiftView }),
  /** The person has a shift with this start and end on the schedule. */
  z.strictObject({ status: z.literal("unchanged") }),
  z.strictObject({ status: z.literal("refused"), reason }),
]);

/**
 * Creates shifts with one person each, from another product (X24), and returns a result for each. A person who has a shift with the
 * same start and end doesn't get another one, so an import can be repeated. A refused shift never blocks the others.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `schedule.archived`. Per shift:
 *   `request.not-found` (the person is not on the schedule), `request.invalid`, `member.not-assignable`, the codes of `worker`
 */
export const importShifts = operation({
  name: "shifts.import",
  summary: "Creates shifts from another product and returns a result for each.",
  input,
  output: z.strictObject({
    /** In the order of the input. */
    results: z.array(result),
  }),
  events: [shiftCreated],
  prepare: (asked: z.output<typeof input>, _actor, { eligibility }) => ({
    ...asked,
    rows: asked.shifts.map((shift) => toRow(asked, shift)),
    eligibility,
  }),
  load: [
    ({ scheduleId, rows }, actor) => {
      const people = byPerson(rows);
      const held = [...people].map(([personId, own]) => {
        const asked = { equal: [scheduleId, personId, true], from: firstStart(own), limit: maxRead };
        return [heldName(personId), assignmentsOnSchedule(asked)] as const;
      });
      return {
        ...scheduleFacts(scheduleId, actor),
        ...assigneeFacts(scheduleId, [...people.keys()]),
        ...Object.fromEntries(held),
      };
    },
    ({ schedule }, { rows }) => {
      const people = byPerson(rows);
      const all = [...people.values()].flat();
      const first = all.find(({ shift }) => shift.start === firstStart(all));
      return candidateFacts(first && { ...first.shift, id: "" }, [...people.keys()], schedule?.organizationId);
    },
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  rules: changeShiftsRules,
  apply: ({ known, context }, { rows, status, eligibility }, { actor, now, newId }) => {
    const people = toAssignees(known);
    const refusalOf = createRefusal(known, people, context, eligibility);
    const taken = new Set(
      [...byPerson(rows).keys()].flatMap((personId) => heldBy(known, personId).map((one) => keyOf(personId, one))),
    );
    const planned = new Map<string, OtherShift[]>();
    const created: ReturnType<typeof withAssignees>[] = [];
    const results = rows.map((row): z.output<typeof result> => {
      if (!isRow(row)) return { status: "refused", reason: row };
      const { personId, shift: values } = row;
      const key = keyOf(personId, values);
      if (taken.has(key)) return { status: "unchanged" };
      const others = planned.get(personId) ?? [];
      const refusal = refusalOf(row, others);
      if (refusal !== undefined) return { status: "refused", reason: refusal };
      const one = withAssignees({ ...values, id: newId() }, [{ personId, state: stateFor(status) }], {
        by: actor.personId,
        now,
      });
      taken.add(key);
      // As with other shifts, an offer doesn't count until it is accepted.
      if (status !== "offered") planned.set(personId, [...others, one.shift]);
      created.push(one);
      return { status: "created", shift: toShiftView(one.shift, one.held, people, now) };
    });
    if (created.length === 0) return { output: { results } };
    const events = created.map(({ shift, held }) =>
      toShiftCreated(
        shift,
        held.map((one) => one.personId),
      ),
    );
    const { change, entry } = recordScheduleChange(context.schedule, events);
    return {
      output: { results },
      changes: [change, ...created.flatMap(({ writes }) => writes)],
      journalEntries: [entry],
    };
  },
});

const keyOf = (personId: string, { start, end }: Pick<Assignment, "start" | "end">): string =>
  `${personId} ${start} ${end}`;

const heldBy = (known: object, personId: string): readonly Assignment[] =>
  factNamed<readonly Assignment[]>(known, heldName(personId), []);

/** Decides on a shift by the rules of `shifts.create`. `others` are the shifts of the person that this call creates. */
function createRefusal(
  known: Parameters<typeof toCandidates>[0],
  people: ReturnType<typeof toAssignees>,
  context: MemberContext,
  eligibility: EligibilitySettings,
) {
  const { actor, schedule, now } = context;
  const shown = toShown(actor);
  return ({ personId, shift, end }: Row, others: readonly OtherShift[]): Reason | undefined => {
    const asked = {
      slots: shift.slots,
      start: { at: shift.start, timeZone: shift.timeZone },
      end: { at: shift.end, timeZone: end.timeZoneId },
    };
    const staged = stage(createShiftRules, { ...context, asked, assignees: assigneesNamed(people, [personId]) });
    const [refusal] = reasonsAgainst(staged, shift);
    if (refusal !== undefined || shift.start <= now) return refusal;
    const evaluate = eligibilityFor({ ...shift, team: [] }, eligibility);
    const candidates = toCandidates(known, { ...shift, id: "" }, [personId], schedule.timeZone);
    return candidates.flatMap((one) => shown(evaluate({ ...one, shifts: [...one.shifts, ...others] }).blocking))[0];
  };
}

/** The reasons as the caller may see them (Q60). */
const toShown = (actor: Actor) => (reasons: readonly Reason[]) =>
  plans(actor) ? reasons : withoutPrivateReasons(reasons);
