import { RollcallError } from "../contract/rollcall-error.ts";
import type { JobEnvironment } from "../identity/domain.ts";
import { longestWait } from "../kernel/clock.ts";
import { type Person, peopleById } from "../people/collection.ts";
import type { CalendarReading } from "../ports/calendar-reader.ts";
import { profilesOf, timeZoneIn } from "../profiles/collection.ts";
import { readFromAddress, readFromHost } from "./read-calendar.ts";
import { type Calendar, calendarsByDue } from "./collection.ts";
import { failedBy } from "./reading.ts";

/** What reading calendars requires. */
export type RefreshParts = Pick<JobEnvironment, "clock" | "calendars" | "hostCalendars" | "store" | "run">;

/** The number of calendars one refresh has read. */
export interface CalendarReport {
  /** Read successfully, whether or not anything changed. */
  readonly read: number;
  readonly failed: number;
}

type Counter = { -readonly [K in keyof CalendarReport]: number };

/** The number of concurrent readings. */
const concurrency = 4;
/** The page size. */
const pageSize = 50;
/** The maximum number of readings per call; the next call continues. */
const maxReadings = 1000;
const day = 24 * 60 * 60 * 1000;

/**
 * Reads the calendars that are due, a few at a time, with no transaction open in the meantime (Q52). Calendars of deactivated
 * accounts wait until the account is reactivated.
 * @throws {StoreUnavailable} the store can't be written; the next call continues
 */
export async function refreshDue(parts: RefreshParts): Promise<CalendarReport> {
  const report: Counter = { read: 0, failed: 0 };
  for (let started = 0; started < maxReadings; started += pageSize) {
    const due = await dueCalendars(parts);
    const queue = due.values();
    const work = async (): Promise<void> => {
      for (const one of queue) await refresh(parts, one, report);
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, due.length) }, work));
    if (due.length < pageSize) break;
  }
  return report;
}

interface Due {
  readonly calendar: Calendar;
  readonly person: Person | undefined;
  /** The time zone of the person. */
  readonly zone: string | undefined;
}

async function dueCalendars({ store, clock }: RefreshParts): Promise<readonly Due[]> {
  const now = clock.now();
  return store.transaction("read", async (tx) => {
    const page = { equal: [], limit: pageSize };
    const [earliest, impossible] = await tx.read([
      calendarsByDue(page),
      calendarsByDue({ ...page, from: now + longestWait + 1 }),
    ]);
    const due = [...earliest.filter(({ dueAt }) => dueAt <= now), ...impossible];
    const keys = due.map(({ personId }) => [personId]);
    const [owners, profiles] = await tx.read([peopleById(keys), profilesOf(keys)]);
    const byId = new Map(owners.map((person) => [person.id, person]));
    const zones = new Map(profiles.map((profile) => [profile.personId, timeZoneIn(profile)]));
    return due.map((calendar) => {
      const { personId } = calendar;
      return { calendar, person: byId.get(personId), zone: zones.get(personId) };
    });
  });
}

async function refresh(parts: RefreshParts, { calendar, person, zone }: Due, report: Counter): Promise<void> {
  const isOpen = person?.state === "active";
  const reading = isOpen ? await ask(parts, { calendar, person, zone }) : failedBy("unreachable");
  const { personId, dueAt } = calendar;
  try {
    await parts.run("calendars.settle", { personId, dueAt, reading });
  } catch (error) {
    // It was read or disconnected in the meantime.
    if (error instanceof RollcallError && error.kind === "hidden") return;
    throw error;
  }
  if (!isOpen) return;
  if (reading?.status === "failed") report.failed++;
  else report.read++;
}

async function ask(
  parts: RefreshParts,
  { calendar, person, zone }: Due & { readonly person: Person },
): Promise<CalendarReading | null> {
  const { organizationId, hostUserId } = person;
  if (calendar.address === null)
    return hostUserId === null ? null : readFromHost(parts, { organizationId, hostUserId });
  // The span of a day-old reading ends too early, so read in full even if the calendar hasn't changed.
  const isFresh = calendar.readAt !== null && parts.clock.now() - calendar.readAt < day;
  return readFromAddress(parts, calendar.address, { etag: isFresh ? calendar.etag : null, zone });
}
