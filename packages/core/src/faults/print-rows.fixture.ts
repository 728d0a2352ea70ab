/** Prints all rows of an organization with data for every command, by collection, as JSON. Runs in a separate process. */
import { createMemoryStore } from "@rollcall/storage-memory";
import { collections } from "../composition/operations.ts";
import { createFakeMailer } from "../testing/fake-mailer.fixture.ts";
import { createTestApp } from "../testing/test-app.fixture.ts";
import { crashUpstream, crashWorld } from "./crash-world.fixture.ts";
import { rowsOf } from "./race.fixture.ts";
import { samePasswords } from "./same-passwords.fixture.ts";
import { newSecrets } from "./test-secrets.fixture.ts";

const mailer = createFakeMailer();
const app = await createTestApp({
  store: createMemoryStore(),
  mail: mailer.options,
  secrets: newSecrets(800_000),
  passwords: samePasswords,
  links: { providers: [crashUpstream.provider] },
});
await crashWorld(app, mailer);
await app.rollcall.seal();
const rows = await rowsOf(app.store);
const byCollection = collections.map(({ name }) => [
  name,
  rows.flatMap(({ collection, row }) => (collection.name === name ? [row] : [])),
]);
process.stdout.write(JSON.stringify(Object.fromEntries(byCollection)));
