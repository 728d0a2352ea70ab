import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { insert } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { plainDate } from "../kernel/values/plain-dates.ts";
import { operation } from "../identity/operation.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { assigneeFacts, toAssignees } from "./assignees.ts";
import { assignmentsOf } from "./assignments.ts";
import { copyShiftsRules } from "./copy-rules.ts";
import { type Shift, shifts, shiftsByStart } from "./collection.ts";
import { shiftsCopied } from "./declared-events.ts";
import { newDraft } from "./series.ts";
import { assigned, assignmentWrites, withPeople } from "./slots.ts";
import { byShift, shiftView, toShiftView } from "./view.ts";

/** The maximum number of shifts one call copies. */
export const maxCopied = 200;

/** The maximum number of shifts one call reads. */
const maxRead = 500;

/** No zone is farther from UTC. */
const largestOffset = 14 * 3_600_000;

const personView = z.strictObject({
  personId: id,
  /** Their name, or their address if they have no name; empty if erased. */
  name: z.string(),
});

/**
 * Copies the shifts of some days, a week by default, to other days as drafts, at the same wall-clock times. Canceled shifts are
 * left out. A time that clocks skip moves forward by the length of the gap; if a time occurs twice, the first is used. The
 * dry run returns the copies that would be created.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid` (more than 200 shifts),
 *   `schedule.archived`
 */
export const copyShifts = operation({
  name: "shifts.copy",
  summary: "Copies the shifts of a week to another week, as drafts.",
  input: z.strictObject({
    scheduleId: id,
    /** The first day to copy: `2026-11-23`. A shift belongs to the day it starts, in its zone. */
    from: plainDate,
    /** The day that corresponds to it. */
    to: plainDate,
    days: z.int().min(1).max(31).default(7),
    /** Whether to plan the same people, if they are assignable. */
    withPeople: z.boolean().default(false),
  }),
  output: z.strictObject({
    /** The copies, by start. */
    shifts: z.array(shiftView),
    /** The people who aren't planned again because they are no longer assignable. */
    leftOut: z.array(personView),
  }),
  events: [shiftsCopied],
  load: [
    ({ scheduleId, from }, actor) => ({
      ...scheduleFacts(scheduleId, actor),
      found: shiftsByStart(startOfRead(scheduleId, from)),
    }),
    ({ found }, asked) => ({ held: assignmentsOf(asked.withPeople ? shiftsOn(found, asked) : []) }),
    ({ held }, { scheduleId }) =>
      assigneeFacts(
        scheduleId,
        held.map(({ personId }) => personId),
      ),
  ],
  context(known, asked, actor, now) {
    const context = toMemberContext(known, actor, now);
    const copied = isCut(known.found, asked) ? Infinity : shiftsOn(known.found, asked).length;
    return context && { ...context, copied, most: maxCopied };
  },
  rules: copyShiftsRules,
  apply: ({ known, context: { schedule } }, asked, { actor, now, newId }) => {
    const { by, editing } = { by: actor.personId, editing: { by: actor.personId, now } };
    const move = Temporal.PlainDate.from(asked.from).until(asked.to, { largestUnit: "days" });
    const assignees = toAssignees(known);
    const held = byShift(known.held);
    const copies = shiftsOn(known.found, asked).map((row) => {
      const copy: Shift = {
        ...row,
        ...newDraft({ ...row, ...timesAfter(row, move) }, { id: newId(), by, now }),
      };
      const people = (held.get(row.id) ?? []).filter(({ personId }) => assignees.get(personId)?.isAssignable === true);
      const planned = people.map(({ personId }, slot) =>
        assigned(copy, { personId, slot, state: "planned" }, undefined, editing),
      );
      const placed = planned.flatMap(({ after }) => after ?? []);
      return { shift: withPeople(copy, placed), planned, placed };
    });
    const leaving = new Set(known.held.map(({ personId }) => personId));
    const leftOut = [...leaving].flatMap((personId) => {
      const { isAssignable = false, name = "" } = assignees.get(personId) ?? {};
      return isAssignable ? [] : { personId, name };
    });
    const output = {
      shifts: copies.map(({ shift, placed }) => toShiftView(shift, placed, assignees, now)),
      leftOut,
    };
    if (copies.length === 0) return { output };
    const { change, entry } = recordScheduleChange(schedule, [
      shiftsCopied({ shiftIds: copies.map(({ shift }) => shift.id) }),
    ]);
    const writes = copies.flatMap(({ shift, planned }) => [insert(shifts, shift), ...assignmentWrites(planned)]);
    return { output, changes: [change, ...writes], journalEntries: [entry] };
  },
});

const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** What to read from a schedule to find the shifts from a day on, in any zone. */
export const startOfRead = (scheduleId: string, from: string) => ({
  ...{ equal: [scheduleId], from: utc(from) - largestOffset, limit: maxRead },
});

/** The shifts that start on these days and aren't canceled. */
export function shiftsOn(found: readonly Shift[], { from, days }: { readonly from: string; readonly days: number }) {
  const after = Temporal.PlainDate.from(from).add({ days }).toString();
  return found.filter(({ start, timeZone, status }) => {
    const date = zoned(start, timeZone).toPlainDate().toString();
    return status !== "cancelled" && date >= from && date < after;
  });
}

/** Whether more shifts may start on these days than were read. */
export const isCut = (
  found: readonly Shift[],
  { from, days }: { readonly from: string; readonly days: number },
): boolean => found.length === maxRead && (found.at(-1)?.start ?? 0) < utc(from) + days * 86_400_000 + largestOffset;

/** An instant in a zone. */
export const zoned = (at: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

/** The times of a shift on another day. If clocks skip its start and that moves past its end, the end moves too. */
function timesAfter(row: Shift, move: Temporal.Duration): Pick<Shift, "start" | "end"> {
  const moved = (at: number): number => zoned(at, row.timeZone).add(move).epochMilliseconds;
  const [start, end] = [moved(row.start), moved(row.end)];
  return { start, end: end > start ? end : start + row.end - row.start };
}
