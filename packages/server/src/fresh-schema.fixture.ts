import pg from "pg";

let count = 0;

/** Names for new PostgreSQL schemas: one for a store and one for jobs. */
export function freshSchema(connectionString: string) {
  const schema = `server_${process.pid}_${count++}`;
  const jobsSchema = `${schema}_jobs`;
  return {
    connectionString,
    schema,
    jobsSchema,
    /** Deletes both. */
    async drop(): Promise<void> {
      const admin = new pg.Client({ connectionString });
      await admin.connect();
      await admin.query(`drop schema if exists ${schema}, ${jobsSchema} cascade`);
      await admin.end();
    },
  };
}
