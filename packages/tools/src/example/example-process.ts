import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { compileCache, root } from "../root.ts";

/** How to start the example. */
export interface ExampleOptions {
  /** The folder for its data. */
  readonly data: string;
  /** A PostgreSQL database instead of a SQLite file in that folder. */
  readonly databaseUrl?: string;
  /** A free port by default. */
  readonly port?: number;
  /** The URL of a proxy in front of it. */
  readonly publicUrl?: string;
  /** Replaces the data with fresh sample data, like `npm start -- --reset`. */
  readonly reset?: boolean;
  /** Starts without sample data, like `npm start -- --empty`. */
  readonly empty?: boolean;
  /** Starts as if it were some hours later, like `npm start -- --hours-later 48`. */
  readonly hoursLater?: number;
  /** Aborts the start. */
  readonly signal?: AbortSignal;
}

/** The host example in its own process, started as `npm start` starts it. */
export interface ExampleProcess {
  readonly url: string;
  readonly port: number;
  /** The id of the process. */
  readonly pid: number;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<unknown>;
  /** Kills it without warning. */
  kill(): Promise<void>;
  /** Asks it to stop and resolves to its exit code. */
  stop(): Promise<number | null>;
}

const ready = /^Ready on (http:\/\/localhost:(\d+))$/;

/** Starts the example and resolves when it accepts requests. */
export async function startExample({
  data,
  databaseUrl = "",
  port = 0,
  publicUrl = "",
  reset = false,
  empty = false,
  hoursLater = 0,
  signal,
}: ExampleOptions): Promise<ExampleProcess> {
  const flags = [...(reset ? ["--reset"] : []), ...(empty ? ["--empty"] : []), "--hours-later", String(hoursLater)];
  const child = spawn(
    process.execPath,
    ["--conditions=@rollcall/source", join(root, "examples/host-app/src/main.ts"), ...flags],
    {
      env: {
        NODE_COMPILE_CACHE: compileCache,
        ...process.env,
        ...{
          PORT: String(port),
          PUBLIC_URL: publicUrl,
          ROLLCALL_DATA: data,
          DATABASE_URL: databaseUrl,
          NODE_OPTIONS: "",
        },
      },
      // It stops when the connection to this process ends.
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    },
  );
  const ended = once(child, "exit");
  const end = (): void => void child.kill();
  signal?.addEventListener("abort", end);
  const [, url = "", taken = ""] = await lineOf(child, ready);
  signal?.removeEventListener("abort", end);
  return {
    url,
    port: Number(taken),
    pid: child.pid ?? 0,
    ended,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      child.kill("SIGTERM");
      await ended;
      return child.exitCode;
    },
  };
}

/** The first line on standard output that matches. Rejects if the process ends before. */
async function lineOf(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  if (child.stdout !== null) {
    for await (const line of createInterface({ input: child.stdout })) {
      const match = pattern.exec(line);
      if (match === null) continue;
      // Later output isn't read otherwise, and a full pipe would block the process.
      child.stdout.resume();
      return match;
    }
  }
  throw new Error("the example ended before it was ready");
}
