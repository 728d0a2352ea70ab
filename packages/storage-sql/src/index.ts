export { createSqliteStore, type SqliteStoreOptions } from "./sqlite/create-sqlite-store.ts";
export type { Synchronous } from "./sqlite/connection.ts";
export type { Inspection, MissingPart } from "./schema/inspect.ts";
export { inspectSqlite } from "./sqlite/inspect-sqlite.ts";
export { planSqlite } from "./sqlite/migrate-sqlite.ts";
export { backupSqlite, countSqliteRows, restoreSqlite } from "./sqlite/backup-sqlite.ts";
export type { RowCounts } from "./schema/count-rows.ts";
