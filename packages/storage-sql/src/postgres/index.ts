export { createPostgresStore, type PostgresPool, type PostgresStoreOptions } from "./create-postgres-store.ts";
export { type InspectedDatabase, inspectPostgres, type PostgresInspection } from "./inspect-postgres.ts";
