import { insert, type Store } from "@rollcall/core";
import { testDatabase } from "@rollcall/tools/postgres";
import type { TestContext } from "node:test";
import pg from "pg";
import { crew, ships } from "../crew.fixture.ts";
import { createPostgresStore, type PostgresStoreOptions } from "./index.ts";

let count = 0;

/** A new schema for one test with its stores, dropped after the test. */
export async function freshSchema(context: TestContext) {
  const connectionString = await testDatabase();
  const schema = `test_${process.pid}_${count++}`;
  const admin = new pg.Client({ connectionString, options: `-c search_path=${schema}` });
  await admin.connect();
  const stores: Store[] = [];
  const user = `${schema}_user`;
  let hasUser = false;
  context.after(async () => {
    for (const store of stores) await store.close();
    await admin.query(`drop schema if exists "${schema}" cascade`);
    if (hasUser) await admin.query(`drop owned by "${user}" cascade; drop role "${user}"`);
    await admin.end();
  });
  const store = (options: Partial<PostgresStoreOptions> = {}): Store => {
    const made = createPostgresStore({ connectionString, maxConnections: 4, ...options, schema });
    stores.push(made);
    return made;
  };
  /** Creates a user who may create schemas, for as long as the test runs. Returns their connection string. */
  const newUser = async (options = ""): Promise<string> => {
    await admin.query(
      `create role "${user}" login ${options}; grant create on database "${admin.database ?? ""}" to "${user}"`,
    );
    hasUser = true;
    return Object.assign(new URL(connectionString), { username: user }).href;
  };
  /** A store with the ship `s1` and no crew. */
  const launched = async (options: Partial<PostgresStoreOptions> = {}): Promise<Store> => {
    const made = store(options);
    await made.open([ships, crew]);
    await made.transaction("write", (transaction) => transaction.write([insert(ships, { id: "s1", crew: 0 })]));
    return made;
  };
  return { admin, connectionString, schema, store, launched, newUser };
}
