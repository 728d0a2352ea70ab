// The server process that is killed: `node … served.ts FILE`. Tells its parent where it listens, and how long it took to
// open the file and to listen.
import { createRollcall } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform, serve } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";

/** What a server process says once it serves. */
export interface Serving {
  readonly port: number;
  /** Milliseconds from the first look at the file, without the time that Node takes to load the program. */
  readonly opened: number;
}

const began = performance.now();
const rollcall = await createRollcall({ store: createSqliteStore({ path: process.argv[2] ?? "" }), ...nodePlatform });
const server = createServer({
  rollcall,
  authenticate: () => ({
    organizationId: "faults",
    hostUserId: "ann",
    email: "ann@example.org",
    emailVerified: true,
    name: "Ann",
    organizationRole: "admin",
  }),
});
const { port } = await serve({ server, port: 0, hostname: "127.0.0.1" });
process.on("disconnect", () => process.exit());
process.send?.({ port, opened: performance.now() - began } satisfies Serving);
