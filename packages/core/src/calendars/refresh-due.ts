import type { JobEnvironment } from "../identity/domain.ts";
import { workOnDueRows } from "../kernel/queues/due-rows.ts";
import { type Person, personById } from "../people/collection.ts";
import type { CalendarReading } from "../ports/calendar-reader.ts";
import { profileOf, timeZoneIn } from "../profiles/collection.ts";
import { readFromAddress, readFromHost } from "./read-calendar.ts";
import { type Calendar, calendarsByDue } from "./collection.ts";
import { failedBy } from "./reading.ts";

/** What reading calendars requires. */
export type RefreshParts = Pick<JobEnvironment, "clock" | "calendars" | "hostCalendars" | "observer" | "store" | "run">;

/** The number of calendars one refresh has read. */
export interface CalendarReport {
  /** Read successfully, whether or not anything changed. */
  readonly read: number;
  readonly failed: number;
}

type Counter = { -readonly [K in keyof CalendarReport]: number };

/** The number of concurrent readings. */
const concurrency = 4;
/** The page size, and the maximum number of pages per call; the next call continues. */
const pageSize = 50;
const maxPages = 20;
const day = 24 * 60 * 60 * 1000;

/**
 * Reads the calendars that are due, a few at a time, with no transaction open in the meantime (Q52). Calendars of deactivated
 * accounts wait until the account is reactivated.
 * @throws {StoreUnavailable} the store can't be written; the next call continues
 * @throws {RollcallError} why one of them failed, after all others are done; the next call continues
 */
export async function refreshDue(parts: RefreshParts): Promise<CalendarReport> {
  const report: Counter = { read: 0, failed: 0 };
  await workOnDueRows(parts, {
    name: "calendars.refresh",
    query: calendarsByDue,
    page: () => ({ equal: [], limit: pageSize }),
    isDue: ({ dueAt }, now) => dueAt <= now,
    hasImpossible: true,
    keyOf: ({ personId }) => [personId],
    work: ([calendar]) => refresh(parts, calendar, report),
    concurrency,
    maxPages,
  });
  return report;
}

async function refresh(parts: RefreshParts, calendar: Calendar, report: Counter): Promise<void> {
  const { personId, dueAt } = calendar;
  const [person, profile] = await parts.store.transaction("read", (tx) =>
    tx.read([personById(personId), profileOf(personId)]),
  );
  const isOpen = person?.state === "active";
  const zone = profile && timeZoneIn(profile);
  const reading = isOpen ? await ask(parts, { calendar, person, zone }) : failedBy("unreachable");
  await parts.run("calendars.settle", { personId, dueAt, reading });
  if (!isOpen) return;
  if (reading?.status === "failed") report.failed++;
  else report.read++;
}

interface Question {
  readonly calendar: Calendar;
  readonly person: Person;
  /** The time zone of the person. */
  readonly zone: string | undefined;
}

async function ask(parts: RefreshParts, { calendar, person, zone }: Question): Promise<CalendarReading | null> {
  const { organizationId, hostUserId } = person;
  if (calendar.address === null)
    return hostUserId === null ? null : readFromHost(parts, { organizationId, hostUserId });
  // The span of a day-old reading ends too early, so read in full even if the calendar hasn't changed.
  const isFresh = calendar.readAt !== null && parts.clock.now() - calendar.readAt < day;
  return readFromAddress(parts, calendar.address, { etag: isFresh ? calendar.etag : null, zone });
}
