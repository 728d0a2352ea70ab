export { createPostgresJobs, type PostgresJobsOptions } from "./create-postgres-jobs.ts";
