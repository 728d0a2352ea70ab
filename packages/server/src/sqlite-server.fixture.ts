// A server process on a SQLite file: `node … sqlite-server.fixture.ts FILE PORT`. Sends its address to its parent.
import { createRollcall } from "@rollcall/core";
import { createSqliteStore } from "@rollcall/storage-sql";
import { createServer } from "./create-server.ts";
import { nodePlatform, serve } from "./node/index.ts";

const [path = "", port = "0"] = process.argv.slice(2);
const rollcall = await createRollcall({ store: createSqliteStore({ path }), ...nodePlatform });
const server = createServer({
  rollcall,
  authenticate: () => ({
    organizationId: "org",
    hostUserId: "ann",
    email: "ann@example.org",
    emailVerified: true,
    name: "Ann",
    organizationRole: "admin",
  }),
});
const listening = await serve({ server, port: Number(port) });
process.send?.(listening.port);
