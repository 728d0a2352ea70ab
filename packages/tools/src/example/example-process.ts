import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../root.ts";

/** How to start the example. */
export interface ExampleOptions {
  /** The folder that it keeps its data in. */
  readonly data: string;
  /** A free one if left out. */
  readonly port?: number;
  /** Seeds anew, like `npm start -- --reset`. */
  readonly reset?: boolean;
  /** Begins with nothing at all, like `npm start -- --empty`. */
  readonly empty?: boolean;
}

/** The host example, running as `npm start` runs it, in a process of its own. */
export interface ExampleProcess {
  readonly url: string;
  readonly port: number;
  /** Ends it as a power switch would. */
  kill(): Promise<void>;
  /** Asks it to stop, and answers with its exit code. */
  stop(): Promise<number | null>;
}

const ready = /^Ready on (http:\/\/localhost:(\d+))$/;

/** Starts the example and answers when it serves. */
export async function startExample({
  data,
  port = 0,
  reset = false,
  empty = false,
}: ExampleOptions): Promise<ExampleProcess> {
  const flags = [...(reset ? ["--reset"] : []), ...(empty ? ["--empty"] : [])];
  const child = spawn(
    process.execPath,
    ["--conditions=@rollcall/source", join(root, "examples/host-app/src/main.ts"), ...flags],
    {
      env: { ...process.env, PORT: String(port), ROLLCALL_DATA: data, NODE_OPTIONS: "" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = once(child, "exit");
  const [, url = "", taken = ""] = await lineOf(child, ready);
  return {
    url,
    port: Number(taken),
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

/** The first line on standard output that fits; rejects when the process ends before it says so. */
async function lineOf(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  if (child.stdout !== null) {
    for await (const line of createInterface({ input: child.stdout })) {
      const match = pattern.exec(line);
      if (match === null) continue;
      // What it says later has no reader; a full pipe would stop it.
      child.stdout.resume();
      return match;
    }
  }
  throw new Error("the example ended before it was ready");
}
