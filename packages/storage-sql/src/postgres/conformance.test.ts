import { testDatabase } from "@rollcall/tools/postgres";
import { storeConformance } from "@rollcall/testkit";
import { after, test } from "node:test";
import pg from "pg";
import { createPostgresStore } from "./index.ts";

let shared: ReturnType<typeof connect> | undefined;

/** All tests share connections, because a new one reads the catalog of the database first. */
async function connect() {
  const connectionString = await testDatabase();
  const admin = new pg.Client(connectionString);
  await admin.connect();
  const [first, second] = [new pg.Pool({ connectionString, max: 4 }), new pg.Pool({ connectionString, max: 4 })];
  return { admin, first, second };
}

after(async () => {
  if (shared === undefined) return;
  const { admin, first, second } = await shared;
  for (const connection of [first, second, admin]) await connection.end();
});

let count = 0;

storeConformance({
  name: "storage-sql/postgres",
  test: (title, body) => test(title, body),
  open: async () => {
    const { admin, first, second } = await (shared ??= connect());
    const schema = `conformance_${process.pid}_${count++}`;
    const stores = [
      createPostgresStore({ pool: first, schema }),
      createPostgresStore({ pool: second, schema }),
    ] as const;
    return {
      stores,
      dispose: async () => {
        for (const store of stores) await store.close();
        await admin.query(`drop schema if exists "${schema}" cascade`);
      },
    };
  },
});
