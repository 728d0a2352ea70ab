import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { createPushKeys, type PushKeys } from "@rollcall/server/node";
import { deleteDataFile, writeDataFile, readDataFile, readJsonFile, dataPath } from "./data-file.ts";
import type { ScheduleIds } from "./seed/seed.ts";

/** The files of the host. */
const files = {
  /** The database of Rollcall. */
  database: "host-app.db",
  /** The schedule ids by crew. */
  schedules: "host-app.json",
  /** The key that signs links. */
  key: "host-app.key",
  /** The keys for push messages. */
  pushKeys: "push-keys.json",
  /** The port of the calendar server, so that addresses survive a restart. */
  calendarPort: "calendar-port",
  /** The accounts created by sign-up. */
  accounts: "accounts.json",
  /** The captured mail, one message per line. */
  mailbox: "mailbox.jsonl",
} as const;

/** The folders of uploaded files, and of uploads in progress. */
const folders = { files: "files", uploads: "uploads" } as const;

/** Where uploaded files are stored. */
export const filesFolder = dataPath(folders.files);

/** Where uploads in progress are. */
export const uploadsFolder = dataPath(folders.uploads);

/** The path of Rollcall's database. */
export const databaseFile = dataPath(files.database);

/** The path of the Mailbox file. */
export const mailboxFile = dataPath(files.mailbox);

/** The name of the accounts file. */
export const accountsFile = files.accounts;

/**
 * With `reset`, deletes the data of earlier runs.
 * @returns whether a database exists
 */
export function prepareData({ reset }: { readonly reset: boolean }): boolean {
  if (!reset) return existsSync(databaseFile);
  const { database, ...others } = files;
  for (const name of Object.values(folders)) deleteDataFile(name);
  for (const name of [...Object.values(others), database, `${database}-wal`, `${database}-shm`]) deleteDataFile(name);
  return false;
}

/** Reads or creates the key of this installation. A real host takes it from its secret store. */
export function openKey(): string {
  const found = readDataFile(files.key);
  if (found !== undefined && found.length >= 32) return found;
  const key = randomBytes(32).toString("base64url");
  writeDataFile(files.key, key);
  return key;
}

/** Reads or creates the keys for push messages. A real host creates them once with `rollcall push-keys`. */
export function openPushKeys(): PushKeys {
  const found = readJsonFile(files.pushKeys) as PushKeys | null | undefined;
  if (found) return found;
  const keys = createPushKeys();
  writeDataFile(files.pushKeys, JSON.stringify(keys));
  return keys;
}

/** Reads the port of the calendar server, if one was written. */
export function readCalendarPort(): number | undefined {
  const port = Number(readDataFile(files.calendarPort));
  return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : undefined;
}

/** Writes the port of the calendar server. */
export const writeCalendarPort = (port: number): void => {
  writeDataFile(files.calendarPort, String(port));
};

/** Reads the schedule ids. `undefined` if the database is new, so that they are seeded. */
export const readSchedules = (hadData: boolean): ScheduleIds | undefined =>
  hadData ? ((readJsonFile(files.schedules) ?? undefined) as ScheduleIds | undefined) : undefined;

/** Writes the schedule ids. */
export const writeSchedules = (ids: ScheduleIds): void => {
  writeDataFile(files.schedules, JSON.stringify(ids, undefined, 2));
};
