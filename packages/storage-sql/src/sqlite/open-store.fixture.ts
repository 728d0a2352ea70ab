/** Opens the store at the given path and inserts a ship. Runs in a separate process. */
import { insert } from "@rollcall/core";
import { crew, ships } from "../crew.fixture.ts";
import { createSqliteStore } from "../index.ts";

const [path = "", id = ""] = process.argv.slice(2);
const store = createSqliteStore({ path });
await store.open([ships, crew]);
await store.transaction("write", (transaction) => transaction.write([insert(ships, { id, crew: 0 })]));
await store.close();
