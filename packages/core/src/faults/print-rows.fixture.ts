/** Prints all rows of an organization with data for every command, by collection, as JSON. Runs in a separate process. */
import { collections } from "../composition/operations.ts";
import { createCrashWorld } from "./crash-world.fixture.ts";
import { rowsOf } from "./race.fixture.ts";

const { app } = await createCrashWorld();
await app.rollcall.seal();
const rows = await rowsOf(app.store);
const byCollection = collections.map(({ name }) => [
  name,
  rows.flatMap(({ collection, row }) => (collection.name === name ? [row] : [])),
]);
process.stdout.write(JSON.stringify(Object.fromEntries(byCollection)));
