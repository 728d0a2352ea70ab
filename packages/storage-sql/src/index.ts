export { createSqliteStore, type SqliteStoreOptions } from "./sqlite/create-sqlite-store.ts";
export type { Synchronous } from "./sqlite/connection.ts";
export { inspectSqlite, type MissingPart, type SqliteInspection } from "./sqlite/inspect-sqlite.ts";
