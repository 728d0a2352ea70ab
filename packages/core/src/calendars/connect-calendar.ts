import { z } from "zod";
import { RollcallError } from "../contract/rollcall-error.ts";
import { insert, update } from "../kernel/store/change.ts";
import type { Actor } from "../identity/actor.ts";
import { operation } from "../identity/operation.ts";
import type { Environment } from "../ports/environment.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import type { CalendarReading } from "../ports/calendar-reader.ts";
import { profileOf, timeZoneIn } from "../profiles/collection.ts";
import { readFromAddress } from "./read-calendar.ts";
import { calendars } from "./collection.ts";
import { evaluateReading, newCalendar } from "./evaluate-reading.ts";
import { keepBusy } from "./keep-busy.ts";
import { membershipsToUpdate, summariesOf, moveCalendar, calendarEvents } from "./move-calendar.ts";
import { loadOwnCalendar, toOwnCalendar } from "./own-calendar.ts";
import { calendarView, toCalendarView } from "./view.ts";

/** The address and its reading; both null if the host provides the busy times. */
interface AddressReading {
  readonly address: string | null;
  readonly reading: CalendarReading | null;
}

/**
 * Connects the caller's own calendar by its iCalendar address and replaces a calendar connected before (B44, Q52). The address is read
 * first, and an unreadable one isn't connected. Allows ten attempts an hour. Without an address, the host provides the busy times: it is
 * asked within a minute, and the state is `connecting` until then.
 * @throws {RollcallError} `request.not-found`, `request.invalid`, `request.throttled`, `calendar.none` (the host has
 *   none), `calendar.address-invalid` (not `https:`, or in the server's own network), `calendar.unreadable`, the last
 *   two with the `problem`
 */
export const connectCalendar = operation({
  name: "calendars.connect",
  summary: "Connects the caller's own calendar by its iCalendar address.",
  confidential: true,
  input: z.strictObject({ address: z.string().trim().min(1).max(2000).optional() }),
  output: calendarView,
  events: [...calendarEvents],
  prepare: readFirst,
  load: [
    loadOwnCalendar,
    ({ person }, { reading }) => ({ rows: membershipsToUpdate(person, reading === null ? "connecting" : "ok") }),
    ({ rows }) => summariesOf(rows),
  ],
  context: toOwnCalendar,
  row: ({ person }) => person,
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ known, row: person }, { address, reading }, { now }) => {
    const fresh = newCalendar(person.id, address, now);
    const evaluated = reading === null ? undefined : evaluateReading(fresh, "connecting", reading, now);
    const state = evaluated?.state ?? "connecting";
    const calendar = { ...fresh, ...evaluated?.set };
    const { busy, changes } = keepBusy(person.id, known.times, evaluated?.busy ?? [], now);
    const moved = moveCalendar(person, state, known, now);
    const { personId, ...values } = calendar;
    const kept = known.calendar === undefined ? insert(calendars, calendar) : update(calendars, [personId], values);
    return {
      output: toCalendarView(state, calendar, busy, now),
      changes: [...moved.changes, kept, ...changes],
      journalEntries: moved.journalEntries,
    };
  },
});

/** Failed attempts count too, so the operation can't be used to probe other servers. */
async function readFirst(
  { address }: { readonly address?: string | undefined },
  { personId }: Actor,
  environment: Environment,
): Promise<AddressReading> {
  const wait = await environment.limits.take([{ key: `calendar.connect:${personId}`, points: 10, seconds: 3600 }]);
  if (wait > 0) throw new RollcallError("request.throttled", { retryAfter: Math.ceil(wait / 1000) });
  if (address === undefined) {
    if (environment.hostCalendars === undefined) throw new RollcallError("calendar.none");
    return { address: null, reading: null };
  }
  const zone = timeZoneIn(await environment.read(profileOf(personId)));
  const reading = await readFromAddress(environment, address, { etag: null, zone });
  if (reading.status === "read") return { address, reading };
  const problem = reading.status === "failed" ? reading.problem : "not-a-calendar";
  const isAddress = problem === "address-invalid" || problem === "address-refused";
  throw new RollcallError(isAddress ? "calendar.address-invalid" : "calendar.unreadable", { problem });
}
