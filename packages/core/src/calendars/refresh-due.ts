import { RollcallError } from "../contract/rollcall-error.ts";
import type { JobEnvironment } from "../identity/domain.ts";
import { type Person, peopleById } from "../people/collection.ts";
import type { CalendarReading } from "../ports/calendar-reader.ts";
import { askAddress, askHost } from "./ask-calendar.ts";
import { type Calendar, calendarsByDue } from "./collection.ts";
import { failedBy } from "./reading.ts";

/** What reading calendars needs. */
export type RefreshParts = Pick<JobEnvironment, "clock" | "calendars" | "hostCalendars" | "store" | "run">;

/** What one refresh has done, in calendars. */
export interface CalendarReport {
  /** Asked, and answered anew or as before. */
  readonly read: number;
  readonly failed: number;
}

type Counter = { -readonly [K in keyof CalendarReport]: number };

/** How many are asked side by side. */
const atOnce = 4;
/** How many are looked at in one read. */
const maxRead = 50;
/** How many one call asks at most: the next one goes on. */
const maxAsked = 1000;
const day = 24 * 60 * 60 * 1000;

/**
 * Reads the calendars that are due, a few side by side; no transaction is open while another server is asked (Q52). Those
 * of people whose account is shut wait until it is opened again.
 * @throws {StoreUnavailable} the store cannot be written; the next call goes on
 */
export async function refreshDue(parts: RefreshParts): Promise<CalendarReport> {
  const report: Counter = { read: 0, failed: 0 };
  for (let asked = 0; asked < maxAsked; asked += maxRead) {
    const due = await dueCalendars(parts);
    const queue = due.values();
    const work = async (): Promise<void> => {
      for (const { calendar, person } of queue) await refresh(parts, calendar, person, report);
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, due.length) }, work));
    if (due.length < maxRead) break;
  }
  return report;
}

interface Due {
  readonly calendar: Calendar;
  readonly person: Person | undefined;
}

async function dueCalendars({ store, clock }: RefreshParts): Promise<readonly Due[]> {
  const now = clock.now();
  return store.transaction("read", async (tx) => {
    const [rows] = await tx.read([calendarsByDue({ equal: [], limit: maxRead })]);
    const due = rows.filter(({ dueAt }) => dueAt <= now);
    const [owners] = await tx.read([peopleById(due.map(({ personId }) => [personId]))]);
    const byId = new Map(owners.map((person) => [person.id, person]));
    return due.map((calendar) => ({ calendar, person: byId.get(calendar.personId) }));
  });
}

async function refresh(
  parts: RefreshParts,
  calendar: Calendar,
  person: Person | undefined,
  report: Counter,
): Promise<void> {
  const isOpen = person?.state === "active";
  const reading = isOpen ? await ask(parts, calendar, person) : failedBy("unreachable");
  const { personId, dueAt } = calendar;
  try {
    await parts.run("calendars.settle", { personId, dueAt, reading });
  } catch (error) {
    // Somebody has dealt with it meanwhile.
    if (error instanceof RollcallError && error.kind === "hidden") return;
    throw error;
  }
  if (!isOpen) return;
  if (reading?.status === "failed") report.failed++;
  else report.read++;
}

async function ask(parts: RefreshParts, calendar: Calendar, person: Person): Promise<CalendarReading | null> {
  const { organizationId, hostUserId } = person;
  if (calendar.address === null) return hostUserId === null ? null : askHost(parts, { organizationId, hostUserId });
  // What was read a day ago does not reach as far ahead any more: it is read anew, even where nothing has changed.
  const isFresh = calendar.readAt !== null && parts.clock.now() - calendar.readAt < day;
  return askAddress(parts, calendar.address, isFresh ? calendar.etag : null);
}
