import { testDatabase } from "@rollcall/tools/postgres";
import { storeConformance } from "@rollcall/testkit";
import { after, test } from "node:test";
import pg from "pg";
import { createPostgresStore } from "./index.ts";

const connectionString = await testDatabase();
const admin = new pg.Client(connectionString);
await admin.connect();
// All tests share connections, because a new one reads the catalog of the database first.
const pools = [4, 4].map((max) => new pg.Pool({ connectionString, max })) as [pg.Pool, pg.Pool];
after(async () => {
  for (const pool of pools) await pool.end();
  await admin.end();
});
let count = 0;

storeConformance({
  name: "storage-sql/postgres",
  test: (title, body) => test(title, body),
  open: () => {
    const schema = `conformance_${process.pid}_${count++}`;
    const [first, second] = pools;
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
