import type { CalendarReader, HostCalendars } from "./calendar-reader.ts";
import type { Clock } from "./clock.ts";
import type { Ids } from "./ids.ts";
import type { Limits } from "./limits.ts";
import type { Secrets } from "./secrets.ts";

/** What of mail operations need to know: where links lead, how long they live, how much there may be. */
export interface MailOutside {
  readonly baseUrl: string;
  readonly paths: { readonly invitation: string };
  readonly invitationDays: number;
  readonly limits: { readonly perActor: number; readonly perSchedule: number; readonly perAddress: number };
}

/** What an operation may ask before its transaction: the ports whose answers take time. */
export interface Outside {
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly limits: Limits;
  readonly calendars: CalendarReader;
  /** Busy times that the host itself knows; most hosts know none. */
  readonly hostCalendars: HostCalendars | undefined;
  readonly ids: Ids;
  /** How mail leaves; without it none does, and links lead nowhere. */
  readonly mail: MailOutside | undefined;
}
