import { createHttpTransport } from "@rollcall/client";
import { createPostgresStore } from "@rollcall/storage-sql/postgres";
import { transportConformance } from "@rollcall/testkit";
import { testDatabase } from "@rollcall/tools/postgres";
import { ReusedSchemas } from "@rollcall/tools/postgres-schemas";
import { after, test } from "node:test";
import { createServer } from "./create-server.ts";
import { serve } from "./node/index.ts";

const schemas = new ReusedSchemas("transports");
let used: string | undefined;

const giveBack = async (): Promise<void> => {
  if (used !== undefined) await schemas.giveBack(used);
  used = undefined;
};

after(async () => {
  await giveBack();
  await schemas.end();
});

transportConformance({
  name: "a socket over PostgreSQL",
  test,
  openStore: async () => {
    const connectionString = await testDatabase();
    // The suite has closed the store of the previous test.
    await giveBack();
    used = schemas.take();
    return createPostgresStore({ connectionString, maxConnections: 2, schema: used });
  },
  open: async ({ rollcall, identify }) => {
    const server = createServer({
      rollcall,
      authenticate: (request) => identify(request.headers.get("authorization") ?? ""),
      log: () => undefined,
    });
    const listening = await serve({ server, port: 0, grace: 500 });
    return {
      as: (authorization) =>
        createHttpTransport({
          baseUrl: `${listening.url}/rollcall`,
          headers: () => ({ authorization }),
          timeout: 60_000,
        }),
      close: () => listening.close(),
    };
  },
});
