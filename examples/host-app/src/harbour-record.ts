import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Rollcall } from "@rollcall/core";
import { harbourMaster } from "./personas.ts";
import { clientOf, type ScheduleIds, seed } from "./seed/seed.ts";

/** Where everything is kept: `.rollcall` in the repository, or the folder that `ROLLCALL_DATA` names. */
export const dataFolder = resolve(process.env["ROLLCALL_DATA"] ?? join(import.meta.dirname, "../../../.rollcall"));

/** Rollcall's own file. */
export const databaseFile = join(dataFolder, "host-app.db");

/** The host's own record: which schedule stands behind which of its pages. */
const recordFile = join(dataFolder, "host-app.json");

/** Makes the folder; with `reset`, forgets everything that an earlier run kept. */
export function prepareData({ reset }: { readonly reset: boolean }): void {
  mkdirSync(dataFolder, { recursive: true });
  if (!reset) return;
  for (const file of [recordFile, databaseFile, `${databaseFile}-wal`, `${databaseFile}-shm`]) {
    rmSync(file, { force: true });
  }
}

/** The host's schedules; seeds them when there are none. */
export async function openHarbour(rollcall: Rollcall): Promise<ScheduleIds> {
  await rollcall.recognise(harbourMaster.identity);
  const kept = readRecord();
  if (kept !== undefined && (await stillThere(rollcall, Object.values(kept)))) return kept;
  const ids = await seed(rollcall);
  writeFileSync(`${recordFile}.new`, JSON.stringify(ids, undefined, 2));
  renameSync(`${recordFile}.new`, recordFile);
  return ids;
}

/** A record without its database, or beside another one, is worth nothing. */
async function stillThere(rollcall: Rollcall, ids: readonly string[]): Promise<boolean> {
  const { schedules } = await clientOf(rollcall, harbourMaster.identity).schedules.list({ scope: "organization" });
  return ids.every((id) => schedules.some((schedule) => schedule.id === id));
}

/** The record; none where there is no file, or where a cut of power left half of one: the seed finds the same ids again. */
function readRecord(): ScheduleIds | undefined {
  try {
    return JSON.parse(readFileSync(recordFile, "utf8")) as ScheduleIds;
  } catch {
    return undefined;
  }
}
