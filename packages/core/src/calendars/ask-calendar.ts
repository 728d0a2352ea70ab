import type { Environment } from "../ports/environment.ts";
import type { CalendarReading, HostPerson } from "../ports/calendar-reader.ts";
import { spanAt } from "./busy.ts";
import { failedBy } from "./reading.ts";

/** Asks an address for its busy times from now on. Never throws. */
export async function askAddress(
  { calendars, clock }: Pick<Environment, "calendars" | "clock">,
  address: string,
  etag: string | null,
): Promise<CalendarReading> {
  try {
    return await calendars.read(address, { ...spanAt(clock.now()), etag });
  } catch {
    return failedBy("unreachable");
  }
}

/** Asks the host for somebody's busy times from now on; null where it has no calendar of theirs. Never throws. */
export async function askHost(
  { hostCalendars, clock }: Pick<Environment, "hostCalendars" | "clock">,
  person: HostPerson,
): Promise<CalendarReading | null> {
  try {
    const busy = (await hostCalendars?.busyTimes(person, spanAt(clock.now()))) ?? null;
    return busy === null ? null : { status: "read", busy, etag: null };
  } catch {
    return failedBy("unreachable");
  }
}
