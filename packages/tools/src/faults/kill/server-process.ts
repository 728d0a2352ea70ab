import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { forkProgram } from "../../fork-program.ts";
import type { ServerReady } from "./serve.ts";

/** A server in its own process. */
export interface ServerProcess extends ServerReady {
  readonly pid: number;
  readonly url: string;
  /** Milliseconds from start to the first successful health check. */
  readonly up: number;
  /** Kills it without cleanup. */
  kill(): Promise<void>;
  /** Asks it to stop and returns its exit code. */
  stop(): Promise<number | null>;
}

/**
 * Starts a server on this database and waits until it is ready.
 * @param program reports when it is ready, as `serve.ts` does
 */
export async function startServer(
  database: string,
  program = new URL("./serve.ts", import.meta.url),
): Promise<ServerProcess> {
  const began = performance.now();
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache") };
  const child = await forkProgram(program, [database], env);
  const ended = once(child, "exit");
  const { port, opened } = await serving(child);
  const url = `http://127.0.0.1:${port}/rollcall`;
  const { ok } = await fetch(`${url}/health`);
  if (!ok) throw new Error("the server's health check failed");
  return {
    pid: child.pid ?? 0,
    port,
    opened,
    url,
    up: performance.now() - began,
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

const serving = (child: ChildProcess): Promise<ServerReady> =>
  new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as ServerReady));
    child.once("exit", (code) => reject(new Error(`the server exited with ${code} before it was ready`)));
  });
