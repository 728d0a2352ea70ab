export { createSqliteStore, type SqliteStoreOptions } from "./create-sqlite-store.ts";
export type { Synchronous } from "./connections/connection.ts";
export { inspectSqlite, type MissingPart, type SqliteInspection } from "./inspect-sqlite.ts";
