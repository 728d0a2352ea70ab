import { keepSchedules, keptSchedules } from "../harbour-record.ts";
import { seedAnswers } from "./seed-answers.ts";
import { seedCalendars } from "./seed-calendars.ts";
import { seedPeople } from "./seed-people.ts";
import { type ScheduleIds, seed, type Seeded } from "./seed.ts";

/** How the host begins: with what an earlier run has left, or with nothing at all. */
interface Beginning {
  readonly hadData: boolean;
  readonly isEmpty: boolean;
}

/** The host's schedules; seeds them, the people, and what these have answered since, when there are none. */
export async function openSchedules({ hadData, isEmpty }: Beginning, seeded: Seeded): Promise<ScheduleIds> {
  if (isEmpty) keepSchedules({});
  const kept = keptSchedules(hadData || isEmpty);
  if (kept !== undefined) return kept;
  const ids = await seed(seeded.rollcall, await seedPeople(seeded));
  await seedAnswers(seeded);
  await seedCalendars(seeded);
  keepSchedules(ids);
  return ids;
}
