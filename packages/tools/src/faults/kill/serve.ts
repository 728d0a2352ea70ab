// The server process that is killed: `node … serve.ts DATABASE`, a SQLite file or the address of a PostgreSQL database. Reports its port, and the processor time to open the database and listen.
import { flushCompileCache } from "node:module";
import { createRollcall } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform, serve } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import { createPostgresStore } from "@rollcall/storage-sql/postgres";
import { ann } from "../../ann.ts";

/** The message of the server process when it is ready. */
export interface ServerReady {
  readonly port: number;
  /** Milliseconds of processor time since opening the database, without loading the program. */
  readonly opened: number;
}

const began = process.cpuUsage();
const [database = ""] = process.argv.slice(2);
const store = database.startsWith("postgresql:")
  ? createPostgresStore({ connectionString: database })
  : createSqliteStore({ path: database });
const rollcall = await createRollcall({ store, ...nodePlatform });
const server = createServer({
  rollcall,
  authenticate: () => ann,
  // A restart of the database fails many requests.
  log: () => undefined,
});
const { port } = await serve({ server, port: 0, hostname: "127.0.0.1" });
// The next process starts faster. Node writes the cache when a process ends, but not when it is killed.
flushCompileCache();
process.on("disconnect", () => process.exit());
const { user, system } = process.cpuUsage(began);
process.send?.({ port, opened: (user + system) / 1000 } satisfies ServerReady);
