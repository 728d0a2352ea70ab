import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Rollcall } from "@rollcall/core";
import { type ScheduleIds, seed } from "./seed/seed.ts";

/** Where everything is kept: `.rollcall` in the repository, or the folder that `ROLLCALL_DATA` names. */
export const dataFolder = resolve(process.env["ROLLCALL_DATA"] ?? join(import.meta.dirname, "../../../.rollcall"));

/** Rollcall's own file. */
export const databaseFile = join(dataFolder, "host-app.db");

/** The host's own record: which schedule stands behind which of its pages. */
const recordFile = join(dataFolder, "host-app.json");

/**
 * Makes the folder; with `reset`, forgets everything that an earlier run kept.
 * @returns whether an earlier run has left a database
 */
export function prepareData({ reset }: { readonly reset: boolean }): boolean {
  mkdirSync(dataFolder, { recursive: true });
  if (!reset) return existsSync(databaseFile);
  for (const file of [recordFile, databaseFile, `${databaseFile}-wal`, `${databaseFile}-shm`]) {
    rmSync(file, { force: true });
  }
  return false;
}

/** The host's schedules; seeds them when there are none. A record beside a new database is worth nothing. */
export async function openHarbour(rollcall: Rollcall, hadData: boolean): Promise<ScheduleIds> {
  const kept = hadData ? readRecord() : undefined;
  if (kept !== undefined) return kept;
  const ids = await seed(rollcall);
  writeFileSync(`${recordFile}.new`, JSON.stringify(ids, undefined, 2));
  renameSync(`${recordFile}.new`, recordFile);
  return ids;
}

/** The record; none where there is no file, or where a cut of power left half of one: the seed finds the same ids again. */
function readRecord(): ScheduleIds | undefined {
  try {
    return JSON.parse(readFileSync(recordFile, "utf8")) as ScheduleIds;
  } catch {
    return undefined;
  }
}
