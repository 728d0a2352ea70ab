// Renames a schedule and dies before other processes are notified: `node … dying-writer.fixture.ts DATABASE SCHEMA SCHEDULE NAME`.
import { createClient, createInProcessTransport, createRollcall } from "@rollcall/core";
import { createPostgresStore } from "@rollcall/storage-sql/postgres";
import { nodePlatform } from "./node/index.ts";
import { identityOf } from "./world.fixture.ts";

const [connectionString = "", schema = "", scheduleId = "", name = ""] = process.argv.slice(2);
const rollcall = await createRollcall({ store: createPostgresStore({ connectionString, schema }), ...nodePlatform });
const client = createClient(createInProcessTransport(rollcall, () => rollcall.recognise(identityOf("ann"))));
await client.schedules.update({ scheduleId, name });
// Notifications are collected for some milliseconds.
process.kill(process.pid, "SIGKILL");
