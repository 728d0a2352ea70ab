import { createPostgresStore } from "@rollcall/storage-sql/postgres";
import { testDatabase } from "@rollcall/tools/postgres";
import { ReusedSchemas } from "@rollcall/tools/postgres-schemas";
import test, { after, before } from "node:test";
import { crashEverywhere, triesAll } from "../../../core/src/faults/crash-points.fixture.ts";
import { type CrashWorld, createCrashWorld, sampleCalls } from "../../../core/src/faults/crash-world.fixture.ts";
import { rowsOf } from "../../../core/src/faults/race.fixture.ts";
import { type OpenWorld, reusedWorld } from "../../../core/src/faults/reused-world.fixture.ts";

const schemas = new ReusedSchemas("crashes");
const schema = schemas.take();
let world: CrashWorld;
let open: OpenWorld;
let close: () => Promise<void>;

before(async () => {
  const store = createPostgresStore({ connectionString: await testDatabase(), maxConnections: 2, schema });
  const created = await createCrashWorld();
  world = created.world;
  open = await reusedWorld(store, await rowsOf(created.app.store));
  close = async () => store.close();
});

after(async () => {
  await close();
  await schemas.giveBack(schema);
  await schemas.end();
});

const familyOf = (name: string): string => name.slice(0, name.indexOf("."));

/** The first command of each domain, because each crash point compares all rows of the database. */
const firsts = new Map([...sampleCalls].toReversed().map(([name]) => [familyOf(name), name]));

for (const [turn, [name, sampleOf]] of [...sampleCalls].entries()) {
  if (!triesAll && firsts.get(familyOf(name)) !== name) continue;
  test(`${name} over PostgreSQL is atomic when any port call fails, and takes effect once on retry [F5]`, async (t) => {
    const crashing = { name, world, sample: sampleOf(world) };
    const points = await crashEverywhere(open, crashing, turn, { step: 3, waysAtLast: 4 });
    t.diagnostic(`${name} over PostgreSQL: ${points} crash points`);
  });
}
