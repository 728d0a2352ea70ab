export { createPostgresStore, type PostgresPool, type PostgresStoreOptions } from "./create-postgres-store.ts";
