import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { forget, keep, kept, keptJson, placeOf } from "./kept-file.ts";
import type { ScheduleIds } from "./seed/seed.ts";

/** The files of the host. */
const files = {
  /** Rollcall's own. */
  database: "host-app.db",
  /** Which schedule stands behind which page. */
  schedules: "host-app.json",
  /** What the secrets of links are made of. */
  key: "host-app.key",
  /** The port of the calendars: their addresses outlive the process. */
  calendarPort: "calendar-port",
  /** Who has made an account. */
  accounts: "accounts.json",
  /** Mail that was caught, a letter a line. */
  mailbox: "mailbox.jsonl",
} as const;

/** Rollcall's own file. */
export const databaseFile = placeOf(files.database);

/** The file of the Mailbox. */
export const mailboxFile = placeOf(files.mailbox);

/** The file of the host's accounts, by its name. */
export const accountsFile = files.accounts;

/**
 * With `reset`, forgets everything that an earlier run kept.
 * @returns whether an earlier run has left a database
 */
export function prepareData({ reset }: { readonly reset: boolean }): boolean {
  if (!reset) return existsSync(databaseFile);
  const { database, ...others } = files;
  for (const name of [...Object.values(others), database, `${database}-wal`, `${database}-shm`]) forget(name);
  return false;
}

/** The key of this installation: a real host has it from where it keeps its secrets. */
export function openKey(): string {
  const found = kept(files.key);
  if (found !== undefined && found.length >= 32) return found;
  const key = randomBytes(32).toString("base64url");
  keep(files.key, key);
  return key;
}

/** The port that the calendars had, if they had one. */
export function keptCalendarPort(): number | undefined {
  const port = Number(kept(files.calendarPort));
  return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : undefined;
}

/** Keeps the port of the calendars. */
export const keepCalendarPort = (port: number): void => {
  keep(files.calendarPort, String(port));
};

/** The host's schedules; none where they are yet to be seeded. A record beside a new database is worth nothing. */
export const keptSchedules = (hadData: boolean): ScheduleIds | undefined =>
  hadData ? ((keptJson(files.schedules) ?? undefined) as ScheduleIds | undefined) : undefined;

/** Keeps which schedule stands behind which page. */
export const keepSchedules = (ids: ScheduleIds): void => {
  keep(files.schedules, JSON.stringify(ids, undefined, 2));
};
