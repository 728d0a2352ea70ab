import pg from "pg";

/** The schema of Rollcall's tables, so that they can share a database with others. */
export const schema = "quayside";

/** The schema of the jobs. */
export const jobsSchema = `${schema}_jobs`;

/**
 * With `reset`, deletes the data of earlier runs.
 * @returns whether the database has data
 */
export async function prepareDatabase(url: string, { reset }: { readonly reset: boolean }): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (reset) await client.query(`drop schema if exists ${schema}, ${jobsSchema} cascade`);
    const { rowCount } = await client.query("select from pg_namespace where nspname = $1", [schema]);
    return rowCount === 1;
  } finally {
    await client.end();
  }
}
