import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { freePort } from "../frameworks/framework-process.ts";
import { unprivilegedUser } from "../postgres/test-server.ts";

/** A running PgBouncer. */
export interface PgBouncer {
  /** The version, such as `1.18.0`. */
  readonly version: string;
  readonly connectionString: string;
  stop(): Promise<void>;
}

/** The number of connections to the server: fewer than clients, so that clients share them. */
export const poolSize = 4;

/** How long it may take to start, in milliseconds. */
const startTimeout = 10_000;

const programs = ["pgbouncer", "/usr/sbin/pgbouncer"];

/** Starts PgBouncer in transaction mode in front of a database. `undefined` if it isn't installed. */
export async function startPgBouncer(connectionString: string): Promise<PgBouncer | undefined> {
  const program = programs.find((path) => spawnSync(path, ["--version"]).status === 0);
  if (program === undefined) return undefined;
  const version = /[\d.]+/.exec(spawnSync(program, ["--version"], { encoding: "utf8" }).stdout)?.[0] ?? "";
  const folder = mkdtempSync(join(tmpdir(), "rollcall-pgbouncer-"));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const { host, port: serverPort, user = "", password, database = "" } = new pg.Client({ connectionString });
  const login = typeof password === "string" ? ` password=${password}` : "";
  const config = `
[databases]
${database} = host=${host} port=${serverPort} dbname=${database} user=${user}${login}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${poolSize}
max_client_conn = 200
`;
  const path = join(folder, "pgbouncer.ini");
  writeFileSync(path, config, { mode: 0o600 });
  // PgBouncer refuses to run as root.
  const runner = unprivilegedUser();
  if (runner !== undefined) chownSync(path, runner.uid, runner.gid);
  const child = spawn(program, ["--quiet", path], { stdio: "ignore", ...runner });
  const ended = once(child, "exit");
  const stop = async (): Promise<void> => {
    child.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true });
  };
  const url = `postgresql://${encodeURIComponent(user)}@127.0.0.1:${port}/${database}`;
  for (const began = performance.now(); !(await isReady(url));) {
    if (child.exitCode !== null || performance.now() - began > startTimeout) {
      await stop();
      throw new Error("PgBouncer did not start");
    }
    await delay(50);
  }
  return { version, connectionString: url, stop };
}

async function isReady(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
