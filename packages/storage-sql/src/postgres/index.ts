export { createPostgresStore, type PostgresPool, type PostgresStoreOptions } from "./create-postgres-store.ts";
export { type InspectedDatabase, inspectPostgres, planPostgres, type PostgresInspection } from "./inspect-postgres.ts";
export { type PostgresSnapshot, withPostgresSnapshot } from "./snapshot-postgres.ts";
