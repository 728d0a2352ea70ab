export { createPostgresStore, type PostgresPool, type PostgresStoreOptions } from "./create-postgres-store.ts";
export {
  type InspectedDatabase,
  inspectPostgres,
  planPostgres,
  type PostgresInspection,
} from "./schema/inspect-postgres.ts";
export { type PostgresSnapshot, withPostgresSnapshot } from "./schema/snapshot-postgres.ts";
