import { keepSchedules, keptSchedules } from "../harbour-record.ts";
import { seedAnswers } from "./seed-answers.ts";
import { seedCalendars } from "./seed-calendars.ts";
import { type ScheduleIds, seed, type Seeded } from "./seed.ts";

/** The host's schedules; seeds them, and what people have answered since, when there are none. */
export async function openSchedules(hadData: boolean, seeded: Seeded): Promise<ScheduleIds> {
  const kept = keptSchedules(hadData);
  if (kept !== undefined) return kept;
  const ids = await seed(seeded.rollcall);
  await seedAnswers(seeded);
  await seedCalendars(seeded);
  keepSchedules(ids);
  return ids;
}
