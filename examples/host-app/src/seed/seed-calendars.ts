import { clientOf, type Seeded } from "./seed.ts";
import { hostUsers } from "./staff.ts";

const at = (local: string): string => `${local}@harbour.example`;

/** Who has connected which of the calendars that the example serves, by its place among them. */
const connected: readonly (readonly [email: string, sample: number])[] = [
  [at("jonas.lindqvist"), 0],
  [at("ngozi.adeyemi"), 1],
  [at("zoe.brancusi"), 0],
  [at("lukasz.wojcik"), 2],
];

/** Whose calendar was there once, and is gone. */
const gone = at("mohammed.alfarsi");

/** Connects calendars as people would, each their own. */
export async function seedCalendars({ rollcall, calendars }: Seeded): Promise<void> {
  const connect = async (email: string, address: string) => {
    const identity = hostUsers.find((user) => user.email === email);
    if (identity === undefined) throw new Error(`the seed knows nobody at \`${email}\``);
    const client = clientOf(rollcall, identity).calendars;
    await client.connect({ address });
    return client;
  };
  await Promise.all([
    ...connected.map(([email, sample]) => connect(email, calendars.samples[sample]?.address ?? "")),
    calendars.whileThere(async () => (await connect(gone, calendars.goneAddress)).refresh({})),
  ]);
  // It is due now, and no longer there.
  await rollcall.refreshCalendars();
}
