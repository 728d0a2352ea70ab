import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDurableServer } from "../../postgres/test-server.ts";
import { problemsOf, problemsOfDatabase } from "../problems.ts";

/** The database of the servers that are killed. */
export interface KillTarget {
  /** The database argument of a server process. */
  readonly database: string;
  /** The number of server processes. */
  readonly servers: number;
  /** Restarts the database without a shutdown. */
  restart(): Promise<void>;
  problems(): Promise<readonly string[]>;
  /** Deletes it. */
  close(): Promise<void>;
}

/** A SQLite file, which one server uses. */
export async function sqliteTarget(): Promise<KillTarget> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-kills-"));
  const database = join(folder, "store.db");
  return {
    database,
    servers: 1,
    restart: () => Promise.reject(new TypeError("SQLite has no process of its own")),
    problems: async () => problemsOf(database),
    close: async () => rmSync(folder, { recursive: true }),
  };
}

/** A PostgreSQL server with durability, which two servers share. */
export async function postgresTarget(): Promise<KillTarget> {
  const server = await startDurableServer();
  return {
    database: server.url,
    servers: 2,
    restart: () => server.restart(),
    problems: () => problemsOfDatabase(server.url),
    close: () => server.stop(),
  };
}
