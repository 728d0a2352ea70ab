import { z } from "zod";
import { remove, update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import { busyOf, type Calendar, calendarOf, calendars } from "./collection.ts";
import { judgeReading } from "./judge-reading.ts";
import { forgetBusy, keepBusy } from "./keep-busy.ts";
import { followers, summariesOf, moveCalendar } from "./move-calendar.ts";
import { reading } from "./reading.ts";

const input = z.strictObject({
  personId: id,
  /** When it was due as it was read: whoever has dealt with it meanwhile knows better. */
  dueAt: z.number(),
  /** What came of it; null where the host has no calendar of theirs any more. */
  reading: reading.nullable(),
});

/** When it is looked again whether somebody whose account is shut is back. */
const postponed = 60 * 60 * 1000;

interface Settled {
  readonly person: Person;
  readonly calendar: Calendar;
}

/** Rollcall keeps what it has read. */
const whatWasReadIsKept = grant<Settled>("what was read is kept", () => true);

/**
 * Keeps what a reading came to. One that changes neither the state nor the busy times writes the row of the calendar
 * alone; a state that changes goes to every schedule of the person (Q16).
 */
export const settleCalendar = operation({
  name: "calendars.settle",
  summary: "Keeps what the reading of a calendar came to.",
  internal: true,
  input,
  output: z.strictObject({ settled: z.boolean() }),
  load: [
    ({ personId }) => ({ person: personById(personId), calendar: calendarOf(personId), times: busyOf(personId) }),
    ({ person, calendar }, { reading }, _actor, now) => {
      if (person?.state !== "active" || calendar === undefined) return { rows: followers(undefined, "none") };
      const next = reading === null ? "none" : judgeReading(calendar, person.calendar, reading, now).state;
      return { rows: followers(person, next) };
    },
    ({ rows }) => summariesOf(rows),
  ],
  context: ({ person, calendar }, { dueAt }): Settled | undefined =>
    person !== undefined && calendar?.dueAt === dueAt ? { person, calendar } : undefined,
  rules: [whatWasReadIsKept],
  apply: ({ known, context: { person, calendar } }, { reading }, { now }) => {
    const { personId } = calendar;
    if (person.state !== "active") {
      return { output: { settled: false }, changes: [update(calendars, [personId], { dueAt: now + postponed })] };
    }
    if (reading === null) {
      const { changes, journalEntries } = moveCalendar(person, "none", known, now);
      const forgotten = [remove(calendars, [personId]), ...forgetBusy(known.times)];
      return { output: { settled: true }, changes: [...changes, ...forgotten], journalEntries };
    }
    const { state, set, busy } = judgeReading(calendar, person.calendar, reading, now);
    const { changes, journalEntries } = moveCalendar(person, state, known, now);
    const kept = keepBusy(personId, known.times, busy, now);
    return {
      output: { settled: true },
      changes: [...changes, update(calendars, [personId], set), ...kept.changes],
      journalEntries,
    };
  },
});
