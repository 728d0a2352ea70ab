// A server process that shares jobs with others: `node … serve-jobs.ts CONNECTION-STRING`. Records each run of a slow job, and each email.
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { createRollcall, defineDomain } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform, nodeSecrets, serve } from "@rollcall/server/node";
import { createPostgresStore } from "@rollcall/storage-sql/postgres";
import { createPostgresJobs } from "@rollcall/storage-sql/postgres-jobs";
import pg from "pg";
import { ann } from "../../ann.ts";
import type { ServerReady } from "../kill/serve.ts";

const began = performance.now();
const [connectionString = ""] = process.argv.slice(2);
const records = new pg.Pool({ connectionString, max: 2 });

const work = defineDomain({
  name: "work",
  jobs: [
    {
      name: "work.step",
      every: 5,
      async run() {
        const id = randomUUID();
        await records.query("insert into proof.work (id, pid) values ($1, $2)", [id, process.pid]);
        await delay(1000);
        await records.query("update proof.work set ended = clock_timestamp() where id = $1", [id]);
      },
    },
  ],
});

const rollcall = await createRollcall({
  ...nodePlatform,
  store: createPostgresStore({ connectionString, maxConnections: 5 }),
  secrets: nodeSecrets("the same key in all processes of this proof"),
  domains: [work],
  mail: {
    baseUrl: "https://rollcall.test",
    from: { address: "rota@example.com", name: "Rota" },
    limits: { perActor: 100_000, perSchedule: 100_000 },
    mailer: {
      async send({ to, messageId }) {
        await delay(50);
        const values = [messageId, to.address, process.pid];
        await records.query("insert into proof.sent (message_id, address, pid) values ($1, $2, $3)", values);
        return { status: "sent" };
      },
    },
  },
});
const server = createServer({
  rollcall,
  authenticate: () => ann,
  jobs: createPostgresJobs({ connectionString }),
});
const listening = await serve({ server, port: 0, hostname: "127.0.0.1" });

process.on("SIGTERM", () => void stop());
process.on("disconnect", () => process.exit());
process.send?.({ port: listening.port, opened: performance.now() - began } satisfies ServerReady);

async function stop(): Promise<void> {
  await listening.close();
  await server.idle();
  await rollcall.close();
  await records.end();
  process.disconnect();
}
