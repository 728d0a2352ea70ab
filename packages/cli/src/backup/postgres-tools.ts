import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { CliError } from "../cli-error.ts";

/** The environment variables of a command. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Programs of PostgreSQL that read and write backups. */
export type PostgresTool = "pg_dump" | "pg_restore" | "psql";

/** A running program with its output. */
interface RunningTool {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** @throws {CliError} it failed, with the first line of its message */
  readonly ended: Promise<void>;
  kill(): void;
}

/** Starts a program of PostgreSQL. */
export function startTool(tool: PostgresTool, args: readonly string[], env: Environment): RunningTool {
  const child = spawn(tool, args, { env: { ...env, LC_ALL: "C" }, stdio: "pipe" });
  // The exit code shows that it failed.
  child.stdin.on("error", () => undefined);
  const run = async (): Promise<void> => {
    const [message] = await Promise.all([text(child.stderr), once(child, "close")]);
    if (child.exitCode === 0) return;
    const [line = ""] = message.split("\n", 1);
    throw new CliError(1, `\`${tool}\` failed: ${line.replace(/^(?:psql|pg_\w+):\s*/, "")}`);
  };
  const ended = run().catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error)) throw error;
    const remedy = "install the PostgreSQL client programs, such as the package `postgresql-client`";
    throw new CliError(1, `\`${tool}\` can't be run (${String(error.code)}): ${remedy}`, { cause: error });
  });
  ended.catch(() => undefined);
  return { stdin: child.stdin, stdout: child.stdout, ended, kill: () => void child.kill() };
}

/** The server or program that a tool must not be older than, with its major version. */
interface Needed {
  readonly name: string;
  readonly version: number;
}

/**
 * Requires a program at least as new as the server, or as the program whose output it reads. An older one couldn't read that output.
 * @returns its major version
 * @throws {CliError} it is missing or older
 */
export async function requireTool(tool: PostgresTool, needed: Needed, env: Environment): Promise<number> {
  const { stdout, ended } = startTool(tool, ["--version"], env);
  const [version] = await Promise.all([text(stdout), ended]);
  const major = Number(/\d+/.exec(version)?.[0]);
  if (major >= needed.version) return major;
  throw new CliError(
    1,
    `\`${tool}\` has version ${major}, but ${needed.name} has version ${needed.version}: install the PostgreSQL client programs ${needed.version} or newer`,
  );
}

/** A name as part of a statement. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A table name in the form used to compare dumps, such as `"rollcall"."people"`. */
export const tableName = (schema: string, table: string): string => `${quoted(schema)}.${quoted(table)}`;

/** The tables in a line such as `COPY rollcall."Peöple" (id) FROM stdin;`, whose bytes are characters. */
const copied = (line: string): string | undefined =>
  Buffer.from(/^COPY (.+) \(.*\) FROM stdin;$/.exec(line)?.[1] ?? "", "latin1")
    .toString()
    .match(/"(?:[^"]|"")*"|[^".]+/g)
    ?.map((name) => (name.startsWith('"') ? name : quoted(name)))
    .join(".");

/** The beginning of a line that PostgreSQL 17 and newer write. Older servers reject the setting. */
const newSetting = "SET transaction_timeout = ";

/**
 * Counts the rows of each table in a dump, and passes it on without settings that older servers reject.
 * @returns the rows by {@link tableName}
 */
export async function countDumpedRows(dump: Readable, to?: Writable): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  let table: string | undefined;
  let rest = "";
  for await (const chunk of dump as AsyncIterable<Buffer>) {
    const lines = (rest + chunk.toString("latin1")).split("\n");
    rest = lines.pop() ?? "";
    let passed = "";
    for (const line of lines) {
      if (table === undefined) {
        if (line.startsWith(newSetting)) continue;
        table = copied(line);
        if (table !== undefined) counts.set(table, 0);
      } else if (line === "\\.") table = undefined;
      else counts.set(table, (counts.get(table) ?? 0) + 1);
      if (to !== undefined) passed += `${line}\n`;
    }
    if (to?.write(passed, "latin1") === false) await once(to, "drain");
  }
  return counts;
}
