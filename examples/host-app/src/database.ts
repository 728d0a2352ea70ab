import { collections, StoreUnavailable } from "@rollcall/core";
import { inspectPostgres } from "@rollcall/storage-sql/postgres";
import pg from "pg";

/** The schema of Rollcall's tables, so that they can share a database with others. */
export const schema = "quayside";

/** The schema of the jobs. */
export const jobsSchema = `${schema}_jobs`;

const form = "postgresql://user:password@host:5432/database";

/**
 * Checks that the database can be used. With `reset`, deletes the data of earlier runs.
 * @returns whether the database has data
 * @throws {Error} the reason why it can't be used, and what to do
 */
export async function prepareDatabase(url: string, { reset }: { readonly reset: boolean }): Promise<boolean> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) throw new Error(`DATABASE_URL must look like ${form}`);
  try {
    if (reset) await deleteData(url);
    const { state, denied, problem } = await inspectPostgres({ connectionString: url, schema }, collections);
    if (denied !== undefined) throw new Error(`${denied}. Grant the permission, or name another user in DATABASE_URL`);
    if (problem !== undefined)
      throw new Error(`${problem}. Use another database, or start over with npm start -- --reset`);
    return state !== "absent";
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    const remedy =
      "Check that the server runs, and the address, user, password and name of the database in DATABASE_URL";
    throw new Error(`${error.message}. ${remedy}`, { cause: error });
  }
}

async function deleteData(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(`drop schema if exists ${schema}, ${jobsSchema} cascade`);
  } catch (error) {
    throw new StoreUnavailable((error as Error).message, { cause: error });
  } finally {
    await client.end();
  }
}
