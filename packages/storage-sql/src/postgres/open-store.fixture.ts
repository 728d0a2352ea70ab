/** Opens the store in the given schema and inserts a ship. Runs in a separate process. */
import { insert } from "@rollcall/core";
import { crew, ships } from "../crew.fixture.ts";
import { createPostgresStore } from "./index.ts";

const [connectionString = "", schema = "", id = ""] = process.argv.slice(2);
const store = createPostgresStore({ connectionString, schema });
await store.open([ships, crew]);
await store.transaction("write", (transaction) => transaction.write([insert(ships, { id, crew: 0 })]));
await store.close();
