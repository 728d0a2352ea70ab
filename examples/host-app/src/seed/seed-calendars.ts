import { clientOf, type Seeded } from "./seed.ts";
import { hostUsers } from "./staff.ts";

const at = (local: string): string => `${local}@harbour.example`;

/** The calendar that each person connects, by its index. */
const connected: readonly (readonly [email: string, sample: number])[] = [
  [at("jonas.lindqvist"), 0],
  [at("ngozi.adeyemi"), 1],
  [at("zoe.brancusi"), 0],
  [at("lukasz.wojcik"), 2],
];

/** The person whose calendar is removed later. */
const gone = at("mohammed.alfarsi");

/** Connects each person's calendar as that person. */
export async function seedCalendars({ rollcall, calendars }: Seeded): Promise<void> {
  const connect = async (email: string, address: string) => {
    const identity = hostUsers.find((user) => user.email === email);
    if (identity === undefined) throw new Error(`unknown person \`${email}\` in the seed`);
    const client = clientOf(rollcall, identity).calendars;
    await client.connect({ address });
    return client;
  };
  // One after the other, so that one thread reads them all.
  for (const [email, sample] of connected) await connect(email, calendars.samples[sample]?.address ?? "");
  await calendars.whileThere(async () => (await connect(gone, calendars.goneAddress)).refresh({}));
  // Read again now that the calendar no longer exists.
  await rollcall.refreshCalendars();
}
