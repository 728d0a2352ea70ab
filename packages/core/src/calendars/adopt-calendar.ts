import { z } from "zod";
import { insert } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/operations/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import { busyByPerson, calendarByPerson, calendars } from "./collection.ts";
import { evaluateReading, newCalendar } from "./evaluate-reading.ts";
import { keepBusy } from "./keep-busy.ts";
import { membershipsToUpdate, summariesOf, moveCalendar, calendarEvents } from "./move-calendar.ts";
import { reading } from "./reading.ts";

/** Whether the host may supply this person's calendar: its own active users who haven't connected or disconnected one. */
export const canBeAdopted = ({ state, hostUserId, calendar }: Person): boolean =>
  state === "active" && hostUserId !== null && calendar === "none";

interface Adopted {
  readonly person: Person;
}

const hostsProvideCalendarsOfTheirUsers = grant<Adopted>("hosts provide calendars of their users", () => true);

/** Connects a person's calendar to the busy times that the host provides (Q52). */
export const adoptCalendar = operation({
  name: "calendars.adopt",
  summary: "Connects a person's calendar to the busy times the host provides.",
  internal: true,
  input: z.strictObject({ personId: id, reading }),
  output: z.strictObject({ adopted: z.boolean() }),
  events: [...calendarEvents],
  load: [
    ({ personId }) => ({
      person: personById(personId),
      calendar: calendarByPerson(personId),
      times: busyByPerson(personId),
    }),
    ({ person }) => ({ rows: membershipsToUpdate(person, "ok") }),
    ({ rows }) => summariesOf(rows),
  ],
  context: ({ person, calendar }): Adopted | undefined =>
    person !== undefined && calendar === undefined && canBeAdopted(person) ? { person } : undefined,
  rules: [hostsProvideCalendarsOfTheirUsers],
  apply: ({ known, context: { person } }, { reading }, { now }) => {
    const fresh = newCalendar(person.id, null, now);
    const { state, set, busy } = evaluateReading(fresh, "connecting", reading, now);
    const { changes, journalEntries } = moveCalendar(person, state, known, now);
    const kept = keepBusy(person.id, known.times, busy, now);
    return {
      output: { adopted: true },
      changes: [...changes, insert(calendars, { ...fresh, ...set }), ...kept.changes],
      journalEntries,
    };
  },
});
