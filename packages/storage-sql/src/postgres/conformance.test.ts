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
  for (const schema of emptied) await admin.query(`drop schema "${schema}" cascade`);
  for (const connection of [first, second, admin]) await connection.end();
});

/** Removes all rows. Faster than creating the tables again. */
async function empty(admin: pg.Client, schema: string): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = $1 and tablename <> 'rollcall_schema'",
    [schema],
  );
  await admin.query(`truncate ${rows.map(({ name }) => `"${schema}"."${name}"`).join()}`);
}

let count = 0;
/** Schemas with the tables of the suite, which a test has emptied. */
const emptied: string[] = [];

storeConformance({
  name: "storage-sql/postgres",
  // Half of the default, because each round trip takes time.
  runs: 100,
  test: (title, body) => test(title, body),
  open: async (needed) => {
    const { admin, first, second } = await (shared ??= connect());
    const schema = (needed === "empty" ? emptied.pop() : undefined) ?? `conformance_${process.pid}_${count++}`;
    const stores = [
      createPostgresStore({ pool: first, schema }),
      createPostgresStore({ pool: second, schema }),
    ] as const;
    return {
      stores,
      dispose: async () => {
        for (const store of stores) await store.close();
        if (needed === "new") await admin.query(`drop schema if exists "${schema}" cascade`);
        else {
          await empty(admin, schema);
          emptied.push(schema);
        }
      },
    };
  },
});
