import type { CalendarReader } from "../ports/calendar-reader.ts";
import type { Clock } from "../ports/clock.ts";
import type { Limits } from "../ports/limits.ts";
import type { Secrets } from "../ports/secrets.ts";

/** What an operation may ask before its transaction: the ports whose answers take time. */
export interface Outside {
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly limits: Limits;
  readonly calendars: CalendarReader;
}
