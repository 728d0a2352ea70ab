import { z } from "zod";
import { remove, update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/operations/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import { busyByPerson, type Calendar, calendarByPerson, calendars } from "./collection.ts";
import { evaluateReading } from "./evaluate-reading.ts";
import { deleteBusy, keepBusy } from "./keep-busy.ts";
import { membershipsToUpdate, summariesOf, moveCalendar, calendarEvents } from "./move-calendar.ts";
import { reading } from "./reading.ts";

const input = z.strictObject({
  personId: id,
  /** When the calendar was due as it was read; if that has changed, the reading is outdated. */
  dueAt: z.number(),
  /** The reading; null if the host no longer has a calendar for the person. */
  reading: reading.nullable(),
});

/** The wait before checking a deactivated account again. */
const postponed = 60 * 60 * 1000;

interface Settled {
  readonly person: Person;
  readonly calendar: Calendar;
}

const rollcallStoresReadings = grant<Settled>("rollcall stores readings", () => true);

/**
 * Stores the result of a reading. If neither state nor busy times change, only the calendar's row is written. A new state
 * goes to every schedule of the person (Q16).
 */
export const settleCalendar = operation({
  name: "calendars.settle",
  summary: "Stores the result of reading a calendar.",
  internal: true,
  input,
  output: z.strictObject({ settled: z.boolean() }),
  events: [...calendarEvents],
  load: [
    ({ personId }) => ({
      person: personById(personId),
      calendar: calendarByPerson(personId),
      times: busyByPerson(personId),
    }),
    ({ person, calendar }, { reading }, _actor, now) => {
      if (person?.state !== "active" || calendar === undefined) return { rows: membershipsToUpdate(undefined, "none") };
      const next = reading === null ? "none" : evaluateReading(calendar, person.calendar, reading, now).state;
      return { rows: membershipsToUpdate(person, next) };
    },
    ({ rows }) => summariesOf(rows),
  ],
  context: ({ person, calendar }, { dueAt }): Settled | undefined =>
    person !== undefined && calendar?.dueAt === dueAt ? { person, calendar } : undefined,
  rules: [rollcallStoresReadings],
  apply: ({ known, context: { person, calendar } }, { reading }, { now }) => {
    const { personId } = calendar;
    if (person.state !== "active") {
      return { output: { settled: false }, changes: [update(calendars, [personId], { dueAt: now + postponed })] };
    }
    if (reading === null) {
      const { changes, journalEntries } = moveCalendar(person, "none", known, now);
      const removals = [remove(calendars, [personId]), ...deleteBusy(known.times)];
      return { output: { settled: true }, changes: [...changes, ...removals], journalEntries };
    }
    const { state, set, busy } = evaluateReading(calendar, person.calendar, reading, now);
    const { changes, journalEntries } = moveCalendar(person, state, known, now);
    const kept = keepBusy(personId, known.times, busy, now);
    return {
      output: { settled: true },
      changes: [...changes, update(calendars, [personId], set), ...kept.changes],
      journalEntries,
    };
  },
});
