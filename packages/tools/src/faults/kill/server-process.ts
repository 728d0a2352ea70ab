import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Serving } from "./served.ts";

/** A server in a process of its own. */
export interface ServerProcess extends Serving {
  readonly url: string;
  /** Milliseconds from its start until it answered that it is well. */
  readonly up: number;
  /** Ends it as a power switch would. */
  kill(): Promise<void>;
}

/** Starts a server on this file and waits until it answers. */
export async function startServer(path: string): Promise<ServerProcess> {
  const began = performance.now();
  const child = fork(new URL("./served.ts", import.meta.url), [path], {
    execArgv: ["--conditions=@rollcall/source", "--disable-warning=ExperimentalWarning"],
  });
  const ended = once(child, "exit");
  const { port, opened } = await serving(child);
  const url = `http://127.0.0.1:${port}/rollcall`;
  const { ok } = await fetch(`${url}/health`);
  if (!ok) throw new Error("the server is not well");
  return {
    port,
    opened,
    url,
    up: performance.now() - began,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

const serving = (child: ChildProcess): Promise<Serving> =>
  new Promise((resolve, reject) => {
    child.once("message", (said) => resolve(said as Serving));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code} before it served`)));
  });
