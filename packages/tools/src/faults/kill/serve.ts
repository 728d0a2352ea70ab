// The server process that is killed: `node … serve.ts FILE`. Reports its port, and the time to open the file and listen.
import { createRollcall } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform, serve } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";

/** The message of the server process when it is ready. */
export interface ServerReady {
  readonly port: number;
  /** Milliseconds since opening the file, without loading the program. */
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
process.send?.({ port, opened: performance.now() - began } satisfies ServerReady);
