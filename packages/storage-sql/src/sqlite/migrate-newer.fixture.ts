/** Opens a file with the collections of a newer version. Runs in a separate process. */
import { createSqliteStore } from "../index.ts";
import { searchedHarbors } from "../versions.fixture.ts";

const store = createSqliteStore({ path: process.argv[2] ?? "" });
await store.open([searchedHarbors]);
await store.close();
