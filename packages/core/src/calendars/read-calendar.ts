import type { Environment } from "../ports/environment.ts";
import type { CalendarQuestion, CalendarReading, HostPerson } from "../ports/calendar-reader.ts";
import { spanAt } from "./busy.ts";
import { failedBy, reading } from "./reading.ts";

/** Reads upcoming busy times from an iCalendar address, with the zone of its owner (Q57). Never throws: an invalid response is a failure. */
export async function readFromAddress(
  { calendars, clock }: Pick<Environment, "calendars" | "clock">,
  address: string,
  { etag, zone }: Pick<CalendarQuestion, "etag" | "zone">,
): Promise<CalendarReading> {
  try {
    return reading.parse(await calendars.read(address, { ...spanAt(clock.now()), etag, zone }));
  } catch {
    return failedBy("unreachable");
  }
}

/** Asks the host for a person's upcoming busy times; null if it has no calendar for them. Never throws: an invalid response is a failure. */
export async function readFromHost(
  { hostCalendars, clock }: Pick<Environment, "hostCalendars" | "clock">,
  person: HostPerson,
): Promise<CalendarReading | null> {
  try {
    const busy = (await hostCalendars?.busyTimes(person, spanAt(clock.now()))) ?? null;
    return busy === null ? null : reading.parse({ status: "read", busy, etag: null });
  } catch {
    return failedBy("unreachable");
  }
}
