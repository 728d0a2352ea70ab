import { testDatabase } from "@rollcall/tools/postgres";
import { ReusedSchemas } from "@rollcall/tools/postgres-schemas";
import { storeConformance } from "@rollcall/testkit";
import { after, test } from "node:test";
import pg from "pg";
import { createPostgresStore } from "./index.ts";

const schemas = new ReusedSchemas("conformance");
let pools: Promise<readonly [pg.Pool, pg.Pool]> | undefined;

/** All tests share connections, because a new one reads the catalog of the database first. */
async function connect(): Promise<readonly [pg.Pool, pg.Pool]> {
  const connectionString = await testDatabase();
  return [new pg.Pool({ connectionString, max: 4 }), new pg.Pool({ connectionString, max: 4 })];
}

after(async () => {
  await schemas.end();
  for (const pool of (await pools) ?? []) await pool.end();
});

storeConformance({
  name: "storage-sql/postgres",
  // Half of the default, because each round trip takes time.
  runs: 100,
  test: (title, body) => test(title, body),
  open: async (needed) => {
    const [first, second] = await (pools ??= connect());
    const schema = schemas.take(needed === "new");
    // On a busy machine, a transaction may be repeated for longer than by default.
    const lockTimeout = 60_000;
    const stores = [
      createPostgresStore({ pool: first, schema, lockTimeout }),
      createPostgresStore({ pool: second, schema, lockTimeout }),
    ] as const;
    return {
      stores,
      dispose: async () => {
        for (const store of stores) await store.close();
        await schemas.giveBack(schema, needed === "new");
      },
    };
  },
});
