import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { createPushKeys, type PushKeys } from "@rollcall/server/node";
import type { DataFolder } from "./data-folder.ts";

/** The schedule ids by crew. */
export type ScheduleIds = Readonly<Record<string, string>>;

/** The files of the host in its data folder. */
export const hostFiles = {
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
  /** The host's own records: accounts, captured mail, notifications and the people of the fake PagerDuty. */
  records: "records.db",
} as const;

/** The folders of uploaded files, and of uploads in progress. */
export const hostFolders = { files: "files", uploads: "uploads" } as const;

/**
 * With `reset`, deletes the data of earlier runs.
 * @returns whether a database exists
 */
export function prepareData(data: DataFolder, { reset }: { readonly reset: boolean }): boolean {
  if (!reset) return existsSync(data.path(hostFiles.database));
  for (const name of Object.values(hostFolders)) data.delete(name);
  for (const name of Object.values(hostFiles)) for (const end of ["", "-wal", "-shm"]) data.delete(name + end);
  return false;
}

/** Reads or creates the key of this installation. A real host takes it from its secret store. */
export function openKey(data: DataFolder): string {
  const found = data.read(hostFiles.key);
  if (found !== undefined && found.length >= 32) return found;
  const key = randomBytes(32).toString("base64url");
  data.write(hostFiles.key, key);
  return key;
}

/** Reads or creates the keys for push messages. A real host creates them once with `rollcall push-keys`. */
export function openPushKeys(data: DataFolder): PushKeys {
  const found = data.readJson(hostFiles.pushKeys) as PushKeys | null | undefined;
  if (found) return found;
  const keys = createPushKeys();
  data.write(hostFiles.pushKeys, JSON.stringify(keys));
  return keys;
}

/** Reads the port of the calendar server, if one was written. */
export function readCalendarPort(data: DataFolder): number | undefined {
  const port = Number(data.read(hostFiles.calendarPort));
  return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : undefined;
}

/** Writes the port of the calendar server. */
export const writeCalendarPort = (data: DataFolder, port: number): void => {
  data.write(hostFiles.calendarPort, String(port));
};

/** Reads the schedule ids. `undefined` if the database is new, so that they are seeded. */
export const readSchedules = (data: DataFolder, hadData: boolean): ScheduleIds | undefined =>
  hadData ? ((data.readJson(hostFiles.schedules) ?? undefined) as ScheduleIds | undefined) : undefined;

/** Writes the schedule ids. */
export const writeSchedules = (data: DataFolder, ids: ScheduleIds): void => {
  data.write(hostFiles.schedules, JSON.stringify(ids, undefined, 2));
};
