import { z } from "zod";
import { insert } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import { busyOf, calendarOf, calendars } from "./collection.ts";
import { judgeReading, newCalendar } from "./judge-reading.ts";
import { keepBusy } from "./keep-busy.ts";
import { followers, summariesOf, moveCalendar } from "./move-calendar.ts";
import { reading } from "./reading.ts";

/** Whom the host may have a calendar of: its own users, who have said nothing about theirs. */
export const mayBeAdopted = ({ state, hostUserId, calendar }: Person): boolean =>
  state === "active" && hostUserId !== null && calendar === "none";

interface Adopted {
  readonly person: Person;
}

/** A host answers for its users. */
const theHostAnswersForItsUsers = grant<Adopted>("the host answers for its users", () => true);

/** Takes over the busy times that the host itself knows of somebody (Q52). */
export const adoptCalendar = operation({
  name: "calendars.adopt",
  summary: "Takes over busy times that the host knows.",
  internal: true,
  input: z.strictObject({ personId: id, reading }),
  output: z.strictObject({ adopted: z.boolean() }),
  load: [
    ({ personId }) => ({ person: personById(personId), calendar: calendarOf(personId), times: busyOf(personId) }),
    ({ person }) => ({ rows: followers(person, "ok") }),
    ({ rows }) => summariesOf(rows),
  ],
  context: ({ person, calendar }): Adopted | undefined =>
    person !== undefined && calendar === undefined && mayBeAdopted(person) ? { person } : undefined,
  rules: [theHostAnswersForItsUsers],
  apply: ({ known, context: { person } }, { reading }, { now }) => {
    const fresh = newCalendar(person.id, null, now);
    const { state, set, busy } = judgeReading(fresh, "connecting", reading, now);
    const { changes, journalEntries } = moveCalendar(person, state, known, now);
    const kept = keepBusy(person.id, known.times, busy, now);
    return {
      output: { adopted: true },
      changes: [...changes, insert(calendars, { ...fresh, ...set }), ...kept.changes],
      journalEntries,
    };
  },
});
