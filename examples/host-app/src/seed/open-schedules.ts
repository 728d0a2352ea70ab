import type { DataFolder } from "../data-folder.ts";
import { readSchedules, type ScheduleIds, writeSchedules } from "../host-data.ts";
import { seedAnswers } from "./seed-answers.ts";
import { seedCalendars } from "./seed-calendars.ts";
import { seedCertifications } from "./seed-certifications.ts";
import { seedOffers } from "./seed-offers.ts";
import { seedPeople } from "./seed-people.ts";
import { seedNextWatch, seedReports } from "./seed-reports.ts";
import { seed, type Seeded } from "./seed.ts";

/** How the host starts: whether an earlier run left data, and whether to seed. */
interface Beginning {
  readonly data: DataFolder;
  readonly hadData: boolean;
  readonly isEmpty: boolean;
}

/** Returns the schedule ids. Seeds schedules, people and their responses if there are none. */
export async function openSchedules({ data, hadData, isEmpty }: Beginning, seeded: Seeded): Promise<ScheduleIds> {
  if (isEmpty) writeSchedules(data, {});
  const kept = readSchedules(data, hadData || isEmpty);
  if (kept !== undefined) return kept;
  const people = await seedPeople(seeded, () => seedReports(seeded));
  seeded.clock.catchUp();
  const ids = await seed(seeded.rollcall, people);
  await seedAnswers(seeded);
  await seedCalendars(seeded);
  await seedOffers(seeded.rollcall, ids);
  await seedCertifications(seeded.rollcall);
  await seedNextWatch(seeded.rollcall, ids);
  writeSchedules(data, ids);
  return ids;
}
